/** The largest AS number that `asn` carries by itself; above it a request must use `asnLong`. RFC 6793, section 2. */
const MAX_TWO_BYTE_ASN = 65_535;
/** AWS accepts 1–4294967294 as `asnLong`; 4294967295 is reserved (RFC 7300). */
const MAX_ASN = 4_294_967_294;

/**
 * Reads an autonomous system number as engineers write it: asplain (`65010`) or asdot (`64086.59904`), with or without
 * `AS` before it (`AS65010`, `as 65010`, `ASN65010`).
 * @returns the number, or `undefined` when the text is none of these, or outside 1–4294967294.
 * @see RFC 5396 for the two notations.
 */
export function parseAsn(text: string): number | undefined {
  const match = /^(?:ASN?\s*)?(?:(\d{1,5})\.)?(\d{1,10})$/i.exec(text.trim());
  if (!match) return undefined;
  const [, high, low] = match;
  if (high !== undefined && (Number(high) > MAX_TWO_BYTE_ASN || Number(low) > MAX_TWO_BYTE_ASN))
    return undefined;
  const value = Number(high ?? 0) * 65_536 + Number(low);
  return value >= 1 && value <= MAX_ASN ? value : undefined;
}

/**
 * The ASN of anything with the API's two fields: a 4-byte one is in `asnLong` only, a 2-byte one in either. The other
 * field is missing or 0.
 */
export const asnOf = ({ asn, asnLong }: { asn?: number | undefined; asnLong?: number | undefined }) =>
  asnLong || asn || undefined;

/** The field of a request for an ASN: `asn` only takes two bytes. */
export const asnFields = (asn: number): { asn: number } | { asnLong: number } =>
  asn <= MAX_TWO_BYTE_ASN ? { asn } : { asnLong: asn };

/** True for a number that AWS accepts as an ASN: 1–4294967294. */
export function isUsableAsn(asn: number): boolean {
  return Number.isInteger(asn) && asn >= 1 && asn <= MAX_ASN;
}

/**
 * Amazon's ASNs: those that AWS reserves (AWS Site-to-Site VPN user guide, customer gateway options; Amazon VPC user
 * guide, virtual private gateways) and those registered for its public network (ARIN, RIPE NCC).
 */
const OF_AMAZON: ReadonlySet<number> = new Set([7224, 8987, 9059, 10_124, 14_618, 16_509, 17_493, 17_943]);

/**
 * The registries assign 4-byte numbers in order and have reached about 400,000 (IANA). Numbers below this one may be
 * assigned before long.
 */
const FIRST_UNASSIGNED = 1_000_000;
/** The first 4-byte number for private use. RFC 6996. */
const FIRST_LONG_PRIVATE = 4_200_000_000;

/**
 * Why a number can't be someone's own ASN: it is Amazon's, a placeholder, for documentation, reserved, the last one of
 * its size, or far from any that a registry has assigned.
 * @see IANA, Autonomous System (AS) Numbers; Special-Purpose AS Numbers: RFC 6793, RFC 5398, RFC 7300
 */
export function specialAsn(
  asn: number,
): 'amazon' | 'transition' | 'documentation' | 'reserved' | 'last' | 'unassigned' | undefined {
  if (OF_AMAZON.has(asn)) return 'amazon';
  if (asn === 23_456) return 'transition';
  if (asn === MAX_TWO_BYTE_ASN) return 'last';
  const forDocumentation = (asn >= 64_496 && asn <= 64_511) || (asn >= 65_536 && asn <= 65_551);
  if (forDocumentation) return 'documentation';
  if (asn >= 65_552 && asn <= 131_071) return 'reserved';
  return asn >= FIRST_UNASSIGNED && asn < FIRST_LONG_PRIVATE ? 'unassigned' : undefined;
}
