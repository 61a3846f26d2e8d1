import { isLive } from '../estate/estate';
import type { Estate } from '../estate/estate';
import type { Connection } from '../estate/model';
import { interfacesOn } from '../estate/portGroup';
import { refuse } from '../refusal';

const MOST_ON_HOSTED = 1;
const MOST_PRIVATE_AND_PUBLIC = 50;
const MOST_IN_ALL = 51;
const MOST_ON_GATEWAY = 30;

/**
 * Quotas from the user guide: one interface on a hosted connection; on a dedicated connection or LAG, 50 private and
 * public ones, and 51 including transit interfaces. Interfaces that are being deleted do not count.
 */
export function checkInterfaceQuota(
  connectionId: string,
  connection: Connection | undefined,
  estate: Estate,
): void {
  const present = interfacesOn(connectionId, estate).filter(
    ({ virtualInterfaceState }) => virtualInterfaceState !== 'deleting',
  );
  if (connection?.vlan !== undefined && present.length >= MOST_ON_HOSTED) {
    refuse(`Hosted connection ${connectionId} already has its one virtual interface.`);
  }
  const counted = present.filter(({ virtualInterfaceType }) => virtualInterfaceType !== 'transit');
  if (counted.length >= MOST_PRIVATE_AND_PUBLIC) {
    refuse(
      `The limit of ${MOST_PRIVATE_AND_PUBLIC} private and public virtual interfaces on ${connectionId} is reached.`,
    );
  }
  if (present.length >= MOST_IN_ALL) {
    refuse(`The limit of ${MOST_IN_ALL} virtual interfaces on ${connectionId} is reached.`);
  }
}

/** A Direct Connect gateway can have 30 interfaces. */
export function checkGatewayQuota(directConnectGatewayId: string, estate: Estate): void {
  const attached = estate.virtualInterfaces.filter(
    (vif) => isLive(vif) && vif.directConnectGatewayId === directConnectGatewayId,
  );
  if (attached.length >= MOST_ON_GATEWAY) {
    refuse(`The limit of ${MOST_ON_GATEWAY} virtual interfaces on ${directConnectGatewayId} is reached.`);
  }
}
