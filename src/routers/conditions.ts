import type { Plan } from './plan';

/** Private ASNs, of two and of four bytes: AWS Direct Connect user guide, ASN ranges. */
const isPrivate = (asn: number) =>
  (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);

/**
 * AWS's conditions for what a public virtual interface announces. Like all comments used in every format, they are
 * ASCII without quotation marks and apostrophes.
 * Sources: AWS Direct Connect user guide, routing policies and BGP communities (ownership, source addresses, no transit,
 * more specific routes, scope communities); AWS re:Post, How do I set up a Direct Connect public VIF (what is reviewed, to
 * clear the session, private ASNs), and My public virtual interface is stuck in the Verifying state (72 hours).
 */
export const announcingConditions = ({ peers }: Pick<Plan, 'peers'>): string[] => [
  'AWS accepts only the prefixes on its list. They must be registered to you, and AWS reviews them first: up to 72 hours, weekends not counted.',
  'If you announced them before the review ended, clear the BGP session afterwards. Only AWS Support can change the list.',
  ...new Set(
    peers.map(({ asn }) =>
      isPrivate(asn)
        ? `AS ${asn} is private: prepending it has no effect at AWS.`
        : `AS ${asn} is public: it must be registered to you, and AWS reviews it too.`,
    ),
  ),
  'AWS drops packets whose source is in none of these prefixes: translate other addresses to one that is (NAT).',
  'AWS delivers only to public addresses of Amazon, not to the rest of the Internet, nor to another connection.',
  'If you announce the same prefixes to the Internet, AWS recommends announcing more specific ones here.',
  'AWS propagates them to all regions (7224:9300, the default). Other communities limit that: 7224:9100 to the local region, 7224:9200 to its continent.',
];

/**
 * Its conditions for what it sends. Sources: as above (NO_EXPORT, communities); virtual interfaces, public virtual
 * interface prefix advertisement rules (BYOIP).
 */
export const acceptingConditions = ({ peers }: Pick<Plan, 'peers'>): string[] => [
  peers.some(({ announced }) => announced.length > 0)
    ? 'Not accepted from AWS: a default route and exactly these prefixes. More specific ones are accepted, since AWS announces addresses that you brought to it (BYOIP).'
    : 'Not accepted from AWS: a default route.',
  'AWS tags everything it announces with the community NO_EXPORT: do not announce it beyond your network.',
  'Let your routers send communities to each other, or the tag is lost.',
  'Prefixes of the local region have the community 7224:8100, those of its continent 7224:8200, all others neither: filter by these to accept fewer.',
];
