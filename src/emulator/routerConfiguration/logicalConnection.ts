import { presentPeers } from '../estate/bgpPeers';
import type { BgpPeer, VirtualInterface } from '../estate/model';

/**
 * The `customerRouterConfig` of a virtual interface: XML with the BGP key in plain text. Contains the first peer of
 * each family; IPv6 has its own element names.
 */
export function logicalConnection(vif: VirtualInterface): string {
  const peers = presentPeers(vif);
  const ipv4 = peers.find(({ addressFamily }) => addressFamily === 'ipv4');
  const ipv6 = peers.find(({ addressFamily }) => addressFamily === 'ipv6');
  const elements: [name: string, value: string | number][] = [
    ['vlan', vif.vlan],
    ...peerElements(ipv4, ''),
    ...peerElements(ipv6, 'ipv6_'),
    ['amazon_bgp_asn', vif.amazonSideAsn],
    ['connection_type', vif.virtualInterfaceType],
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<logical_connection id="${escapeXml(vif.virtualInterfaceId)}">`,
    ...elements.map(([name, value]) => `  <${name}>${escapeXml(String(value))}</${name}>`),
    '</logical_connection>',
    '',
  ].join('\n');
}

function peerElements(peer: BgpPeer | undefined, prefix: string): [string, string | number][] {
  if (!peer) return [];
  return [
    [`${prefix}customer_address`, peer.customerAddress],
    [`${prefix}amazon_address`, peer.amazonAddress],
    [`${prefix}bgp_asn`, peer.asn],
    [`${prefix}bgp_auth_key`, peer.authKey],
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
