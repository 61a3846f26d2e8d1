import * as l10n from '@vscode/l10n';
import { withoutLength } from '../addressing/peerAddresses';
import { emptyDraft } from '../allocation/draft';
import type { AllocationDraft } from '../allocation/draft';
import { knownNetwork } from '../allocation/knownNetwork';
import type { KnownNetwork } from '../allocation/knownNetwork';
import { networkFacts } from '../allocation/networkFacts';
import { validate } from '../allocation/rules';
import { subjectFrom } from '../kinds/subject';
import type { SubjectOf } from '../kinds/subject';
import { peersOf } from '../impact/change';
import { interfaceTypeOf } from '../resources/interfaceTypes';
import { isHosted } from '../resources/resources';
import type { Inventory, VirtualInterface } from '../resources/resources';
import { isGone, stateWords, takesVirtualInterfaces } from '../resources/states';
import { visible } from '../text';

/** A connection or LAG that a virtual interface might be moved to. */
export interface MoveTarget {
  readonly subject: SubjectOf<'connection'> | SubjectOf<'lag'>;
  /** Why it can't be moved there; omitted if it can. */
  readonly why?: string;
  /** What else there is to know. */
  readonly warning?: string;
}

type PortKind = 'dedicated' | 'hosted' | 'lag' | undefined;

/** The fields of a request whose rules also apply to a move. */
const FIELDS: ReadonlySet<string> = new Set([
  ...['connection', 'vlan', 'mtu', 'rateLimit', 'prefixCountIpv4', 'prefixCountIpv6'],
]);

/** Rules that do not apply to a move: a moved virtual interface keeps its allocations even where there is no pool. */
const NOT_MOVED: ReadonlySet<string> = new Set(['prefixCountIpv4.hosted', 'prefixCountIpv6.hosted']);

/** Messages for a move, in place of those that ask to change a field. */
const moveWords: Readonly<Record<string, (one: VirtualInterface, known: KnownNetwork) => string>> = {
  'vlan.free': ({ vlan = 0 }, { byVlan }) =>
    l10n.t('VLAN {0} is used there by {1}.', vlan, visible(byVlan.get(vlan)?.virtualInterfaceName ?? '?')),
  'vlan.partner': ({ vlan = 0 }, { facts }) =>
    l10n.t(
      'The partner assigned VLAN {0} to it; the virtual interface has VLAN {1}.',
      facts.connection.vlan ?? '?',
      vlan,
    ),
  'rateLimit.bandwidth': ({ rateLimit = '' }, { facts }) =>
    l10n.t(
      'Its bandwidth is {0}, and the rate limit is {1}. Change the rate limit first.',
      facts.connection.bandwidth ?? '?',
      rateLimit,
    ),
  'rateLimit.hosted': () =>
    l10n.t('A hosted connection is limited to the bandwidth that was bought, so it can’t have a rate limit.'),
  'rateLimit.limiters': (_one, { facts }) =>
    l10n.t(
      'All {0} rate limiters of this connection are in use.',
      facts.connection.rateLimiters?.most ?? '?',
    ),
  'mtu.jumbo': ({ mtu = 0 }) => l10n.t('It does not support jumbo frames, and the MTU is {0}.', mtu),
  'prefixCountIpv4.pool': () => l10n.t('Its pool has too few IPv4 prefixes left.'),
  'prefixCountIpv6.pool': () => l10n.t('Its pool has too few IPv6 prefixes left.'),
};

const text = (value: number | string | undefined) => (value === undefined ? '' : String(value));

/** The draft that would create the same virtual interface. */
function draftOf(virtualInterface: VirtualInterface): AllocationDraft {
  const { vlan, mtu, rateLimit } = virtualInterface;
  const isPublic = virtualInterface.virtualInterfaceType === 'public';
  return {
    ...emptyDraft,
    type: interfaceTypeOf(virtualInterface) ?? 'private',
    mode: 'create',
    vlan: text(vlan),
    mtu: isPublic ? '' : text(mtu ?? 1500),
    rateLimit: text(rateLimit),
    ...(!isPublic && {
      prefixCountIpv4: text(virtualInterface.prefixPoolAllocatedCountIpv4),
      prefixCountIpv6: text(virtualInterface.prefixPoolAllocatedCountIpv6),
    }),
  };
}

