import { isLeaving } from '../resources/states';
import type { InterfaceFacts, KnownNetwork } from './knownNetwork';

/** The valid VLANs. Source: IEEE 802.1Q, which reserves 0 and 4095. */
export const FIRST_VLAN = 1;
export const LAST_VLAN = 4094;

/**
 * Whether a VLAN can be taken on the connection: `leaving` is used by a virtual interface that is being deleted;
 * `reserved` is 0, 4095 or, on a hosted connection, any but the partner's.
 */
export type VlanState =
  | { readonly kind: 'free' }
  | { readonly kind: 'used' | 'leaving'; readonly user: InterfaceFacts }
  | { readonly kind: 'reserved'; readonly partners?: number };

export function vlanState(vlan: number, { byVlan, facts }: KnownNetwork): VlanState {
  const user = byVlan.get(vlan);
  if (user) return { kind: isLeaving(user.state) ? 'leaving' : 'used', user };
  if (vlan < FIRST_VLAN || vlan > LAST_VLAN) return { kind: 'reserved' };
  const { vlan: partners } = facts.connection;
  return partners === undefined || partners === vlan ? { kind: 'free' } : { kind: 'reserved', partners };
}
