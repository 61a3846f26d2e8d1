import type { BGPPeer, VirtualInterface } from '../directconnect/api';
import * as l10n from '@vscode/l10n';
import { asnOf, isUsableAsn } from '../directconnect/addressing/asn';
import { wasDeleted } from '../directconnect/resources/states';
import { inOneSubnet, readAddress, unique } from './addresses';
import type { Address, Family } from './addresses';
import { assertUsableKey } from './keys';
import { readLogicalConnection } from './logicalConnection';
import { RouterProblem } from './problem';

/** One BGP session, as the customer's router sees it. */
export interface Peer {
  readonly family: Family;
  /** The customer's address, on the sub-interface. */
  readonly local: Address;
  /** Amazon's. */
  readonly remote: Address;
  /** The customer's ASN. */
  readonly asn: number;
  /** The MD5 key in clear; `undefined` if AWS does not tell it to this account. */
  readonly key: string | undefined;
  /** Where addresses and key come from. */
  readonly source: 'xml' | 'fields';
}

/** What a router has to know about a virtual interface, from AWS's XML and the fields next to it. */
export interface RouterSession {
  readonly virtualInterfaceId: string;
  /** Its name as AWS returned it, which is untrusted. Empty if it has none. */
  readonly name: string;
  /** `private`, `public`, `transit`, or a type that AWS adds later. */
  readonly type: string;
  readonly vlan: number;
  /** The MTU of an IP packet in bytes. */
  readonly mtu: number;
  readonly amazonAsn: number;
  /** Whether AWS also sends the prefixes of the customer's other sites (SiteLink). */
  readonly siteLink: boolean;
  /** IPv4 first; at least one. */
  readonly peers: readonly Peer[];
  /** The prefixes that AWS already has for a public virtual interface, each once. */
  readonly prefixes: readonly Address[];
  /** How many prefixes of each family AWS accepts on it, where it says so: its allocation. */
  readonly allocated: Readonly<Record<Family, number | undefined>>;
}

/**
 * The fields that are used. They may contain keys: used only for the one document that shows them, and stored nowhere.
 */
export type DescribedVirtualInterface = Pick<
  VirtualInterface,
  | 'virtualInterfaceId'
  | 'virtualInterfaceName'
  | 'virtualInterfaceType'
  | 'vlan'
  | 'mtu'
  | 'asn'
  | 'asnLong'
  | 'amazonSideAsn'
  | 'authKey'
  | 'addressFamily'
  | 'amazonAddress'
  | 'customerAddress'
  | 'bgpPeers'
  | 'routeFilterPrefixes'
  | 'prefixPoolAllocatedCountIpv4'
  | 'prefixPoolAllocatedCountIpv6'
  | 'siteLinkEnabled'
  | 'customerRouterConfig'
>;

const DEFAULT_MTU = 1500;
const families: readonly Family[] = ['ipv4', 'ipv6'];

/** The raw values of one peer, before validation. */
interface RawPeer {
  readonly family: Family;
  readonly local: string;
  readonly remote: string;
  readonly asn: string;
  readonly key: string;
  readonly source: Peer['source'];
}

const odd = (message: string) =>
  new RouterProblem(
    message,
    l10n.t('Open the XML from AWS and the details of the virtual interface, and compare them.'),
  );

function peersInXml(elements: ReadonlyMap<string, string>): RawPeer[] {
  return families.flatMap((family): RawPeer[] => {
    const prefix = family === 'ipv4' ? '' : 'ipv6_';
    const at = (name: string) => elements.get(prefix + name) ?? '';
    const [local, remote] = [at('customer_address'), at('amazon_address')];
    if (!local && !remote) return [];
    return [{ family, local, remote, asn: at('bgp_asn'), key: at('bgp_auth_key'), source: 'xml' }];
  });
}

function peersInFields(described: DescribedVirtualInterface): RawPeer[] {
  const listed = (described.bgpPeers ?? []).filter(({ bgpPeerState }) => !wasDeleted(bgpPeerState));
  // Without a list of peers, the only peer's fields are on the interface itself, as before AWS added the list.
  const peers: readonly BGPPeer[] = listed.length > 0 ? listed : [described];
  return peers.flatMap((peer): RawPeer[] => {
    const { addressFamily, amazonAddress = '', customerAddress = '', authKey = '' } = peer;
    if (!amazonAddress && !customerAddress) return [];
    const family = addressFamily === 'ipv6' || customerAddress.includes(':') ? 'ipv6' : 'ipv4';
    return [
      {
        family,
        local: customerAddress,
        remote: amazonAddress,
        asn: String(asnOf(peer) ?? ''),
        key: authKey,
        source: 'fields',
      },
    ];
  });
}

/** A value from two sources, which must agree if both have it. */
function agreed(what: string, one: string | undefined, other: string | undefined): string {
  if (one && other && one !== other) {
    throw odd(l10n.t('AWS says {0} is {1} in its XML but {2} in its fields.', what, one, other));
  }
  return one || other || '';
}

function addressOf(text: string, family: Family): Address {
  const address = readAddress(text);
  if (address?.family === family) return address;
  throw odd(
    l10n.t(
      'AWS returned "{0}" as an address, which is not an {1} address with a prefix length.',
      text,
      family,
    ),
  );
}

