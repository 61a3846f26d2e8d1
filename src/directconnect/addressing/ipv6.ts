/** An IPv6 interface address: its eight 16-bit groups and its prefix length in bits. */
export interface Ipv6Interface {
  readonly groups: readonly number[];
  readonly prefixLength: number;
}

/**
 * Reads `address/prefix` as RFC 4291, section 2.2 writes it, without an IPv4 tail, for example `2001:db8::1/125`.
 * @returns `undefined` when the text is anything else, or has no prefix.
 */
export function parseIpv6Interface(text: string): Ipv6Interface | undefined {
  const [, address = '', length = ''] = /^([\da-f:]+)\/(\d{1,3})$/i.exec(text.trim()) ?? [];
  const halves = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail] = halves;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length > 2 || Number(length) > 128 || (tail ? missing < 1 : missing !== 0)) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return { groups: groups.map((group) => parseInt(group, 16)), prefixLength: Number(length) };
}

/** The longest run of two or more zero groups: its first index and its length. RFC 5952, section 4.2. */
function longestZeros(groups: readonly number[]): readonly [start: number, length: number] | undefined {
  let longest: readonly [number, number] | undefined;
  let start = 0;
  for (let index = 0; index <= groups.length; index += 1) {
    if (groups[index] === 0) continue;
    const length = index - start;
    if (length >= 2 && length > (longest?.[1] ?? 0)) longest = [start, length];
    start = index + 1;
  }
  return longest;
}

/** An interface address or prefix in its canonical form. @see RFC 5952 */
export function formatIpv6Interface({ groups, prefixLength }: Ipv6Interface): string {
  const hex = groups.map((group) => group.toString(16));
  const zeros = longestZeros(groups);
  const text = zeros
    ? `${hex.slice(0, zeros[0]).join(':')}::${hex.slice(zeros[0] + zeros[1]).join(':')}`
    : hex.join(':');
  return `${text}/${prefixLength}`;
}
