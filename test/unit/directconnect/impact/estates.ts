import type { Route } from '../../../../src/directconnect/api';
import type { Change } from '../../../../src/directconnect/impact/change';
import { impactOf } from '../../../../src/directconnect/impact/impact';
import type { Impact } from '../../../../src/directconnect/impact/impact';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { BgpPeer, Inventory, VirtualInterface } from '../../../../src/directconnect/resources/resources';

/** A BGP peer whose session is up. */
export const peer = (addressFamily: 'ipv4' | 'ipv6' = 'ipv4', over: BgpPeer = {}): BgpPeer => ({
  bgpPeerId: `dxpeer-${addressFamily}`,
  addressFamily,
  bgpPeerState: 'available',
  bgpStatus: 'up',
  ...over,
});

/** A private virtual interface on the gateway `core`, with its ID as its name, whose IPv4 session is up. */
export const vif = (virtualInterfaceId: string, over: VirtualInterface = {}): VirtualInterface => ({
  virtualInterfaceId,
  virtualInterfaceName: virtualInterfaceId,
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  region: 'us-east-1',
  connectionId: `dxcon-${virtualInterfaceId}`,
  directConnectGatewayId: 'core',
  bgpPeers: [peer()],
  ...over,
});

export const route = (cidr: string, ...communities: string[]): Route => ({
  cidr,
  communities,
  routeDirection: 'accepted',
  addressFamily: cidr.includes(':') ? 'ipv6' : 'ipv4',
});

/** Accepted routes, by the ID of the virtual interface. */
export const accepted = (lists: Readonly<Record<string, readonly (string | Route)[]>>) =>
  new Map(
    Object.entries(lists).map(([id, routes]) => [
      id,
      routes.map((one) => (typeof one === 'string' ? route(one) : one)),
    ]),
  );

export const estateOf = (virtualInterfaces: readonly VirtualInterface[], over: Partial<Inventory> = {}) => ({
  ...emptyInventory,
  virtualInterfaces,
  ...over,
});

/** The impact of deleting the virtual interface `a`. */
export const withoutA = (
  estate: Inventory,
  lists: Parameters<typeof accepted>[0],
  change: Change = { kind: 'virtualInterfaces', ids: ['a'] },
): Impact => impactOf(change, estate, accepted(lists));
