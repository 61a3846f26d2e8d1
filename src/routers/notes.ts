import { cidr } from './addresses';
import * as conditions from './conditions';
import { offersFor } from './options';
import type { Offer } from './options';
import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE } from './plan';
import type { Plan, PlannedPeer } from './plan';
import { acceptedByAws } from './quotas';

/**
 * The comments of a configuration: where each value comes from. They are in English and ASCII whatever the display
 * language, since they end up on routers, many of which accept nothing else. Those used in every format contain no
 * quotation marks or apostrophes, which would open a string where comments are read as commands.
 */

const sources = {
  xml: 'from the AWS router configuration (XML)',
  fields: 'from the virtual interface',
};
const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6' };

const sourceOf = ({ peers }: Plan) => sources[peers[0]?.source ?? 'fields'];

const offerNames = { bfd: 'BFD', defaultRoute: 'A default route', vrf: 'A VRF' };

/** Why a chosen option is not written. */
const whyUnwritten = (type: string, offer: Offer) =>
  offersFor(type, [offer]).length > 0
    ? 'this format does not support it'
    : `AWS does not accept it on a ${type} virtual interface`;

/** Notes on chosen options that are not written. */
export const unwritten = ({ type, mainTable, unwritten: offers }: Plan): string[] => [
  ...(mainTable ? [`VRF ${mainTable}: the routing table outside VRFs.`] : []),
  ...offers.map(
    (offer) => `${offerNames[offer]} was chosen but is not written here: ${whyUnwritten(type, offer)}.`,
  ),
];

/** The heading of the configuration. */
export function head(plan: Plan): string[] {
  const { virtualInterfaceId, name, type, vrf } = plan;
  const what = [type, 'virtual interface', virtualInterfaceId, name && `(${name})`].filter(Boolean).join(' ');
  return [
    `AWS Direct Connect, ${what}.`,
    'Each part says where its values come from. Read it before you use it.',
    ...(vrf ? [`VRF ${vrf}: chosen in Router Options. It must exist.`] : []),
    ...unwritten(plan),
  ];
}

/** The sub-interface. */
export function subinterface(plan: Plan): string[] {
  const { vlan, mtu, port, portIsChosen, portIsOdd } = plan;
  const source = sourceOf(plan);
  return [
    source === sources.fields
      ? `VLAN ${vlan}, the addresses and MTU ${mtu}: ${source}.`
      : `VLAN ${vlan} and the addresses: ${source}. MTU ${mtu}: ${sources.fields}.`,
    portIsChosen ? `Port ${port}: chosen in Router Options.` : `Port ${port}: an example. Replace it.`,
    ...(portIsOdd ? [`Ports of such a router are not usually named like ${port}: check it.`] : []),
    ...(mtu > 1500 ? ['The port itself must carry frames of that size too.'] : []),
  ];
}

/**
 * What is announced, and AWS's conditions for a public virtual interface.
 * @param ways how the dialect announces listed prefixes.
 * @param ofDefault how it announces the default route.
 */
export function prefixes(
  plan: Plan,
  ways: readonly string[] = [],
  ofDefault: readonly string[] = [],
): string[] {
  const isPublic = plan.type === 'public';
  return [
    ...announcement(plan, ways, ofDefault),
    ...plan.leftOut.map(
      (prefix) => `${cidr(prefix)} is left out: there is no ${familyNames[prefix.family]} BGP peer.`,
    ),
    ...(isPublic ? [...conditions.announcingConditions(plan), ...conditions.acceptingConditions(plan)] : []),
  ];
}

function announcement(plan: Plan, ways: readonly string[], ofDefault: readonly string[]): string[] {
  const { peers, prefixesAreChosen, defaultRoute } = plan;
  const any = peers.some(({ permitted }) => permitted.length > 0);
  if (!any) return ['No prefix is set in Router Options, so nothing is announced to AWS.'];
  const whose = prefixesAreChosen
    ? 'chosen in Router Options'
    : 'those that AWS lists for the virtual interface';
  return [
    `Announced to AWS: these prefixes and nothing else (${whose}).`,
    ...(peers.some(({ announced }) => announced.length > 0) ? ways : []),
    ...(defaultRoute ? ['The default route: chosen in Router Options.', ...ofDefault] : []),
    ...prefixLimitNotes(plan),
  ];
}

