import type { BgpPeer, VirtualInterface } from '../resources/resources';
import { wasDeleted } from '../resources/states';

/** The two ends of a BGP session, as AWS writes them: with a prefix length. */
export interface PeerAddresses {
  /** The customer's router. */
  readonly customer: string | undefined;
  readonly amazon: string | undefined;
}

/** Which end of a session. */
export type Side = keyof PeerAddresses;

/** An address consists of digits, dots and colons; anything else is not an address. */
const usable = (address: string | undefined) =>
  address !== undefined && /^[\da-f.:]+(?:\/\d{1,3})?$/i.test(address) ? address : undefined;

export const peerAddressesOf = ({ customerAddress, amazonAddress }: BgpPeer): PeerAddresses => ({
  customer: usable(customerAddress),
  amazon: usable(amazonAddress),
});

/**
 * The addresses of a virtual interface's sessions. Without listed peers, they are those in its own fields, where the
 * API had the only peer before it had a list.
 */
export function sessionAddressesOf(virtualInterface: VirtualInterface): PeerAddresses[] {
  const { bgpPeers = [] } = virtualInterface;
  const listed = bgpPeers.filter(({ bgpPeerState }) => !wasDeleted(bgpPeerState));
  return (listed.length > 0 ? listed : [virtualInterface]).map(peerAddressesOf);
}

/** An address without its prefix length. */
export const withoutLength = (address: string): string => address.replace(/\/.*$/, '');
