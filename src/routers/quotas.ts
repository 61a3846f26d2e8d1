import type { Family } from './addresses';
import { DEFAULT_PREFIXES } from './options';
import type { RouterSession } from './session';

/** How many prefixes of a family come from AWS, and where the number comes from, as a sentence that follows a colon. */
export interface Limit {
  readonly most: number;
  readonly why: string;
}

/**
 * The maximum number of prefixes of a family that AWS sends, by the type of the virtual interface. A router ends the
 * session above it, so it is what AWS's quotas allow rather than what is usual.
 * - private: 20 virtual private gateways per Direct Connect gateway (AWS Direct Connect quotas), each with a VPC of up
 *   to 50 CIDR blocks (Amazon VPC quotas).
 * - transit: 6 transit gateways on a Direct Connect gateway, 200 prefixes of each (AWS Direct Connect quotas); a Cloud
 *   WAN core network may send more (AWS Direct Connect user guide, Cloud WAN core network), and no number is published.
 * - public: no number is published; Amazon has some thousands of ranges, so this leaves room for growth.
 */
const fromAws: ReadonlyMap<string, Limit> = new Map([
  ['private', { most: 1000, why: 'AWS sends no more on such a virtual interface.' }],
  [
    'transit',
    {
      most: 5000,
      why: 'AWS sends up to 200 for each of up to 6 transit gateways, and may send more for a core network.',
    },
  ],
  ['public', { most: 20_000, why: 'AWS sends a few thousand, and publishes no limit.' }],
]);
const ofOtherTypes: Limit = {
  most: 20_000,
  why: 'how many AWS sends on such a virtual interface is not known.',
};
/** What the customer's other sites may send through a Direct Connect gateway (AWS Direct Connect user guide, prefix controls). */
const OTHER_SITES = 10_000;

/** The number of prefixes of a family to accept from AWS. */
export function acceptedFromAws({ type, siteLink }: Pick<RouterSession, 'type' | 'siteLink'>): Limit {
  const limit = fromAws.get(type) ?? ofOtherTypes;
  if (!siteLink) return limit;
  return {
    most: limit.most + OTHER_SITES,
    why: `${limit.why} With SiteLink, those of your other sites come too, up to ${OTHER_SITES}.`,
  };
}

/** The prefixes of a public virtual interface: AWS Direct Connect quotas. */
const PUBLIC_PREFIXES = 1000;

/** The number of prefixes of a family that AWS accepts. */
export const acceptedByAws = (
  { type, allocated }: Pick<RouterSession, 'type' | 'allocated'>,
  family: Family,
): number => (type === 'public' ? PUBLIC_PREFIXES : (allocated[family] ?? DEFAULT_PREFIXES));