/** Source: AWS Direct Connect User Guide, "Associate a virtual interface with a connection or LAG". */
function kindProblem(from: PortKind, to: PortKind): string | undefined {
  if (from === 'hosted' && to === 'hosted') {
    return l10n.t('A virtual interface can’t be moved from one hosted connection to another.');
  }
  if (from === 'hosted' && to === 'lag') {
    return l10n.t('A virtual interface on a hosted connection can’t be moved to a LAG.');
  }
  return from === 'lag' && to === 'hosted'
    ? l10n.t('A virtual interface on a LAG can’t be moved to a hosted connection.')
    : undefined;
}

/** The addresses of the peers that stay. */
function addressesOf(
  peers: readonly { customerAddress?: string | undefined; amazonAddress?: string | undefined }[],
) {
  return peers
    .flatMap(({ customerAddress, amazonAddress }) => [customerAddress, amazonAddress])
    .flatMap((address) => (address ? [withoutLength(address).toLowerCase()] : []));
}

/** Source: Direct Connect service model, AssociateVirtualInterface: refused on conflicting addresses. */
function addressProblem(virtualInterface: VirtualInterface, { counted, leaving }: KnownNetwork) {
  const own = addressesOf(peersOf(virtualInterface).filter(({ bgpPeerState }) => !isGone(bgpPeerState)));
  for (const { peers, virtualInterfaceName } of [...counted, ...leaving]) {
    const taken = addressesOf(peers).find((address) => own.includes(address));
    if (taken !== undefined) {
      return l10n.t('The address {0} is used there by {1}.', taken, visible(virtualInterfaceName));
    }
  }
  return undefined;
}

function kindOf(connectionId: string, { connections, lags }: Inventory): PortKind {
  if (lags.some(({ lagId }) => lagId === connectionId)) return 'lag';
  const connection = connections.find((one) => one.connectionId === connectionId);
  if (connection?.lagId) return 'lag';
  return connection && (isHosted(connection) ? 'hosted' : 'dedicated');
}

/**
 * The connections and LAGs of a region that a virtual interface might be moved to, those that can be first. Only the
 * account's own are listed, as AWS demands.
 */
export function moveTargets(
  virtualInterface: VirtualInterface,
  region: string,
  inventory: Inventory,
): MoveTarget[] {
  const { connectionId: present = '' } = virtualInterface;
  const lagOf = inventory.connections.find(({ connectionId }) => connectionId === present)?.lagId;
  const subjects = [
    ...inventory.lags.map((one) => subjectFrom('lag', one)),
    ...inventory.connections.filter(({ lagId }) => !lagId).map((one) => subjectFrom('connection', one)),
  ];
  const draft = draftOf(virtualInterface);
  return subjects
    .filter(({ id, state }) => id !== '' && id !== present && id !== lagOf && !isGone(state))
    .map((subject): MoveTarget => {
      const { id, state } = subject;
      const known = knownNetwork(
        networkFacts({ connectionId: id, region, inventory, others: [], accounts: [] }),
      );
      const found = validate(draft, known).filter(
        ({ field, rule }) => FIELDS.has(field) && !NOT_MOVED.has(rule),
      );
      const broken = found.find(({ level }) => level === 'block');
      const why =
        (takesVirtualInterfaces(state)
          ? undefined
          : l10n.t('Its state is {0}.', visible(stateWords(state).label))) ??
        kindProblem(kindOf(present, inventory), kindOf(id, inventory)) ??
        (broken && (moveWords[broken.rule]?.(virtualInterface, known) ?? broken.message)) ??
        addressProblem(virtualInterface, known);
      const warning = found.find(({ level }) => level === 'warn')?.message;
      return { subject, ...(why !== undefined && { why }), ...(warning !== undefined && { warning }) };
    })
    .toSorted((one, other) => Number(one.why !== undefined) - Number(other.why !== undefined));
}