/**
 * How many prefixes AWS accepts. Above that, it ends the session; for a public virtual interface this is not
 * documented. Source: AWS Direct Connect user guide, quotas and prefix allocations.
 */
function prefixLimitNotes(plan: Plan): string[] {
  const { type, allocated, peers } = plan;
  const isKnown = peers.some(({ family }) => allocated[family] !== undefined);
  const why = isKnown ? ' (its allocation)' : ', unless its allocation was raised';
  const counts = peers.map(({ family, permitted }) => ({
    announced: permitted.length,
    name: familyNames[family],
    most: acceptedByAws(plan, family),
  }));
  const most = counts.map((count) => `${count.most} ${count.name}`).join(' and ');
  const atMost = `AWS accepts at most ${most} prefixes on this virtual interface`;
  if (type === 'public') return [`${atMost}.`];
  const tooMany = counts.filter((count) => count.announced > count.most);
  if (tooMany.length === 0) {
    return [`${atMost}${why}.`, 'Above that, AWS takes the BGP session down.'];
  }
  return [
    ...tooMany.map(
      (count) =>
        `${count.announced} ${count.name} prefixes: AWS accepts ${count.most} on this virtual interface${why}.`,
    ),
    'Above the allocation, AWS takes the BGP session down: have it raised first, or announce fewer.',
  ];
}

/** For routers that announce a listed prefix only if they have a route for it. */
export const NEEDS_ROUTE = 'A prefix is announced while this router has a route to exactly that prefix.';

/** For routers that announce the default route only if they have one. */
export const DEFAULT_NEEDS_ROUTE = 'It is announced while this router has one: nothing here creates it.';

/** For routers that originate it for the neighbor. */
export const DEFAULT_ALWAYS = 'It goes out whether this router has one or not.';

/** For routers that add a listed prefix to BGP as a whole, not only to one neighbor's policy. */
export const FOR_ALL = 'Your other BGP neighbors get it too, if their policies allow it.';

/** One BGP neighbor. */
export function neighbor(plan: Plan, { family, source, key, asn }: PlannedPeer): string[] {
  return [
    `Address, ASNs and MD5 key: ${sources[source]}.`,
    ...(asn === plan.amazonAsn
      ? [
          `Your ASN and the ASN of Amazon are both ${asn}, so this would be internal BGP. What is written here is for external BGP: use another ASN.`,
        ]
      : []),
    ...(key
      ? []
      : ['AWS does not show this account the key: ask the owner of the connection for it, and add it.']),
    `Hold time ${HOLD_TIME} s and keepalive ${KEEPALIVE} s: what AWS uses.`,
    `At most ${plan.limit} ${familyNames[family]} prefixes are accepted: ${plan.limitReason}`,
  ];
}

/** The router id, of which a router has only one. */
export function routerId({ routerId }: Plan): string {
  const own = 'Keep the one your router has, if it has one.';
  if (routerId.family === 'ipv4') return `Router ID: your address on this VLAN. ${own}`;
  return `Router ID: the last 32 bits of your address on this VLAN, which is IPv6. ${own}`;
}

/** BFD. Source: AWS Direct Connect user guide, BGP-specific settings. */
export const bfd = (): string[] => [
  `BFD: chosen in Router Options. An interval of ${BFD_INTERVAL} ms and a multiplier of ${BFD_MULTIPLIER}: what AWS recommends.`,
  'AWS advises against graceful restart on a session that BFD watches.',
];

/** The title of a neighbor's part. */
export const neighborTitle = ({ family, remote }: PlannedPeer): string =>
  `BGP neighbor ${remote.address} (${familyNames[family]})`;
