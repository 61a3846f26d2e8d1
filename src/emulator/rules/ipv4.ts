/** An IPv4 address with the prefix of its subnet. */
export interface Ipv4Interface {
  /** As an unsigned 32-bit number. */
  readonly address: number;
  /** 1–31 */
  readonly prefix: number;
}

/** Reads `192.0.2.1/30`; undefined for anything else, leading zeros included. */
export function parseIpv4(text: string): Ipv4Interface | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const numbers = match.slice(1);
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = numbers.map(Number);
  const isCanonical = numbers.every((part) => part === String(Number(part)));
  const isInRange = [a, b, c, d].every((octet) => octet <= 255) && prefix >= 1 && prefix <= 31;
  return isCanonical && isInRange ? { address: ((a * 256 + b) * 256 + c) * 256 + d, prefix } : undefined;
}

/**
 * False for addresses that no host can have: this network (0.0.0.0/8), loopback (127.0.0.0/8), multicast (224.0.0.0/4)
 * and the reserved rest (240.0.0.0/4). Source: RFC 6890, RFC 5771.
 */
export function isUnicast({ address }: Ipv4Interface): boolean {
  const first = Math.floor(address / 2 ** 24);
  return first !== 0 && first !== 127 && first < 224;
}

export function isSameSubnet(a: Ipv4Interface, b: Ipv4Interface): boolean {
  return a.prefix === b.prefix && a.address - hostPart(a) === b.address - hostPart(b);
}

/** The first address of a subnet. A /31 has none (RFC 3021). */
export function isNetworkAddress(subnet: Ipv4Interface): boolean {
  return subnet.prefix < 31 && hostPart(subnet) === 0;
}

/** The last address of a subnet. A /31 has none (RFC 3021). */
export function isBroadcastAddress(subnet: Ipv4Interface): boolean {
  return subnet.prefix < 31 && hostPart(subnet) === size(subnet) - 1;
}

function hostPart(subnet: Ipv4Interface): number {
  return subnet.address % size(subnet);
}

function size({ prefix }: Ipv4Interface): number {
  return 2 ** (32 - prefix);
}
