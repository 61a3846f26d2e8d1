import { presentPeers } from '../../estate/bgpPeers';
import type { BgpPeer, VirtualInterface } from '../../estate/model';
import { logicalConnection } from '../../routerConfiguration/logicalConnection';

/**
 * A virtual interface in the API's format, for one of the two accounts that see it. The fields of its first remaining
 * BGP peer are repeated on the interface itself, as in the API before it had lists of peers.
 * @param account the calling account: an owner that has not confirmed yet does not get the router configuration
 */
export function virtualInterfaceShape(vif: VirtualInterface, account: string): object {
  const { connectionOwner, bgpPeers, routeFilterPrefixes, prefixAllocation, ...fields } = vif;
  const [first] = presentPeers(vif);
  return Object.assign(fields, asnFields(first.asn), {
    authKey: first.authKey,
    addressFamily: first.addressFamily,
    amazonAddress: first.amazonAddress,
    customerAddress: first.customerAddress,
    customerRouterConfig: mayConfigure(vif, account) ? logicalConnection(vif) : '',
    routeFilterPrefixes: routeFilterPrefixes.map((cidr) => ({ cidr })),
    bgpPeers: bgpPeers.map((peer) => bgpPeerShape(peer, vif)),
    ...(prefixAllocation && {
      prefixPoolAllocatedCountIpv4: prefixAllocation.ipv4,
      prefixPoolAllocatedCountIpv6: prefixAllocation.ipv6,
    }),
  });
}

/** The answer to a request for an interface: the operations for transit interfaces wrap it in another structure. */
export function newInterfaceAnswer(vif: VirtualInterface, account: string): object {
  const shape = virtualInterfaceShape(vif, account);
  return vif.virtualInterfaceType === 'transit' ? { virtualInterface: shape } : shape;
}

/** The connection's owner always gets the router configuration; another owner only once it confirmed. */
export function mayConfigure(vif: VirtualInterface, account: string): boolean {
  const isConfirmed = vif.virtualInterfaceState !== 'confirming' && vif.virtualInterfaceState !== 'rejected';
  return vif.connectionOwner === account || isConfirmed;
}

function bgpPeerShape(peer: BgpPeer, { awsDeviceV2, awsLogicalDeviceId }: VirtualInterface): object {
  const { bgpPeerId, authKey, addressFamily, amazonAddress, customerAddress, bgpPeerState, bgpStatus } = peer;
  return {
    bgpPeerId,
    ...asnFields(peer.asn),
    authKey,
    addressFamily,
    amazonAddress,
    customerAddress,
    bgpPeerState,
    bgpStatus,
    awsDeviceV2,
    awsLogicalDeviceId,
  };
}

/** The largest value of `asn`, an integer of 32 bits with a sign. */
const ASN_MAX = 2147483646;

/** An ASN is returned in both fields; if it does not fit into `asn`, that is 0. */
function asnFields(asn: number): { asn: number; asnLong: number } {
  return { asn: asn <= ASN_MAX ? asn : 0, asnLong: asn };
}
