import * as l10n from '@vscode/l10n';
import { addressesApply } from '../../../directconnect/allocation/draft';
import { gatewayKind } from '../../../directconnect/allocation/gatewayKind';
import { rateLimitsUpTo } from '../../../directconnect/resources/rateLimits';
import { gatewayHint, limiterHint, poolHint, prefixCountHelp, prefixHint } from './hints';
import type { Choice, Facts, FieldSpec, Group, SelectSpec } from './fieldSpec';

/** The headings of the form, in order. */
export const groups: Readonly<Record<Group, () => string>> = {
  type: () => l10n.t('Type'),
  owner: () => l10n.t('Owner'),
  layer2: () => l10n.t('Layer 2'),
  layer3: () => l10n.t('Layer 3'),
  bgp: () => l10n.t('BGP'),
  tags: () => l10n.t('Tags'),
};

/** Every field of the form, in order. To add one, add a row here and its rules beside the others. */
export const fields: readonly FieldSpec[] = [
  {
    field: 'ownerAccount',
    group: 'owner',
    kind: 'text',
    required: true,
    example: '111122223333',
    label: () => l10n.t('Owner account'),
    help: () =>
      l10n.t(
        'The AWS account that will own the virtual interface and has to accept it: 12 digits, not your own.',
      ),
  },
  {
    field: 'gateway',
    group: 'owner',
    kind: 'select',
    orTyped: true,
    wide: true,
    required: true,
    example: ({ type }) =>
      type === 'transit' ? '1a2b3c4d-5e6f-4708-9a2b-3c4d5e6f7081' : 'vgw-1a2b3c4d5e6f70819',
    options: ({ gateways, draft }) => {
      const items = (gateways?.items ?? []).filter(
        ({ id }) => draft.type === 'private' || gatewayKind(id) === 'directConnectGatewayId',
      );
      const choices = items.map(({ id, label }) => ({ value: id, label }));
      return choices.length > 0 ? [{ value: '', label: l10n.t('Choose a gateway…') }, ...choices] : [];
    },
    label: () => l10n.t('Gateway'),
    help: ({ type }) =>
      type === 'transit'
        ? l10n.t('The Direct Connect gateway in this account to attach it to.')
        : l10n.t('The virtual private gateway or Direct Connect gateway in this account to attach it to.'),
    hint: gatewayHint,
  },
  {
    field: 'siteLink',
    group: 'owner',
    kind: 'select',
    required: false,
    options: () => [
      { value: '', label: l10n.t('Off') },
      { value: 'on', label: l10n.t('On') },
    ],
    label: () => l10n.t('SiteLink'),
    help: () =>
      l10n.t(
        'Carries traffic between the sites of a Direct Connect gateway over AWS’s backbone. AWS charges for it while it is on.',
      ),
  },
  {
    field: 'virtualInterfaceName',
    group: 'owner',
    kind: 'text',
    required: true,
    example: 'ams1-core-prod',
    label: () => l10n.t('Name'),
    help: () => l10n.t('Both accounts see it. At most 100 characters.'),
  },
  {
    field: 'vlan',
    group: 'layer2',
    kind: 'text',
    required: true,
    example: '101',
    label: () => l10n.t('VLAN'),
    help: () =>
      l10n.t(
        '802.1Q tag from 1 to 4094, unused on this connection; it can’t be changed later. A hosted connection uses the VLAN that the partner assigned.',
      ),
  },
  {
    field: 'mtu',
    group: 'layer2',
    kind: 'select',
    required: true,
    options: ({ draft }) => [
      { value: '1500', label: '1500' },
      { value: '8500', label: l10n.t('8500 (jumbo)') },
      ...(draft.type === 'transit' ? [] : [{ value: '9001', label: l10n.t('9001 (jumbo)') }]),
    ],
    label: () => l10n.t('MTU'),
    help: () =>
      l10n.t(
        'In bytes. Jumbo frames need a connection that supports them; changing the MTU later can interrupt its traffic for up to 30 s.',
      ),
    hint: ({ draft }) =>
      draft.type === 'private' && Number(draft.mtu) > 1500
        ? l10n.t('AWS’s documentation disagrees on jumbo frames: some pages say 8500, others 9001.')
        : undefined,
  },
  {
    field: 'rateLimit',
    group: 'layer2',
    kind: 'select',
    required: false,
    options: ({ known: { facts } }) => [
      { value: '', label: l10n.t('No limit') },
      ...(facts.connection.kind === 'hosted' ? [] : rateLimitsUpTo(facts.connection.bandwidth)).map(
        (limit) => ({ value: limit, label: limit }),
      ),
    ],
    label: () => l10n.t('Rate limit'),
    help: () =>
      l10n.t(
        'AWS drops traffic above it, in both directions. You can change a limit later, but only remove it in the AWS console.',
      ),
    hint: ({ known: { facts } }) => limiterHint(facts.connection),
  },
  {
    field: 'addressFamily',
    group: 'layer3',
    kind: 'select',
    required: true,
    options: () => [
      { value: 'ipv4', label: 'IPv4' },
      { value: 'ipv6', label: 'IPv6' },
    ],
    label: () => l10n.t('Address family'),
    help: (draft) =>
      addressesApply(draft)
        ? l10n.t('The family of the first BGP peer.')
        : l10n.t('For IPv6, Amazon assigns both peer addresses from a /125, so there is nothing to fill in.'),
  },
  {
    field: 'customerAddress',
    group: 'layer3',
    kind: 'text',
    required: ({ type }) => type === 'public',
    example: ({ type }) => (type === 'public' ? '203.0.113.1/30' : '192.168.1.1/30'),
    label: () => l10n.t('Your router address'),
    help: ({ type }) =>
      type === 'public'
        ? l10n.t('Your public address, with its prefix length.')
        : l10n.t(
            'With its prefix length. Leave both addresses empty to let AWS assign a link-local /30 from 169.254.0.0/16.',
          ),
  },
  {
    field: 'amazonAddress',
    group: 'layer3',
    kind: 'text',
    required: ({ type }) => type === 'public',
    example: ({ type }) => (type === 'public' ? '203.0.113.2/30' : '192.168.1.2/30'),
    label: () => l10n.t('Amazon address'),
    help: () => l10n.t('The other end, in the same subnet: a /30 is usual, a /31 is allowed.'),
  },
  {
    field: 'prefixes',
    group: 'bgp',
    kind: 'lines',
    wide: true,
    required: true,
    example: '203.0.113.0/24',
    label: () => l10n.t('Prefixes to advertise'),
    help: () =>
      l10n.t(
        'Your public prefixes, 1 to 1,000: paste a list. AWS’s review takes up to 72 hours; later, only AWS Support can change them.',
      ),
    hint: prefixHint,
  },
  {
    field: 'asn',
    group: 'bgp',
    kind: 'text',
    required: true,
    example: '65010',
    label: () => l10n.t('Your BGP ASN'),
    help: () =>
      l10n.t(
        'The ASN of your router: 65010, AS65010 or asdot. Private: 64512 to 65534, and 4200000000 to 4294967294.',
      ),
  },
  {
    field: 'authKey',
    group: 'bgp',
    kind: 'secret',
    required: false,
    label: () => l10n.t('BGP MD5 key'),
    help: () =>
      l10n.t('MD5 password of the session, 6 to 80 characters. Leave it empty to let AWS generate one.'),
  },
  {
    field: 'prefixCountIpv4',
    group: 'bgp',
    kind: 'text',
    required: false,
    example: '100',
    label: () => l10n.t('IPv4 prefixes accepted'),
    help: prefixCountHelp,
    hint: ({ known: { facts } }) => poolHint(facts.connection.prefixPool?.ipv4),
  },
  {
    field: 'prefixCountIpv6',
    group: 'bgp',
    kind: 'text',
    required: false,
    example: '100',
    label: () => l10n.t('IPv6 prefixes accepted'),
    help: prefixCountHelp,
    hint: ({ known: { facts } }) => poolHint(facts.connection.prefixPool?.ipv6),
  },
  {
    field: 'tags',
    group: 'tags',
    kind: 'tags',
    required: false,
    label: () => l10n.t('Tags'),
    help: () => l10n.t('At most 50. Empty rows are not sent.'),
  },
];

/**
 * The choices of a select. A value that is not among them, for example from an older draft, is added rather than
 * replaced.
 */
export function choices(spec: SelectSpec, value: string, scene: Facts): readonly Choice[] {
  const known = spec.options(scene);
  return known.some((choice) => choice.value === value) ? known : [...known, { value, label: value }];
}
