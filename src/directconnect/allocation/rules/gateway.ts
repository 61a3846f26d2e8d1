import * as l10n from '@vscode/l10n';
import { parseAsn } from '../../addressing/asn';
import { MAX_ON_GATEWAY } from '../../resources/prefixAllocations';
import { isLeaving, stateWords } from '../../resources/states';
import { visible } from '../../text';
import { allocatedPrefixes } from '../allocatedPrefixes';
import { applies } from '../draft';
import type { AllocationDraft } from '../draft';
import { gatewayKind } from '../gatewayKind';
import type { ConnectionFacts, GatewayFacts, KnownNetwork } from '../knownNetwork';
import { QUOTAS } from './rule';
import type { Rule } from './rule';

const MAX_ATTACHED = 30;

/** A check of the chosen gateway, as far as it was read. */
const check =
  (
    find: (gateway: GatewayFacts, draft: AllocationDraft, connection: ConnectionFacts) => string | undefined,
  ): Rule['check'] =>
  (draft, { gateways, facts }: KnownNetwork) => {
    const gateway = applies('gateway', draft) ? gateways.get(draft.gateway.trim()) : undefined;
    return gateway && find(gateway, draft, facts.connection);
  };

const nameOf = ({ name, id }: GatewayFacts) => visible(name || id);

