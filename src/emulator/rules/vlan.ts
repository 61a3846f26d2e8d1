import type { Estate } from '../estate/estate';
import type { Connection } from '../estate/model';
import { interfacesOn } from '../estate/portGroup';
import { refuse } from '../refusal';

/** A VLAN is 1–4094 (IEEE 802.1Q reserves 0 and 4095); on a hosted connection the partner chooses it. */
export function checkVlan(vlan: number, connection: Connection | undefined): void {
  if (vlan < 1 || vlan > 4094) refuse(`VLAN ${vlan} is not valid. It must be between 1 and 4094.`);
  if (connection?.vlan !== undefined && connection.vlan !== vlan) {
    refuse(
      `VLAN ${vlan} is not valid. Hosted connection ${connection.connectionId} uses VLAN ${connection.vlan}.`,
    );
  }
}

/** A VLAN can be used once per connection; a LAG and its members count as one. */
export function checkVlanIsFree(vlan: number, connectionId: string, estate: Estate): void {
  if (interfacesOn(connectionId, estate).some((vif) => vif.vlan === vlan)) {
    refuse(`VLAN ${vlan} is already in use on ${connectionId}.`);
  }
}
