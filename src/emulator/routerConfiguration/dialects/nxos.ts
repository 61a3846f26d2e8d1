import type { RouterPeer, RouterSession } from '../session';

/** Cisco NX-OS: features first, then a routed sub-interface and a neighbor for each family. */
export function nxos(session: RouterSession): string[] {
  return [
    `! Amazon Web Services Direct Connect ${session.virtualInterfaceId}`,
    'feature bgp',
    'feature interface-vlan',
    `interface Ethernet1/1.${session.vlan}`,
    `  description AWS Direct Connect ${session.virtualInterfaceId}`,
    `  encapsulation dot1q ${session.vlan}`,
    `  mtu ${session.mtu}`,
    ...session.peers.map(addressLine),
    '  no shutdown',
    ...session.peers.flatMap((peer) => neighbor(peer, session)),
  ];
}

function addressLine({ family, local }: RouterPeer): string {
  return `  ${family === 'ipv4' ? 'ip' : 'ipv6'} address ${local.address}/${local.prefix}`;
}

function neighbor({ family, asn, authKey, remote }: RouterPeer, { amazonSideAsn }: RouterSession): string[] {
  return [
    `router bgp ${asn}`,
    `  neighbor ${remote.address}`,
    `    remote-as ${amazonSideAsn}`,
    `    password 0 ${authKey}`,
    '    timers 30 90',
    `    address-family ${family} unicast`,
  ];
}