/** The rules for the gateway that a virtual interface is attached to. */
export const gatewayRules: readonly Rule[] = [
  {
    id: 'gateway.id',
    fields: ['gateway'],
    level: 'block',
    source:
      'Direct Connect service model, NewPrivateVirtualInterface and NewTransitVirtualInterface: virtualGatewayId, directConnectGatewayId; AWS refuses one with neither',
    check: (draft) => {
      const kind = gatewayKind(draft.gateway);
      if (!applies('gateway', draft)) return undefined;
      if (draft.type === 'transit') {
        if (kind === 'directConnectGatewayId') return undefined;
        return kind
          ? l10n.t(
              'A transit virtual interface needs a Direct Connect gateway; a virtual private gateway takes only private ones.',
            )
          : l10n.t('Choose a Direct Connect gateway to attach the virtual interface to.');
      }
      return kind
        ? undefined
        : l10n.t(
            'Choose a virtual private gateway (vgw-…) or a Direct Connect gateway to attach the virtual interface to.',
          );
    },
  },
  {
    id: 'gateway.leaving',
    fields: ['gateway'],
    level: 'block',
    source: 'Direct Connect service model, DirectConnectGatewayState and VirtualGatewayState',
    check: check((gateway) =>
      isLeaving(gateway.state)
        ? l10n.t(
            '{0} is {1}, so nothing can be attached to it. Choose another gateway.',
            nameOf(gateway),
            stateWords(gateway.state).label,
          )
        : undefined,
    ),
  },
  {
    id: 'gateway.attachments',
    fields: ['gateway'],
    level: 'block',
    source: `${QUOTAS}: 30 virtual interfaces on a Direct Connect gateway`,
    check: check((gateway) => {
      const count = gateway.attached?.length ?? 0;
      return count < MAX_ATTACHED
        ? undefined
        : l10n.t(
            '{0} already has {1} virtual interfaces, and AWS allows at most {2}. Choose another gateway.',
            nameOf(gateway),
            count,
            MAX_ATTACHED,
          );
    }),
  },
  {
    id: 'gateway.prefixes',
    fields: ['gateway', 'prefixCountIpv4', 'prefixCountIpv6'],
    level: 'block',
    source:
      'AWS Direct Connect user guide, Managing prefix allocations: 10,000 prefixes of both families on a gateway',
    check: check(({ prefixes, ...gateway }, draft, connection) => {
      const { ipv4, ipv6 } = allocatedPrefixes(draft, connection);
      return prefixes === undefined || prefixes + ipv4 + ipv6 <= MAX_ON_GATEWAY
        ? undefined
        : l10n.t(
            'The virtual interfaces on {0} are allocated {1} prefixes, and this one would add {2}: AWS allows at most {3}. Allocate fewer, or choose another gateway.',
            nameOf(gateway),
            prefixes,
            ipv4 + ipv6,
            MAX_ON_GATEWAY,
          );
    }),
  },
  {
    id: 'gateway.exclusive',
    fields: ['gateway'],
    level: 'block',
    source:
      'AWS Direct Connect user guide, Direct Connect gateways: private and transit virtual interfaces, virtual private and transit gateways, and core networks exclude each other',
    check: check((gateway, { type }) => {
      const { attached = [], associated = [] } = gateway;
      if (associated.includes('coreNetwork') && type !== 'transit') {
        return l10n.t(
          '{0} is attached to a Cloud WAN core network, which takes transit virtual interfaces only.',
          nameOf(gateway),
        );
      }
      const [takes, other] =
        type === 'transit'
          ? (['private', 'virtualPrivateGateway'] as const)
          : (['transit', 'transitGateway'] as const);
      if (attached.includes(takes)) {
        return type === 'transit'
          ? l10n.t('{0} has private virtual interfaces, so it can’t take transit ones.', nameOf(gateway))
          : l10n.t('{0} has transit virtual interfaces, so it can’t take private ones.', nameOf(gateway));
      }
      if (!associated.includes(other)) return undefined;
      return type === 'transit'
        ? l10n.t(
            '{0} is associated with a virtual private gateway, so it can’t take transit virtual interfaces.',
            nameOf(gateway),
          )
        : l10n.t(
            '{0} is associated with a transit gateway, so it can’t take private virtual interfaces.',
            nameOf(gateway),
          );
    }),
  },
  {
    id: 'gateway.listed',
    fields: ['gateway'],
    level: 'warn',
    source:
      'Direct Connect service model, DescribeDirectConnectGateways and DescribeVirtualGateways: the gateways that the account owns, virtual private ones in the region',
    check: (draft, { facts, gateways }) =>
      facts.areAllGateways && gatewayKind(draft.gateway) && applies('gateway', draft)
        ? gateways.has(draft.gateway.trim())
          ? undefined
          : l10n.t(
              '{0} is not one of this account’s gateways in this region, so AWS will refuse it unless it is new.',
              draft.gateway.trim(),
            )
        : undefined,
  },
  {
    id: 'gateway.sameAsn',
    fields: ['gateway', 'asn'],
    level: 'warn',
    source: 'RFC 4271, section 9.1.2: a router drops routes that contain its own AS number',
    check: check((gateway, { asn }) =>
      gateway.amazonSideAsn !== undefined && parseAsn(asn) === gateway.amazonSideAsn
        ? l10n.t(
            '{0} has the same ASN as your router ({1}). Then the session is iBGP, and routes that pass through both can be dropped. Use another ASN.',
            nameOf(gateway),
            gateway.amazonSideAsn,
          )
        : undefined,
    ),
  },
  {
    id: 'gateway.ready',
    fields: ['gateway'],
    level: 'warn',
    source: 'Not documented: whether AWS attaches a virtual interface to a gateway that is not available yet',
    check: check((gateway) =>
      gateway.state === undefined || gateway.state === 'available' || isLeaving(gateway.state)
        ? undefined
        : l10n.t(
            '{0} is {1}, so AWS may refuse until it is available.',
            nameOf(gateway),
            visible(stateWords(gateway.state).label),
          ),
    ),
  },
  {
    id: 'siteLink.gateway',
    fields: ['siteLink', 'gateway'],
    level: 'block',
    source: 'AWS Direct Connect user guide, SiteLink: it works between the sites of a Direct Connect gateway',
    check: (draft) =>
      applies('siteLink', draft) && draft.siteLink !== '' && gatewayKind(draft.gateway) === 'virtualGatewayId'
        ? l10n.t('SiteLink needs a Direct Connect gateway. Choose one, or turn SiteLink off.')
        : undefined,
  },
];
