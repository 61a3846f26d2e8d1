import { BFD_INTERVAL, BFD_MULTIPLIER, HOLD_TIME, KEEPALIVE } from './plan';
import { USUAL_PREFIXES } from './options';
import type { Plan, PlannedPeer } from './plan';

/**
 * The comments of a configuration: where each value comes from. They are English and ASCII whatever the display language
 * is, since they end up on routers, and many take nothing else. Those that stand in every format hold no quotation mark and
 * no apostrophe: where a comment is read as a command, one opens a string.
 */

const sources = {
  xml: 'the router configuration that AWS wrote (XML)',
  fields: 'what AWS says of the virtual interface',
};
const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6' };

const sourceOf = ({ peers }: Plan) => sources[peers[0]?.source ?? 'fields'];

const offerNames = { bfd: 'BFD', defaultRoute: 'A default route', vrf: 'A VRF' };

/** What the whole is about. */
export function head({ virtualInterfaceId, name, type, vrf, unwritten }: Plan): string[] {
  const what = [type, 'virtual interface', virtualInterfaceId, name && `(${name})`].filter(Boolean).join(' ');
  return [
    `AWS Direct Connect, ${what}.`,
    'Each part says where its values come from. Read it before you use it.',
    ...(vrf ? [`VRF ${vrf}: chosen for this document. It must exist.`] : []),
    ...unwritten.map(
      (offer) => `${offerNames[offer]} was chosen, and is not written here: this format has no way to.`,
    ),
  ];
}

/** The sub-interface. */
export function subinterface(plan: Plan): string[] {
  const { vlan, mtu, port, portIsChosen, portIsOdd } = plan;
  return [
    `VLAN ${vlan} and the addresses: ${sourceOf(plan)}. MTU ${mtu}: the virtual interface.`,
    portIsChosen
      ? `Port ${port}: chosen for this document.`
      : `Port ${port}: an example. Put your own in its place.`,
    ...(portIsOdd ? [`${port} is not how ports of such a router are named: check it.`] : []),
    ...(mtu > 1500 ? ['The port itself must carry frames of that size too.'] : []),
  ];
}

/**
 * What is announced.
 * @param ways what the dialect has to say of how listed prefixes go out.
 * @param ofDefault and of how the default route does.
 */
export function prefixes(
  { peers, type, prefixesAreChosen, defaultRoute }: Plan,
  ways: readonly string[] = [],
  ofDefault: readonly string[] = [],
): string[] {
  const any = peers.some(({ permitted }) => permitted.length > 0);
  if (!any) return ['No prefix was listed for this document, so nothing is announced to AWS.'];
  const whose = prefixesAreChosen
    ? 'chosen for this document'
    : 'those that AWS lists for the virtual interface';
  return [
    `Announced to AWS: these prefixes and no other (${whose}).`,
    ...(peers.some(({ announced }) => announced.length > 0) ? ways : []),
    ...(defaultRoute ? ['The default route: chosen for this document.', ...ofDefault] : []),
    ...(type === 'public' ? [] : peers.flatMap(tooManyNotes)),
  ];
}

/** AWS takes so many, and ends the session above. Source: AWS Direct Connect user guide, prefix allocations. */
function tooManyNotes({ family, permitted }: PlannedPeer): string[] {
  if (permitted.length <= USUAL_PREFIXES) return [];
  return [
    `${permitted.length} ${familyNames[family]} prefixes: AWS accepts ${USUAL_PREFIXES} on a virtual interface, unless its allocation was raised.`,
    'Above the allocation, AWS takes the BGP session down: have it raised first, or announce fewer.',
  ];
}

/** When a listed prefix goes out, on routers that announce only what they have a route for. */
export const NEEDS_ROUTE = 'A prefix is announced while this router has a route to exactly that prefix.';

/** When the default route goes out, on routers that announce one that they have. */
export const DEFAULT_NEEDS_ROUTE = 'It is announced while this router has one: nothing here makes it.';

/** And on those that make it for the neighbor. */
export const DEFAULT_ALWAYS = 'It goes out whether this router has one or not.';

/** On routers that take a listed prefix into BGP, and not into one neighbor's policy alone. */
export const FOR_ALL = 'Your other BGP neighbors get it too, where their policies let it out.';

/** One BGP neighbor. */
export function neighbor(plan: Plan, { family, source, key }: PlannedPeer): string[] {
  return [
    `Address, ASNs and MD5 key: ${sources[source]}.`,
    ...(key ? [] : ['AWS does not tell this account the key: ask who owns the connection, and add it.']),
    `Hold time ${HOLD_TIME} s and keepalive ${KEEPALIVE} s: what AWS uses.`,
    `At most ${plan.limit} ${familyNames[family]} prefixes are accepted: AWS sends no more on such a virtual interface.`,
  ];
}

/** The router id, which a router has one of, whatever its neighbors. */
export function routerId({ routerId }: Plan): string {
  const own = 'Keep the one your router has, if it has one.';
  if (routerId.family === 'ipv4') return `Router ID: your address on this VLAN. ${own}`;
  return `Router ID: the last 32 bits of your address on this VLAN, which is IPv6. ${own}`;
}

/** BFD. Source: AWS Direct Connect user guide, BGP-specific settings. */
export const bfd = (): string[] => [
  `${BFD_INTERVAL} ms and ${BFD_MULTIPLIER} packets: what AWS recommends. BFD: chosen for this document.`,
  'AWS advises against graceful restart on a session that BFD watches.',
];

/** The title of a neighbor's part. */
export const neighborTitle = ({ family, remote }: PlannedPeer): string =>
  `BGP neighbor ${remote.address} (${familyNames[family]})`;
