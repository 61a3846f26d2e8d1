import { refuse } from '../refusal';

/** The ranges of the current service model. */
const ASN_MAX = 2147483646;
const ASN_LONG_MAX = 4294967294;

/**
 * The customer's ASN from `asn` and `asnLong`; the latter wins.
 * @returns 1–4294967294
 */
export function chooseAsn(asn: number | undefined, asnLong: number | undefined): number {
  if (asnLong !== undefined) return inRange(asnLong, ASN_LONG_MAX, 'asnLong');
  if (asn !== undefined) return inRange(asn, ASN_MAX, 'asn');
  return refuse('An ASN is required: give asn or asnLong.');
}

function inRange(asn: number, max: number, field: string): number {
  if (asn < 1 || asn > max) refuse(`${field} ${asn} is not valid. It must be between 1 and ${max}.`);
  return asn;
}
