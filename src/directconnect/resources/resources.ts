import type {
  BGPPeer,
  Connection,
  Interconnect,
  Lag as ApiLag,
  VirtualInterface as ApiVirtualInterface,
} from '../api';
import { visible } from '../text';
import type { PrefixCounts } from './prefixAllocations';

export type { Connection, Interconnect };

/** A BGP peer as AWS describes it, without its MD5 key. */
export type BgpPeer = Omit<BGPPeer, 'authKey'>;

/** A virtual interface as AWS describes it, without secrets: the BGP keys and the router configuration. */
export type VirtualInterface = Omit<ApiVirtualInterface, 'authKey' | 'customerRouterConfig' | 'bgpPeers'> & {
  bgpPeers?: BgpPeer[] | undefined;
};

/** A link aggregation group as AWS describes it. Its member connections are listed once, by the inventory. */
export type Lag = Omit<ApiLag, 'connections'>;

/** A hosted connection as seen by the partner who provisioned it on one of their interconnects or LAGs. */
export interface ProvisionedConnection {
  /** The interconnect's or LAG's id, since the answer does not name an interconnect. */
  readonly provisionedOn: string;
  readonly connection: Connection;
}

/** What is known of a virtual interface beyond AWS's description of it. */
export interface Learned {
  /** How many prefixes AWS accepted over it when somebody last read all of its routes. */
  readonly accepted?: PrefixCounts | undefined;
  /** The ids of the BGP peers that its failover test takes down; `undefined` if AWS does not say which. */
  readonly tested?: readonly string[] | undefined;
}

/** What one account has in one region. */
export interface Inventory {
  readonly connections: readonly Connection[];
  readonly lags: readonly Lag[];
  readonly virtualInterfaces: readonly VirtualInterface[];
  /** Only Direct Connect partners have these; empty for everyone else. */
  readonly interconnects: readonly Interconnect[];
  /** Only Direct Connect partners have these; empty for everyone else. */
  readonly provisionedConnections: readonly ProvisionedConnection[];
  /** What is known of virtual interfaces beyond AWS's descriptions, by their ids. */
  readonly learned?: ReadonlyMap<string, Learned>;
}

/** An empty inventory. */
export const emptyInventory: Inventory = {
  connections: [],
  lags: [],
  virtualInterfaces: [],
  interconnects: [],
  provisionedConnections: [],
};

/** True if the inventory is not empty. */
export function hasResources({
  connections,
  lags,
  virtualInterfaces,
  interconnects,
  provisionedConnections,
}: Inventory): boolean {
  const lists = [connections, lags, virtualInterfaces, interconnects, provisionedConnections];
  return lists.some((list) => list.length > 0);
}

/** The same virtual interface without the secrets that come with every describe answer. */
export function withoutSecrets(answer: ApiVirtualInterface): VirtualInterface {
  // Only the copy is changed. Another one would take ten times as long, and this runs for every row that is read.
  const { authKey, customerRouterConfig, ...kept } = answer;
  if (kept.bgpPeers) kept.bgpPeers = kept.bgpPeers.map(({ authKey, ...peer }) => peer);
  return kept;
}

/** A resource's name, safe to show, or its id if it has none. */
export function displayName(name: string | undefined, id: string | undefined): string {
  return visible(name?.trim() ? name : (id ?? ''));
}

/**
 * True for a hosted connection: it has a VLAN that the partner assigned, or it waits for its owner to accept it. A
 * dedicated one has no VLAN of its own, but may name a partner too ("Equinix:US-SV5").
 */
export function isHosted({ vlan = 0, connectionState }: Connection): boolean {
  return vlan > 0 || connectionState === 'ordering';
}
