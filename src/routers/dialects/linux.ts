import { withLength } from '../plan';
import type { Plan } from '../plan';

/** A Linux port: with a dot and the VLAN appended, its name has at most 15 characters (IFNAMSIZ in linux/if.h). */
export const LINUX_PORT = /^[^/:]{1,10}$/;

/** The commands that create the VLAN interface on Linux, for routing daemons that don't. Source: ip-link(8). */
export function linuxVlan({ port, vlan, mtu, vrf }: Plan): string[] {
  const name = `${port}.${vlan}`;
  return [
    `  ip link add link ${port} name ${name} type vlan id ${vlan}`,
    ...(vrf ? [`  ip link set ${name} master ${vrf}`] : []),
    `  ip link set ${name} mtu ${mtu} up`,
  ];
}

/** The same for daemons that don't set addresses either. Source: ip-address(8). */
export function linuxAddresses({ port, vlan, peers }: Plan): string[] {
  return peers.map(({ local }) => `  ip address add ${withLength(local)} dev ${port}.${vlan}`);
}
