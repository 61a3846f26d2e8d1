import { isLive } from '../estate/estate';
import type { Estate } from '../estate/estate';
import type { Connection, VirtualInterface } from '../estate/model';
import { refuse } from '../refusal';

/** A VLAN tag is 1–4094 (IEEE 802.1Q keeps 0 and 4095); on a hosted connection it is the partner's choice. */
export function checkVlan(vlan: number, connection: Connection | undefined): void {
  if (vlan < 1 || vlan > 4094) refuse(`VLAN ${vlan} is not valid. It must be between 1 and 4094.`);
  if (connection?.vlan !== undefined && connection.vlan !== vlan) {
    refuse(
      `VLAN ${vlan} is not valid. Hosted connection ${connection.connectionId} uses VLAN ${connection.vlan}.`,
    );
  }
}

/** A VLAN is used once on a connection; a LAG and its members count as one. */
export function checkVlanIsFree(vlan: number, connectionId: string, estate: Estate): void {
  if (interfacesOn(connectionId, estate).some((vif) => vif.vlan === vlan)) {
    refuse(`VLAN ${vlan} is already in use on ${connectionId}.`);
  }
}

/** The live interfaces that share a port group: those of the connection or LAG, its members and its LAG. */
export function interfacesOn(connectionId: string, estate: Estate): VirtualInterface[] {
  const group = estate.connections.get(connectionId)?.lagId ?? connectionId;
  return estate.virtualInterfaces.filter(
    (vif) =>
      isLive(vif) &&
      (vif.connectionId === group || estate.connections.get(vif.connectionId)?.lagId === group),
  );
}
