/** The largest AS number that `asn` carries by itself; above it a request must use `asnLong`. RFC 6793, section 2. */
const LARGEST_TWO_BYTE = 65_535;
/** AWS accepts 1–4294967294 as `asnLong`; 4294967295 is reserved (RFC 7300). */
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

/**
 * The ASN of what has the two fields of the API: a 4-byte one is in `asnLong` alone, a 2-byte one in either. The field that
 * does not say it is left out or 0.
 */
export const asnOf = ({ asn, asnLong }: { asn?: number | undefined; asnLong?: number | undefined }) =>
  asnLong || asn || undefined;

/** True for a number that fits the two bytes of the request's `asn` field. */
export function isTwoByteAsn(asn: number): boolean {
  return asn <= LARGEST_TWO_BYTE;
}

/** True for a number that AWS accepts as an ASN: 1–4294967294. */
export function isUsableAsn(asn: number): boolean {
  return Number.isInteger(asn) && asn >= 1 && asn <= LARGEST;
}

/**
 * Why a number can't be someone's own ASN: it is a placeholder, for documentation, or the last one of its size.
 * @see IANA, Special-Purpose Autonomous System (AS) Numbers: RFC 6793, RFC 5398, RFC 7300
 */
export function specialAsn(asn: number): 'transition' | 'documentation' | 'last' | undefined {
  if (asn === 23_456) return 'transition';
  if (asn === LARGEST_TWO_BYTE) return 'last';
  const forDocumentation = (asn >= 64_496 && asn <= 64_511) || (asn >= 65_536 && asn <= 65_551);
  return forDocumentation ? 'documentation' : undefined;
}
