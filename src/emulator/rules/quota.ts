import type { Estate } from '../estate/estate';
import { attachedTo, prefixesOn } from '../estate/gatewayUse';
import type { Connection, InterfaceType } from '../estate/model';
import { countedOn } from '../estate/portGroup';
import { refuse } from '../refusal';

const MAX_ON_HOSTED = 1;
const MAX_PRIVATE_AND_PUBLIC = 50;
const MAX_TRANSIT = 4;
const MAX_IN_TOTAL = 51;
const MAX_ON_GATEWAY = 30;
/** Prefixes of both families that the interfaces of a gateway may announce. */
const MAX_PREFIXES_ON_GATEWAY = 10_000;
const MAX_GATEWAYS = 200;

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
  if (connection?.vlan !== undefined && present.length >= MAX_ON_HOSTED) {
    refuse(`Hosted connection ${connectionId} already has its one virtual interface.`);
  }
  const transit = present.filter(({ virtualInterfaceType }) => virtualInterfaceType === 'transit').length;
  const [count, most, kinds] =
    type === 'transit'
      ? [transit, MAX_TRANSIT, 'transit']
      : [present.length - transit, MAX_PRIVATE_AND_PUBLIC, 'private and public'];
  if (count >= most)
    refuse(`The limit of ${most} ${kinds} virtual interfaces on ${connectionId} is reached.`);
  if (present.length >= MAX_IN_TOTAL) {
    refuse(`The limit of ${MAX_IN_TOTAL} virtual interfaces on ${connectionId} is reached.`);
  }
}

/**
 * A Direct Connect gateway can have 30 interfaces, which can announce 10,000 prefixes.
 * @param prefixes of both families that the new interface may announce
 */
export function checkGatewayQuota(directConnectGatewayId: string, prefixes: number, estate: Estate): void {
  if (attachedTo(directConnectGatewayId, estate).length >= MAX_ON_GATEWAY) {
    refuse(`The limit of ${MAX_ON_GATEWAY} virtual interfaces on ${directConnectGatewayId} is reached.`);
  }
  checkGatewayPrefixes(directConnectGatewayId, prefixes, estate);
}

export function checkGatewayPrefixes(directConnectGatewayId: string, more: number, estate: Estate): void {
  if (prefixesOn(directConnectGatewayId, estate) + more > MAX_PREFIXES_ON_GATEWAY) {
    refuse(
      `The virtual interfaces on ${directConnectGatewayId} can be allocated at most ${MAX_PREFIXES_ON_GATEWAY} prefixes.`,
    );
  }
}

/** An account can have 200 Direct Connect gateways. */
export function checkGatewayCount(account: string, estate: Estate): void {
  const present = estate.directConnectGateways.filter(
    (gateway) => gateway.ownerAccount === account && gateway.directConnectGatewayState !== 'deleted',
  );
  if (present.length >= MAX_GATEWAYS) {
    refuse(`The limit of ${MAX_GATEWAYS} Direct Connect gateways is reached.`);
  }
}
