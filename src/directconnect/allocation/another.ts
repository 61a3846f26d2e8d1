import { asnOf } from '../addressing/asn';
import { formatIpv4Interface, networkOf, parseIpv4Interface } from '../addressing/ipv4';
import type { Ipv4Interface } from '../addressing/ipv4';
import { emptyDraft } from './draft';
import type { AllocationDraft } from './draft';
import { nameKey } from './knownNetwork';
import type { KnownNetwork } from './knownNetwork';
import { askedIn } from './newInterface';
import type { NewInterfaceInput } from './newInterface';
import { nextFreeSubnet, nextFreeVlan, parseVlanRange } from './suggest';

/** Where to look for the next VLAN and the next subnet, from the settings. */
export interface Ranges {
  readonly vlanRange: string;
  /** The pool of peer subnets. */
  readonly pool: string;
}

/** The draft that a request was made from, tidied and without the key. */
export function draftOf(request: NewInterfaceInput): AllocationDraft {
  const { type, mode, ownerAccount = '', fields: asked } = askedIn(request);
  const count = (number: number | undefined) => (number === undefined ? '' : String(number));
  const { mtu, addressFamily, customerAddress = '', amazonAddress = '', tags = [] } = asked;
  return {
    ...emptyDraft,
    type,
    mode,
    ownerAccount,
    gateway: asked.directConnectGatewayId ?? asked.virtualGatewayId ?? '',
    virtualInterfaceName: asked.virtualInterfaceName,
    vlan: String(asked.vlan),
    asn: String(asnOf(asked) ?? ''),
    mtu: mtu === undefined ? emptyDraft.mtu : String(mtu),
    addressFamily: addressFamily ?? emptyDraft.addressFamily,
    customerAddress,
    amazonAddress,
    prefixes: (asked.routeFilterPrefixes ?? []).flatMap(({ cidr }) => cidr ?? []).join('\n'),
    rateLimit: asked.rateLimit ?? '',
    prefixCountIpv4: count(asked.prefixPoolAllocatedCountIpv4),
    prefixCountIpv6: count(asked.prefixPoolAllocatedCountIpv6),
    siteLink: asked.enableSiteLink ? 'on' : '',
    tags: tags.map(({ key, value = '' }) => ({ key, value })),
  };
}

/**
 * A draft for one more virtual interface like the last: values that must be unique get the next free one, and the rest
 * is kept. What was sent last counts as used, even if the network has not been read since. The VLAN and the addresses
 * are left empty if none is free. Addresses are also left empty if AWS assigned the last ones, and for a public virtual
 * interface, since the next public addresses may belong to somebody else.
 */
export function anotherLike(last: AllocationDraft, known: KnownNetwork, ranges: Ranges): AllocationDraft {
  const vlan = nextVlan(last, known, ranges);
  return {
    ...last,
    virtualInterfaceName: nextName(last, known, vlan),
    vlan,
    ...nextAddresses(last, known, ranges),
    authKey: '',
  };
}

function nextVlan({ vlan }: AllocationDraft, known: KnownNetwork, { vlanRange }: Ranges): string {
  const range = parseVlanRange(vlanRange);
  const next = range && nextFreeVlan(known, Number(vlan), range);
  return next === undefined || String(next) === vlan ? '' : String(next);
}

/** Where to look for the subnet after one that is outside the pool: links are usually numbered in sequence. */
const around = ({ address }: Ipv4Interface) => ({ address, prefixLength: 24 });

function contains(pool: string, { address }: Ipv4Interface): boolean {
  const range = parseIpv4Interface(pool);
  return range !== undefined && networkOf(range) === networkOf({ ...range, address });
}

/** The next free subnet of the same size, with the two peers in the same order. */
function nextAddresses(
  { type, customerAddress, amazonAddress }: AllocationDraft,
  known: KnownNetwork,
  { pool }: Ranges,
): Pick<AllocationDraft, 'customerAddress' | 'amazonAddress'> {
  const [customer, amazon] = [customerAddress, amazonAddress].map(parseIpv4Interface);
  const none = { customerAddress: '', amazonAddress: '' };
  if (type === 'public' || !customer || !amazon) return none;
  const within = contains(pool, customer) ? pool : formatIpv4Interface(around(customer));
  const found = nextFreeSubnet(known, within, customer.prefixLength, customer.address);
  if (!found) return none;
  return customer.address < amazon.address
    ? found
    : { customerAddress: found.amazonAddress, amazonAddress: found.customerAddress };
}

const MAX_NAME_LENGTH = 100;
/**
 * A number at the end of a name, which is counted up. A longer one is hardly a counter, and may exceed the safe
 * integers.
 */
const COUNT = /\d{1,9}$/;

/**
 * The next unused name: with the new VLAN where the last name has the old one (`vlan101`, or at the end), else with its
 * last number counted up (`edge-09`, `edge-10`), else with a 2.
 */
function nextName(
  { virtualInterfaceName: last, vlan }: AllocationDraft,
  { byName }: KnownNetwork,
  newVlan: string,
): string {
  const isFree = (name: string) => name !== last && !byName.has(nameKey(name));
  const ofVlan = new RegExp(`(?<=vlan[-_ ]?)${vlan}(?!\\d)|(?<!\\d)${vlan}$`, 'i');
  const renumbered = newVlan === '' ? last : last.replace(ofVlan, newVlan);
  if (isFree(renumbered) && renumbered.length <= MAX_NAME_LENGTH) return renumbered;
  const count = COUNT.exec(last)?.[0];
  const stem = count === undefined ? `${last}-` : last.slice(0, -count.length);
  for (let number = count === undefined ? 2 : Number(count) + 1; ; number += 1) {
    const digits = String(number).padStart(count?.length ?? 1, '0');
    const name = `${stem.slice(0, MAX_NAME_LENGTH - digits.length)}${digits}`;
    if (isFree(name)) return name;
  }
}
