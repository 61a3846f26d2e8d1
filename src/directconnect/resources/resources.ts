import type {
  BGPPeer as SdkBgpPeer,
  Connection,
  Interconnect,
  Lag as SdkLag,
  VirtualInterface as SdkVirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { visible } from '../text';

export type { Connection, Interconnect };

/** A BGP peer as the SDK describes it, without its MD5 key. */
export type BgpPeer = Omit<SdkBgpPeer, 'authKey'>;

/** A virtual interface as the SDK describes it, without what is secret: the BGP keys and the router configuration. */
export type VirtualInterface = Omit<SdkVirtualInterface, 'authKey' | 'customerRouterConfig' | 'bgpPeers'> & {
  bgpPeers?: BgpPeer[];
};

/** A link aggregation group as the SDK describes it. Its member connections are listed once, by the inventory. */
export type Lag = Omit<SdkLag, 'connections'>;

/** A hosted connection as the partner sees it who provisioned it: on one of the partner's interconnects or LAGs. */
export interface ProvisionedConnection {
  /** The interconnect's or LAG's id: the answer itself does not name an interconnect. */
  readonly provisionedOn: string;
  readonly connection: Connection;
}

/** What one account has in one region. */
export interface Inventory {
  readonly connections: readonly Connection[];
  readonly lags: readonly Lag[];
  readonly virtualInterfaces: readonly VirtualInterface[];
  /** Of a Direct Connect partner alone; empty for everyone else. */
  readonly interconnects: readonly Interconnect[];
  /** Of a Direct Connect partner alone; empty for everyone else. */
  readonly provisionedConnections: readonly ProvisionedConnection[];
}

/** An inventory of nothing. */
export const emptyInventory: Inventory = {
  connections: [],
  lags: [],
  virtualInterfaces: [],
  interconnects: [],
  provisionedConnections: [],
};

/** True for an inventory of anything. */
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
export function withoutSecrets(answer: SdkVirtualInterface): VirtualInterface {
  const { authKey, customerRouterConfig, bgpPeers, ...rest } = answer;
  return {
    ...rest,
    ...(bgpPeers && { bgpPeers: bgpPeers.map(({ authKey, ...peer }) => peer) }),
  };
}

/** The name a person gave a resource, fit to be shown, or its id where it has none. */
export function displayName(name: string | undefined, id: string | undefined): string {
  return visible(name?.trim() ? name : (id ?? ''));
}

/**
 * True for a hosted connection: the partner gave it its VLAN, or it waits for its owner to accept it. A dedicated one
 * has no VLAN of its own; it may name a partner all the same ("Equinix:US-SV5").
 */
export function isHosted({ vlan = 0, connectionState }: Connection): boolean {
  return vlan > 0 || connectionState === 'ordering';
}
