import { asnOf } from '../addressing/asn';
import { displayName, isHosted } from '../resources/resources';
import type { Inventory, Lag, VirtualInterface } from '../resources/resources';
import { bandwidthOf, megabitsOf } from '../resources/rateLimits';
import { isGone } from '../resources/states';
import type { Connection } from '../resources/resources';
import type {
  AccountFacts,
  ConnectionFacts,
  InterfaceFacts,
  NetworkFacts,
  PeerFacts,
  SubnetFacts,
} from './knownNetwork';

/** Where the facts come from. */
export interface FactSources {
  readonly connectionId: string;
  readonly region: string;
  /** The inventory of the place that the connection is in. */
  readonly inventory: Inventory;
  /** The inventories of all other places that were read. */
  readonly others: readonly Inventory[];
  /** The accounts behind the user's profiles. */
  readonly accounts: readonly AccountFacts[];
}

/** A LAG carries as much as its members together. */
function bandwidthOn(connection: Connection | undefined, lag: Lag | undefined): string | undefined {
  if (connection) return connection.bandwidth;
  const { connectionsBandwidth = '', numberOfConnections = 0 } = lag ?? {};
  const each = megabitsOf(connectionsBandwidth);
  return each === undefined || numberOfConnections === 0
    ? undefined
    : bandwidthOf(each * numberOfConnections);
}

/** How many rate limiters and prefixes are left. AWS tells only the owner of the connection or LAG. */
function capacityFacts(found: Connection | Lag): Pick<ConnectionFacts, 'rateLimiters' | 'prefixPool'> {
  const { inUse, maxAllowed } = found.rateLimiterStatus ?? {};
  const { prefixPoolUnallocatedCountIpv4: ipv4, prefixPoolUnallocatedCountIpv6: ipv6 } = found;
  return {
    ...(inUse !== undefined && maxAllowed !== undefined && { rateLimiters: { inUse, most: maxAllowed } }),
    ...((ipv4 !== undefined || ipv6 !== undefined) && {
      prefixPool: { ...(ipv4 !== undefined && { ipv4 }), ...(ipv6 !== undefined && { ipv6 }) },
    }),
  };
}

/** What is known about a connection or LAG. If the account does not own it, that is only its id. */
export function connectionFactsOf({
  connectionId,
  region,
  inventory,
}: Pick<FactSources, 'connectionId' | 'region' | 'inventory'>): ConnectionFacts {
  const connection = inventory.connections.find((one) => one.connectionId === connectionId);
  const lag = connection ? undefined : inventory.lags.find(({ lagId }) => lagId === connectionId);
  const found = connection ?? lag;
  if (!found) return { id: connectionId, region };
  const name = connection?.connectionName ?? lag?.lagName;
  const state = connection?.connectionState ?? lag?.lagState;
  const hosted = connection && isHosted(connection);
  const { jumboFrameCapable, ownerAccount } = found;
  const bandwidth = bandwidthOn(connection, lag);
  return {
    id: connectionId,
    region,
    kind: lag ? 'lag' : hosted ? 'hosted' : 'dedicated',
    ...(name && { name }),
    ...(state !== undefined && { state }),
    ...(hosted && connection.vlan && { vlan: connection.vlan }),
    ...(jumboFrameCapable !== undefined && { jumboFrameCapable }),
    ...(lag?.allowsHostedConnections && { hostsConnections: true }),
    ...(ownerAccount && { ownerAccount }),
    ...(bandwidth && { bandwidth }),
    ...capacityFacts(found),
  };
}

/** The ids that share VLANs and quota with a connection: its LAG and the LAG's members. */
function sharedWith({ connectionId, inventory: { connections } }: FactSources): Set<string> {
  const lag = connections.find((one) => one.connectionId === connectionId)?.lagId ?? connectionId;
  const members = connections.filter(({ lagId }) => lagId === lag);
  return new Set([connectionId, lag, ...members.flatMap((member) => member.connectionId ?? [])]);
}

/** One per BGP peer. The virtual interface repeats the first peer's fields, which are used if no peer is listed. */
function peerFacts(virtualInterface: VirtualInterface): PeerFacts[] {
  const { bgpPeers = [] } = virtualInterface;
  return (bgpPeers.length > 0 ? bgpPeers : [virtualInterface]).map(
    ({ addressFamily = '', customerAddress = '', amazonAddress = '' }) => ({
      addressFamily,
      customerAddress,
      amazonAddress,
    }),
  );
}

function interfaceFacts(virtualInterface: VirtualInterface): InterfaceFacts {
  const { virtualInterfaceId = '', virtualInterfaceName, ownerAccount = '', vlan = 0 } = virtualInterface;
  return {
    virtualInterfaceId,
    virtualInterfaceName: displayName(virtualInterfaceName, virtualInterfaceId),
    type: virtualInterface.virtualInterfaceType ?? '',
    state: virtualInterface.virtualInterfaceState ?? '',
    vlan,
    asn: asnOf(virtualInterface) ?? 0,
    ownerAccount,
    peers: peerFacts(virtualInterface),
  };
}

function subnetFacts(virtualInterface: VirtualInterface): SubnetFacts {
  const { virtualInterfaceId, virtualInterfaceName, peers } = interfaceFacts(virtualInterface);
  const addresses = peers.map(({ customerAddress, amazonAddress }) => customerAddress || amazonAddress);
  return { virtualInterfaceId, virtualInterfaceName, addresses: addresses.filter((one) => one !== '') };
}

/** The accounts of the profiles, then the owners of virtual interfaces, each once. */
function accountFacts(accounts: readonly AccountFacts[], owners: Iterable<string>): AccountFacts[] {
  const known = new Map<string, AccountFacts>();
  for (const { id, names, own } of accounts) {
    const there = known.get(id);
    const together = there ? [...new Set([...there.names, ...names])] : names;
    known.set(id, { id, names: together, own: own || there?.own === true });
  }
  for (const id of owners) if (!known.has(id)) known.set(id, { id, names: [], own: false });
  return [...known.values()];
}

/** What the form for one connection is told about the network: everything that was read, without secrets. */
export function networkFacts(sources: FactSources): NetworkFacts {
  const { inventory, others, accounts } = sources;
  const shared = sharedWith(sources);
  const byId = new Map<string, VirtualInterface>();
  for (const one of [inventory, ...others].flatMap(({ virtualInterfaces }) => virtualInterfaces)) {
    const id = one.virtualInterfaceId ?? '';
    if (id && !byId.has(id)) byId.set(id, one);
  }
  const all = [...byId.values()];
  const here = all.filter(({ connectionId }) => shared.has(connectionId ?? ''));
  const elsewhere = all.filter(
    ({ connectionId, virtualInterfaceState }) =>
      !shared.has(connectionId ?? '') && !isGone(virtualInterfaceState),
  );
  return {
    connection: connectionFactsOf(sources),
    virtualInterfaces: here.map(interfaceFacts),
    elsewhere: elsewhere.map(subnetFacts),
    accounts: accountFacts(accounts, new Set(all.flatMap(({ ownerAccount }) => ownerAccount ?? []))),
  };
}
