import type { Estate } from '../estate/estate';
import { attachedTo, prefixesOn } from '../estate/gatewayUse';
import type { Connection, InterfaceType } from '../estate/model';
import { countedOn } from '../estate/portGroup';
import { refuse } from '../refusal';

const MOST_ON_HOSTED = 1;
const MOST_PRIVATE_AND_PUBLIC = 50;
const MOST_TRANSIT = 4;
const MOST_IN_ALL = 51;
const MOST_ON_GATEWAY = 30;
/** Prefixes of both families that the interfaces of a gateway may announce. */
const MOST_PREFIXES_ON_GATEWAY = 10_000;
const MOST_GATEWAYS = 200;

/**
 * Quotas from the user guide: one interface on a hosted connection; on a dedicated connection or LAG, 50 private and
 * public ones, 4 transit ones, and 51 in all. Interfaces that are being deleted do not count.
 */
export function checkInterfaceQuota(
  type: InterfaceType,
  connectionId: string,
  connection: Connection | undefined,
  estate: Estate,
): void {
  const present = countedOn(connectionId, estate);
  if (connection?.vlan !== undefined && present.length >= MOST_ON_HOSTED) {
    refuse(`Hosted connection ${connectionId} already has its one virtual interface.`);
  }
  const transit = present.filter(({ virtualInterfaceType }) => virtualInterfaceType === 'transit').length;
  const [count, most, kinds] =
    type === 'transit'
      ? [transit, MOST_TRANSIT, 'transit']
      : [present.length - transit, MOST_PRIVATE_AND_PUBLIC, 'private and public'];
  if (count >= most)
    refuse(`The limit of ${most} ${kinds} virtual interfaces on ${connectionId} is reached.`);
  if (present.length >= MOST_IN_ALL) {
    refuse(`The limit of ${MOST_IN_ALL} virtual interfaces on ${connectionId} is reached.`);
  }
}

/**
 * A Direct Connect gateway can have 30 interfaces, which can announce 10,000 prefixes.
 * @param prefixes of both families that the new interface may announce
 */
export function checkGatewayQuota(directConnectGatewayId: string, prefixes: number, estate: Estate): void {
  if (attachedTo(directConnectGatewayId, estate).length >= MOST_ON_GATEWAY) {
    refuse(`The limit of ${MOST_ON_GATEWAY} virtual interfaces on ${directConnectGatewayId} is reached.`);
  }
  checkGatewayPrefixes(directConnectGatewayId, prefixes, estate);
}

export function checkGatewayPrefixes(directConnectGatewayId: string, more: number, estate: Estate): void {
  if (prefixesOn(directConnectGatewayId, estate) + more > MOST_PREFIXES_ON_GATEWAY) {
    refuse(
      `The virtual interfaces on ${directConnectGatewayId} can be allocated at most ${MOST_PREFIXES_ON_GATEWAY} prefixes.`,
    );
  }
}

/** An account can have 200 Direct Connect gateways. */
export function checkGatewayCount(account: string, estate: Estate): void {
  const present = estate.directConnectGateways.filter(
    (gateway) => gateway.ownerAccount === account && gateway.directConnectGatewayState !== 'deleted',
  );
  if (present.length >= MOST_GATEWAYS) {
    refuse(`The limit of ${MOST_GATEWAYS} Direct Connect gateways is reached.`);
  }
}
