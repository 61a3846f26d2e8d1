import type { RouterPeer, RouterSession } from '../session';

/** Cisco IOS: an 802.1Q sub-interface and an eBGP neighbor for each family. */
export function ios(session: RouterSession): string[] {
  const subinterface = `GigabitEthernet0/1.${session.vlan}`;
  return [
    `! Amazon Web Services Direct Connect ${session.virtualInterfaceId}`,
    `interface ${subinterface}`,
    ` description AWS Direct Connect ${session.virtualInterfaceId}`,
    ` encapsulation dot1Q ${session.vlan}`,
    ` mtu ${session.mtu}`,
    ...session.peers.map(addressLine),
    ' no shutdown',
    'exit',
    '!',
    ...session.peers.flatMap((peer) => neighbor(peer, session)),
  ];
}

function addressLine({ family, local }: RouterPeer): string {
  return family === 'ipv4'
    ? ` ip address ${local.address} ${local.mask}`
    : ` ipv6 address ${local.address}/${local.prefix}`;
}

function neighbor({ family, asn, authKey, remote }: RouterPeer, { amazonSideAsn }: RouterSession): string[] {
  return [
    `router bgp ${asn}`,
    ` neighbor ${remote.address} remote-as ${amazonSideAsn}`,
    ` neighbor ${remote.address} password ${authKey}`,
    ` neighbor ${remote.address} timers 30 90`,
    ` address-family ${family} unicast`,
    `  neighbor ${remote.address} activate`,
    ' exit-address-family',
    'exit',
    '!',
  ];
}
