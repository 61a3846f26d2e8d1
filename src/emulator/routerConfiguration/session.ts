import { presentPeers } from '../estate/bgpPeers';
import type { BgpPeer, VirtualInterface } from '../estate/model';

/** The input of a dialect: one virtual interface as the customer's router sees it. */
export interface RouterSession {
  readonly virtualInterfaceId: string;
  readonly vlan: number;
  readonly mtu: number;
  readonly amazonSideAsn: number;
  readonly peers: readonly RouterPeer[];
}

export interface RouterPeer {
  readonly family: 'ipv4' | 'ipv6';
  readonly asn: number;
  readonly authKey: string;
  /** The customer's own address. */
  readonly local: RouterAddress;
  /** Amazon's. */
  readonly remote: RouterAddress;
}

export interface RouterAddress {
  readonly address: string;
  readonly prefix: number;
  /** The prefix as a dotted mask; empty for IPv6. */
  readonly mask: string;
}

export function sessionOf(vif: VirtualInterface): RouterSession {
  const { virtualInterfaceId, vlan, mtu, amazonSideAsn } = vif;
  return { virtualInterfaceId, vlan, mtu, amazonSideAsn, peers: presentPeers(vif).map(peerOf) };
}

function peerOf(peer: BgpPeer): RouterPeer {
  return {
    family: peer.addressFamily,
    asn: peer.asn,
    authKey: peer.authKey,
    local: addressOf(peer.customerAddress),
    remote: addressOf(peer.amazonAddress),
  };
}

function addressOf(text: string): RouterAddress {
  const [address = '', length = ''] = text.split('/');
  const prefix = Number(length);
  return { address, prefix, mask: address.includes(':') ? '' : dotted(prefix) };
}

function dotted(prefix: number): string {
  const bits = 2 ** 32 - 2 ** (32 - prefix);
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join('.');
}
