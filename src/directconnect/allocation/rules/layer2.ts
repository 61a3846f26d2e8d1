import * as l10n from '@vscode/l10n';
import { visible } from '../../text';
import { applies } from '../draft';
import type { KnownNetwork } from '../knownNetwork';
import { CLOUDFORMATION, GUIDE, MODEL, wholeNumber } from './rule';
import type { Rule } from './rule';

function userOf(vlan: string, { byVlan }: KnownNetwork) {
  const number = wholeNumber(vlan);
  return number === undefined ? undefined : byVlan.get(number);
}

/** The rules for the VLAN and the MTU. */
export const layer2Rules: readonly Rule[] = [
  {
    id: 'vlan.range',
    fields: ['vlan'],
    level: 'block',
    source: `IEEE 802.1Q reserves 0 and 4095; ${CLOUDFORMATION} lists them all the same`,
    check: ({ vlan }) => {
      const id = wholeNumber(vlan);
      return id !== undefined && id >= 1 && id <= 4094 ? undefined : l10n.t('Enter a VLAN from 1 to 4094.');
    },
  },
  {
    id: 'vlan.partner',
    fields: ['vlan'],
    level: 'block',
    source: `${GUIDE}: on a hosted connection the partner has chosen the VLAN`,
    check: ({ vlan }, { facts: { connection } }) => {
      const given = wholeNumber(vlan);
      return connection.vlan !== undefined && given !== undefined && given !== connection.vlan
        ? l10n.t('The partner assigned VLAN {0} to this hosted connection. Enter {0}.', connection.vlan)
        : undefined;
    },
  },
  {
    id: 'vlan.free',
    fields: ['vlan'],
    level: 'block',
    source: `${GUIDE}: the VLAN must not be used on the connection yet`,
    check: ({ vlan }, known) => {
      const user = userOf(vlan, known);
      return user && user.state !== 'deleting'
        ? l10n.t(
            'VLAN {0} is used by {1} ({2}). Choose another.',
            user.vlan,
            visible(user.virtualInterfaceName),
            visible(user.virtualInterfaceId),
          )
        : undefined;
    },
  },
  {
    id: 'vlan.beingFreed',
    fields: ['vlan'],
    level: 'warn',
    source:
      'Not documented: whether AWS frees a VLAN while its virtual interface is being deleted, or only after that',
    check: ({ vlan }, known) => {
      const user = userOf(vlan, known);
      return user?.state === 'deleting'
        ? l10n.t(
            'VLAN {0} is used by {1}, which is being deleted. AWS may refuse it until that is done.',
            user.vlan,
            visible(user.virtualInterfaceId),
          )
        : undefined;
    },
  },
  {
    id: 'vlan.native',
    fields: ['vlan'],
    level: 'warn',
    source:
      'IEEE 802.1Q: VLAN 1 is the default port VLAN; AWS Direct Connect user guide: 802.1Q tags are required',
    check: ({ vlan }) =>
      wholeNumber(vlan) === 1
        ? l10n.t(
            'VLAN 1 is the native VLAN of most switches, which send it without a tag, and AWS needs the tag. Choose another, or make sure that your switch tags it.',
          )
        : undefined,
  },
  {
    id: 'mtu.values',
    fields: ['mtu'],
    level: 'block',
    source: `${MODEL} and one page of the user guide: 1500 and 8500; other pages of the guide, examples of CloudFormation and Terraform’s provider: 1500 and 9001`,
    check: (draft) => {
      if (!applies('mtu', draft)) return undefined;
      if (draft.type === 'transit') {
        return ['1500', '8500'].includes(draft.mtu)
          ? undefined
          : l10n.t('Choose an MTU of 1500 or 8500: a transit virtual interface supports no other MTU.');
      }
      return ['1500', '8500', '9001'].includes(draft.mtu)
        ? undefined
        : l10n.t('Choose an MTU of 1500, 8500 or 9001.');
    },
  },
  {
    id: 'mtu.jumbo',
    fields: ['mtu'],
    level: 'block',
    source: 'Direct Connect service model: jumboFrameCapable',
    check: (draft, { facts: { connection } }) =>
      applies('mtu', draft) && Number(draft.mtu) > 1500 && connection.jumboFrameCapable === false
        ? l10n.t('This connection does not support jumbo frames; choose 1500.')
        : undefined,
  },
];
