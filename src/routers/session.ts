import type { BGPPeer, VirtualInterface } from '@aws-sdk/client-direct-connect';
import * as l10n from '@vscode/l10n';
import { isUsableAsn } from '../directconnect/addressing/asn';
import { inOneSubnet, readAddress } from './addresses';
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
  /** The MD5 key in clear; `undefined` when this account is not told it. */
  readonly key: string | undefined;
  /** Where addresses and key were read. */
  readonly source: 'xml' | 'fields';
}

/** What a router has to know of a virtual interface, from AWS's XML and from the fields beside it. */
export interface RouterSession {
  readonly virtualInterfaceId: string;
  /** The name a person gave it, as it came: hostile. Empty when it has none. */
  readonly name: string;
  /** `private`, `public`, `transit`, or what AWS adds next. */
  readonly type: string;
  readonly vlan: number;
  /** Bytes of an IP packet. */
  readonly mtu: number;
  readonly amazonAsn: number;
  /** Whether AWS sends the prefixes of the customer's other sites too (SiteLink). */
  readonly siteLink: boolean;
  /** IPv4 first; at least one. */
  readonly peers: readonly Peer[];
  /** What AWS already knows to be announced (of a public virtual interface), as it came. */
  readonly prefixes: readonly string[];
}

/** The fields that are read. They may hold keys: of the one document that shows them, and kept nowhere. */
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
  | 'siteLinkEnabled'
  | 'customerRouterConfig'
>;

const DEFAULT_MTU = 1500;
const families: readonly Family[] = ['ipv4', 'ipv6'];

/** Raw values of one peer, before they are checked. */
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
    l10n.t('Open the XML as AWS wrote it, and what AWS says of the virtual interface, and compare them.'),
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

/** A 4-byte ASN leaves `asn` at 0; a 2-byte one comes in both fields. */
const asnOf = ({ asn, asnLong }: BGPPeer) => String(asnLong ?? (asn || ''));

function peersInFields(described: DescribedVirtualInterface): RawPeer[] {
  const listed = (described.bgpPeers ?? []).filter(
    ({ bgpPeerState: state }) => state !== 'deleted' && state !== 'deleting',
  );
  // Before interfaces had peers their one peer's fields were on the interface itself, and still are.
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
        asn: asnOf(peer),
        key: authKey,
        source: 'fields',
      },
    ];
  });
}

/** What two places say of one thing; they must agree where both say something. */
function agreed(what: string, one: string | undefined, other: string | undefined): string {
  if (one && other && one !== other) {
    throw odd(l10n.t('AWS says {0} is {1} in its XML and {2} beside it.', what, one, other));
  }
  return one || other || '';
}

function addressOf(text: string, family: Family): Address {
  const address = readAddress(text);
  if (address?.family === family) return address;
  throw odd(
    l10n.t('AWS gives "{0}" as an address, which is none of {1} with a prefix length.', text, family),
  );
}

function peerOf({ family, local: own, remote: amazons, asn, key, source }: RawPeer): Peer {
  const [local, remote] = [addressOf(own, family), addressOf(amazons, family)];
  if (!inOneSubnet(local, remote) || local.address === remote.address) {
    throw odd(l10n.t('The addresses {0} and {1} are not two of one subnet.', own, amazons));
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

/** The XML's peer of a family, else the one of the fields; where both have it they must not contradict each other. */
function rawPeers(described: DescribedVirtualInterface, xml: ReadonlyMap<string, string>): RawPeer[] {
  const [inXml, inFields] = [peersInXml(xml), peersInFields(described)];
  return families.flatMap((family): RawPeer[] => {
    const of = (peers: readonly RawPeer[]) => peers.filter((peer) => peer.family === family);
    const [[one], others] = [of(inXml), of(inFields)];
    if (one) {
      const twin = others.find(({ local }) => local === one.local);
      return [{ ...one, asn: one.asn || (twin?.asn ?? ''), key: one.key || (twin?.key ?? '') }];
    }
    if (others.length > 1) throw odd(l10n.t('There is more than one BGP peer of {0}.', family));
    return others;
  });
}

function asnFrom(text: string | undefined, what: string): number {
  const asn = Number(text);
  if (text && isUsableAsn(asn)) return asn;
  throw odd(l10n.t('AWS gives "{0}" as {1}, which is no ASN.', text ?? '', what));
}

function vlanFrom(text: string): number {
  const vlan = Number(text);
  // IEEE 802.1Q: 0 and 4095 are reserved.
  if (/^\d{1,4}$/.test(text) && vlan >= 1 && vlan <= 4094) return vlan;
  throw odd(l10n.t('AWS gives "{0}" as the VLAN, which is none of 1–4094.', text));
}

function mtuFrom(mtu: number): number {
  // An IPv6 link carries at least 1280 bytes (RFC 8200); no Ethernet of today carries more than 9216.
  if (Number.isInteger(mtu) && mtu >= 1280 && mtu <= 9216) return mtu;
  throw odd(l10n.t('AWS gives {0} as the MTU, which no virtual interface has.', mtu));
}

/**
 * One value of AWS's XML and the fields beside it. Where there is no XML, as for the owner of a hosted virtual interface
 * that is not confirmed, the fields alone.
 * @throws RouterProblem when something is missing, or is not what it should be.
 */
export function sessionOf(described: DescribedVirtualInterface): RouterSession {
  const { virtualInterfaceId = '', customerRouterConfig = '', mtu = DEFAULT_MTU } = described;
  const { id, elements } = customerRouterConfig.trim()
    ? readLogicalConnection(customerRouterConfig)
    : { id: undefined, elements: new Map<string, string>() };
  // The id becomes names in the configuration, so it is held to the letter.
  if (!/^dxvif-[0-9a-z]{1,32}$/.test(virtualInterfaceId)) {
    throw odd(l10n.t('"{0}" is no id of a virtual interface.', virtualInterfaceId));
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
      l10n.t('AWS names no BGP peer of {0} with its addresses yet.', virtualInterfaceId),
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
    prefixes: (described.routeFilterPrefixes ?? []).flatMap(({ cidr }) => cidr ?? []),
  };
}
