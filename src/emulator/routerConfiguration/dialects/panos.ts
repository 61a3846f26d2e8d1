import type { RouterPeer, RouterSession } from '../session';

/** Palo Alto PAN-OS as set commands: a layer-3 subinterface, an authentication profile and a peer for each family. */
export function panos(session: RouterSession): string[] {
  const unit = `ethernet1/1.${session.vlan}`;
  const subinterface = `network interface ethernet ethernet1/1 layer3 units ${unit}`;
  return [
    `# Amazon Web Services Direct Connect ${session.virtualInterfaceId}`,
    `set ${subinterface} tag ${session.vlan}`,
    `set ${subinterface} mtu ${session.mtu}`,
    `set ${subinterface} comment "AWS Direct Connect ${session.virtualInterfaceId}"`,
    ...session.peers.map(({ family, local }) =>
      family === 'ipv4'
        ? `set ${subinterface} ip ${local.address}/${local.prefix}`
        : `set ${subinterface} ipv6 address ${local.address}/${local.prefix}`,
    ),
    `set network virtual-router default interface ${unit}`,
    ...session.peers.flatMap((peer) => bgpPeer(peer, unit, session)),
  ];
}

function bgpPeer(peer: RouterPeer, unit: string, session: RouterSession): string[] {
  const { family, asn, authKey, local, remote } = peer;
  const bgp = 'network virtual-router default protocol bgp';
  const name = `${session.virtualInterfaceId}-${family}`;
  const neighbor = `${bgp} peer-group ${name} peer ${name}`;
  return [
    `set ${bgp} enable yes`,
    `set ${bgp} local-as ${asn}`,
    `set ${bgp} auth-profile ${name} secret "${authKey.replace(/["\\]/g, '\\$&')}"`,
    `set ${neighbor} peer-as ${session.amazonSideAsn}`,
    `set ${neighbor} local-address interface ${unit}`,
    `set ${neighbor} local-address ip ${local.address}/${local.prefix}`,
    `set ${neighbor} peer-address ip ${remote.address}`,
    `set ${neighbor} connection-options authentication ${name}`,
    `set ${neighbor} connection-options hold-time 90`,
    `set ${neighbor} connection-options keep-alive-interval 30`,
  ];
}
