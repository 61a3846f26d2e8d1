import { withLength } from '../plan';
import type { Plan } from '../plan';

/** A port of Linux: with a dot and the VLAN behind it, its name has at most 15 characters (IFNAMSIZ of linux/if.h). */
export const LINUX_PORT = /^[^/:]{1,10}$/;

/** The commands that make the VLAN's interface on Linux, for routing daemons that make none. Source: ip-link(8). */
export function linuxVlan({ port, vlan, mtu, vrf }: Plan): string[] {
  const name = `${port}.${vlan}`;
  return [
    `  ip link add link ${port} name ${name} type vlan id ${vlan}`,
    ...(vrf ? [`  ip link set ${name} master ${vrf}`] : []),
    `  ip link set ${name} mtu ${mtu} up`,
  ];
}

/** The same for daemons that set no address either. Source: ip-address(8). */
export function linuxAddresses({ port, vlan, peers }: Plan): string[] {
  return peers.map(({ local }) => `  ip address add ${withLength(local)} dev ${port}.${vlan}`);
}
