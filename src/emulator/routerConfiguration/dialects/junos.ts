import type { RouterPeer, RouterSession } from '../session';

/** Juniper Junos as set commands: a logical unit numbered like its VLAN, and a BGP group for each family. */
export function junos(session: RouterSession): string[] {
  const unit = `interfaces ge-0/0/1 unit ${session.vlan}`;
  return [
    `# Amazon Web Services Direct Connect ${session.virtualInterfaceId}`,
    'set interfaces ge-0/0/1 vlan-tagging',
    `set ${unit} description "AWS Direct Connect ${session.virtualInterfaceId}"`,
    `set ${unit} vlan-id ${session.vlan}`,
    ...session.peers.flatMap((peer) => addressLines(peer, unit, session.mtu)),
    ...session.peers.flatMap((peer) => group(peer, session)),
  ];
}

/** The same on an SRX, where an interface belongs to a security zone and BGP must be let in. */
export function junosSrx(session: RouterSession): string[] {
  const zone = `security zones security-zone trust interfaces ge-0/0/1.${session.vlan}`;
  return [
    ...junos(session),
    `set ${zone} host-inbound-traffic protocols bgp`,
    `set ${zone} host-inbound-traffic system-services ping`,
  ];
}

function addressLines({ family, local }: RouterPeer, unit: string, mtu: number): string[] {
  const inet = `${unit} family ${family === 'ipv4' ? 'inet' : 'inet6'}`;
  return [`set ${inet} address ${local.address}/${local.prefix}`, `set ${inet} mtu ${mtu}`];
}

function group(peer: RouterPeer, { virtualInterfaceId, amazonSideAsn }: RouterSession): string[] {
  const { family, asn, authKey, local, remote } = peer;
  const name = `protocols bgp group ${virtualInterfaceId}-${family}`;
  const neighbor = `${name} neighbor ${remote.address}`;
  return [
    `set ${name} type external`,
    `set ${name} hold-time 90`,
    `set ${neighbor} local-address ${local.address}`,
    `set ${neighbor} local-as ${asn}`,
    `set ${neighbor} peer-as ${amazonSideAsn}`,
    `set ${neighbor} authentication-key ${quote(authKey)}`,
  ];
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
