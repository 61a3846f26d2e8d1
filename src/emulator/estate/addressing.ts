import type { Estate } from './estate';
import type { AddressFamily } from './model';

export interface AddressPair {
  readonly amazonAddress: string;
  readonly customerAddress: string;
}

/** /30 subnets of 169.254.0.0/16 without its first and last 256 addresses and without 169.254.169.0/24 (instance metadata). */
const USABLE_THIRD_OCTETS = Array.from({ length: 254 }, (_, index) => index + 1).filter((n) => n !== 169);

/**
 * The peer addresses that Amazon assigns when a request omits them: an IPv4 /30 from 169.254.0.0/16, or an IPv6 /125.
 * They are unique in the estate.
 */
export function assignAddresses(estate: Estate, family: AddressFamily): AddressPair {
  return family === 'ipv4' ? assignIpv4(estate) : assignIpv6(estate);
}

function assignIpv4(estate: Estate): AddressPair {
  for (;;) {
    const subnet = estate.subnets.ipv4++;
    const third = USABLE_THIRD_OCTETS[Math.floor(subnet / 64) % USABLE_THIRD_OCTETS.length] ?? 1;
    const base = (subnet % 64) * 4;
    const pair = pairOf((host) => `169.254.${third}.${base + host}/30`);
    const exhausted = subnet >= USABLE_THIRD_OCTETS.length * 64;
    if (exhausted || !isTaken(estate, pair)) return pair;
  }
}

function assignIpv6(estate: Estate): AddressPair {
  for (;;) {
    const subnet = estate.subnets.ipv6++;
    const group = subnet === 0 ? '' : `:${subnet.toString(16)}`;
    const pair = pairOf((host) => `2001:db8:dc${group}::${host}/125`);
    if (!isTaken(estate, pair)) return pair;
  }
}

function pairOf(address: (host: number) => string): AddressPair {
  return { amazonAddress: address(1), customerAddress: address(2) };
}

function isTaken(estate: Estate, pair: AddressPair): boolean {
  return estate.virtualInterfaces.some((vif) =>
    vif.bgpPeers.some((peer) => peer.amazonAddress === pair.amazonAddress),
  );
}