function peerOf({ family, local: own, remote: amazons, asn, key, source }: RawPeer): Peer {
  const [local, remote] = [addressOf(own, family), addressOf(amazons, family)];
  if (!inOneSubnet(local, remote) || local.address === remote.address) {
    throw odd(l10n.t('The addresses {0} and {1} are not two addresses in one subnet.', own, amazons));
  }
  if (key) assertUsableKey(key);
  return {
    family,
    local,
    remote,
    asn: asnFrom(asn, l10n.t('your BGP ASN')),
    key: key || undefined,
    source,
  };
}

/**
 * The peer of a family from the XML, otherwise from the fields; if both have it, they must not contradict each other.
 */
function rawPeers(described: DescribedVirtualInterface, xml: ReadonlyMap<string, string>): RawPeer[] {
  const [inXml, inFields] = [peersInXml(xml), peersInFields(described)];
  return families.flatMap((family): RawPeer[] => {
    const of = (peers: readonly RawPeer[]) => peers.filter((peer) => peer.family === family);
    const [[one], others] = [of(inXml), of(inFields)];
    if (one) {
      const twin = others.find(({ local }) => local === one.local);
      return [{ ...one, asn: one.asn || (twin?.asn ?? ''), key: one.key || (twin?.key ?? '') }];
    }
    if (others.length > 1) throw odd(l10n.t('There is more than one {0} BGP peer.', family));
    return others;
  });
}

function asnFrom(text: string | undefined, what: string): number {
  const asn = Number(text);
  if (text && isUsableAsn(asn)) return asn;
  throw odd(l10n.t('AWS returned "{0}" as {1}, which is not an ASN.', text ?? '', what));
}

function vlanFrom(text: string): number {
  const vlan = Number(text);
  // IEEE 802.1Q: 0 and 4095 are reserved.
  if (/^\d{1,4}$/.test(text) && vlan >= 1 && vlan <= 4094) return vlan;
  throw odd(l10n.t('AWS returned "{0}" as the VLAN, which is not from 1 to 4094.', text));
}

function mtuFrom(mtu: number): number {
  // An IPv6 link carries at least 1280 bytes (RFC 8200); no current Ethernet carries more than 9216.
  if (Number.isInteger(mtu) && mtu >= 1280 && mtu <= 9216) return mtu;
  throw odd(l10n.t('AWS returned {0} as the MTU, which no virtual interface has.', mtu));
}

function prefixesFrom({ routeFilterPrefixes = [] }: DescribedVirtualInterface): Address[] {
  const prefixes = routeFilterPrefixes.flatMap(({ cidr: text }) => {
    if (text === undefined) return [];
    const prefix = readAddress(text);
    if (prefix) return [prefix];
    throw odd(l10n.t('AWS returned "{0}" as a prefix of the virtual interface, which is not one.', text));
  });
  return unique(prefixes);
}

/**
 * Combines AWS's XML with the fields next to it. If there is no XML, as for the owner of a hosted virtual interface
 * that is not confirmed, only the fields are used.
 * @throws RouterProblem if something is missing or invalid.
 */
export function sessionOf(described: DescribedVirtualInterface): RouterSession {
  const { virtualInterfaceId = '', customerRouterConfig = '', mtu = DEFAULT_MTU } = described;
  const { id, elements } = customerRouterConfig.trim()
    ? readLogicalConnection(customerRouterConfig)
    : { id: undefined, elements: new Map<string, string>() };
  // The id becomes part of names in the configuration, so it is validated strictly.
  if (!/^dxvif-[0-9a-z]{1,32}$/.test(virtualInterfaceId)) {
    throw odd(l10n.t('"{0}" is not the ID of a virtual interface.', virtualInterfaceId));
  }
  agreed(l10n.t('the virtual interface'), id, virtualInterfaceId);
  const vlan = agreed(l10n.t('the VLAN'), elements.get('vlan'), described.vlan?.toString());
  const amazon = agreed(
    l10n.t('the Amazon ASN'),
    elements.get('amazon_bgp_asn'),
    described.amazonSideAsn?.toString(),
  );
  const raw = rawPeers(described, elements);
  if (raw.length === 0) {
    throw new RouterProblem(
      l10n.t('AWS does not list a BGP peer with addresses for {0} yet.', virtualInterfaceId),
      l10n.t('Wait until the virtual interface is verified, or add a BGP peer to it, then open this again.'),
    );
  }
  return {
    virtualInterfaceId,
    name: described.virtualInterfaceName ?? '',
    type: described.virtualInterfaceType ?? elements.get('connection_type') ?? '',
    vlan: vlanFrom(vlan),
    mtu: mtuFrom(mtu),
    amazonAsn: asnFrom(amazon, l10n.t('the Amazon ASN')),
    siteLink: described.siteLinkEnabled ?? false,
    peers: raw.map(peerOf),
    prefixes: prefixesFrom(described),
    allocated: {
      ipv4: described.prefixPoolAllocatedCountIpv4,
      ipv6: described.prefixPoolAllocatedCountIpv6,
    },
  };
}
