/** The largest AS number that `asn` carries by itself; above it a request must use `asnLong`. RFC 6793, section 2. */
const LARGEST_TWO_BYTE = 65_535;
/** AWS takes 1–4294967294 as `asnLong`; 4294967295 is reserved (RFC 7300). */
const LARGEST = 4_294_967_294;

/**
 * Reads an autonomous system number as engineers write it: asplain (`65010`) or asdot (`64086.59904`).
 * @returns the number, or `undefined` when the text is neither, or outside 1–4294967294.
 * @see RFC 5396 for the two notations.
 */
export function parseAsn(text: string): number | undefined {
  const match = /^(?:(\d{1,5})\.)?(\d{1,10})$/.exec(text.trim());
  if (!match) return undefined;
  const [, high, low] = match;
  if (high !== undefined && (Number(high) > LARGEST_TWO_BYTE || Number(low) > LARGEST_TWO_BYTE))
    return undefined;
  const value = Number(high ?? 0) * 65_536 + Number(low);
  return value >= 1 && value <= LARGEST ? value : undefined;
}

/** True for a number that fits the two bytes of the request's `asn` field. */
export function isTwoByteAsn(asn: number): boolean {
  return asn <= LARGEST_TWO_BYTE;
}

/** True for a number that AWS takes as an ASN: 1–4294967294. */
export function isUsableAsn(asn: number): boolean {
  return Number.isInteger(asn) && asn >= 1 && asn <= LARGEST;
}

/**
 * What keeps a number from being an AS of one's own: it stands for another, is an example's, or is the last of its size.
 * @see IANA, Special-Purpose Autonomous System (AS) Numbers: RFC 6793, RFC 5398, RFC 7300
 */
export function specialAsn(asn: number): 'transition' | 'documentation' | 'last' | undefined {
  if (asn === 23_456) return 'transition';
  if (asn === LARGEST_TWO_BYTE) return 'last';
  const forDocumentation = (asn >= 64_496 && asn <= 64_511) || (asn >= 65_536 && asn <= 65_551);
  return forDocumentation ? 'documentation' : undefined;
}
