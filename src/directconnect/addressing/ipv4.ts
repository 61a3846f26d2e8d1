/** An IPv4 interface address: the address as an unsigned 32-bit number and its prefix length in bits. */
export interface Ipv4Interface {
  readonly address: number;
  readonly prefixLength: number;
}

/** Four octets and a prefix length, none of them with a leading zero. */
const INTERFACE = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\/(0|[1-9]\d?)$/;

/**
 * Parses `address/prefix` as a router interface is written, for example `192.168.1.1/30`.
 * @returns `undefined` when the text is anything else: no prefix, an octet over 255 or with a leading zero.
 */
export function parseIpv4Interface(text: string): Ipv4Interface | undefined {
  const match = INTERFACE.exec(text.trim());
  if (!match) return undefined;
  const part = (index: number) => Number(match[index]);
  const [a, b, c, d, prefixLength] = [part(1), part(2), part(3), part(4), part(5)];
  if (a > 255 || b > 255 || c > 255 || d > 255 || prefixLength > 32) return undefined;
  return { address: a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d, prefixLength };
}

/** The number of addresses in the subnet of an interface. */
export function sizeOf({ prefixLength }: Ipv4Interface): number {
  return 2 ** (32 - prefixLength);
}

/** The first address of the subnet that an interface is in, as an unsigned 32-bit number. */
export function networkOf(address: Ipv4Interface): number {
  return address.address - (address.address % sizeOf(address));
}

/** True when both interfaces have the same prefix length and lie in the same subnet. */
export function sameSubnet(one: Ipv4Interface, other: Ipv4Interface): boolean {
  return one.prefixLength === other.prefixLength && networkOf(one) === networkOf(other);
}

/**
 * False for an address that no router can have: in 0.0.0.0/8, of a loopback (127.0.0.0/8), multicast (224.0.0.0/4) or
 * reserved (240.0.0.0/4). Source: IANA, IPv4 Special-Purpose Address Registry and Multicast Address Space.
 */
export function isUnicast({ address }: Ipv4Interface): boolean {
  const first = Math.floor(address / 2 ** 24);
  return first !== 0 && first !== 127 && first < 224;
}

/**
 * Why an interface can't have an address: it is its subnet's network or broadcast address. A /31 has neither (RFC
 * 3021).
 */
export function reservedUse(address: Ipv4Interface): 'network' | 'broadcast' | undefined {
  if (address.prefixLength >= 31) return undefined;
  const offset = address.address % sizeOf(address);
  if (offset === 0) return 'network';
  return offset === sizeOf(address) - 1 ? 'broadcast' : undefined;
}

/**
 * The address of the other end of a point-to-point link: the other host of a /30, the other address of a /31 (RFC
 * 3021). `undefined` for any other subnet, and for the network and broadcast addresses of a /30.
 */
export function otherEnd(one: Ipv4Interface): Ipv4Interface | undefined {
  const { address, prefixLength } = one;
  if (prefixLength === 31) return { prefixLength, address: networkOf(one) + 1 - (address % 2) };
  if (prefixLength !== 30 || reservedUse(one)) return undefined;
  return { prefixLength, address: networkOf(one) + 3 - (address % 4) };
}

/** An interface address as written in router configurations, `address/prefix`. */
export function formatIpv4Interface({ address, prefixLength }: Ipv4Interface): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefixLength}`;
}

/** Ranges for private use: RFC 1918, RFC 6598 (carriers) and RFC 3927 (link-local). */
const privateUse: readonly Ipv4Interface[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
].flatMap((range) => parseIpv4Interface(range) ?? []);

/** True if a whole subnet is in a range for private use. */
export function isPrivateUse(address: Ipv4Interface): boolean {
  return privateUse.some(
    (range) =>
      address.prefixLength >= range.prefixLength &&
      networkOf({ ...address, prefixLength: range.prefixLength }) === range.address,
  );
}
