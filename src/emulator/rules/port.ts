import type { Estate } from '../estate/estate';
import type { Lag } from '../estate/model';
import { locationsIn } from '../estate/locations';
import type { Location } from '../estate/locations';
import { membersOf } from '../estate/lagMembers';
import { refuse } from '../refusal';

/** Rules for ordering ports. */
export interface PortOrder {
  readonly location: string;
  readonly bandwidth: string;
  readonly providerName: string | undefined;
  readonly requestMACSec: boolean;
}

/** A port is ordered at a location in the region, with a speed and a provider that the location offers. */
export function checkPort(order: PortOrder, region: string, estate: Estate): void {
  const location = findLocation(order.location, region, estate);
  if (!location.availablePortSpeeds.includes(order.bandwidth)) {
    const speeds = location.availablePortSpeeds.join(', ');
    refuse(`Bandwidth ${order.bandwidth} is not available at ${order.location}. It has ${speeds}.`);
  }
  if (order.requestMACSec && !location.availableMacSecPortSpeeds.includes(order.bandwidth)) {
    refuse(`MACsec is not available for ${order.bandwidth} at ${order.location}.`);
  }
  if (order.providerName && !location.availableProviders.includes(order.providerName)) {
    refuse(`Provider ${order.providerName} is not available at ${order.location}.`);
  }
}

/** A LAG has at most four members below 100 Gbps and two otherwise, all with its speed and at its location. */
export function checkLagSize(bandwidth: string, members: number): void {
  const most = Number.parseInt(bandwidth, 10) >= 100 && bandwidth.endsWith('Gbps') ? 2 : 4;
  if (members < 1 || members > most) {
    refuse(`A LAG of ${bandwidth} connections has 1 to ${most} connections, not ${members}.`);
  }
}

/** The minimum links of a LAG are at most its number of connections [G]. */
export function checkMinimumLinks(lag: Lag, minimumLinks: number, estate: Estate): void {
  const most = membersOf(lag, estate).length;
  if (minimumLinks < 0 || minimumLinks > most) {
    refuse(
      `minimumLinks ${minimumLinks} is not valid. LAG ${lag.lagId} has ${most} connections, so it can be 0 to ${most}.`,
    );
  }
}

export function checkJoinsLag(
  lag: Lag,
  port: Pick<PortOrder, 'location' | 'bandwidth'>,
  estate: Estate,
): void {
  if (lag.location !== port.location)
    refuse(`LAG ${lag.lagId} is at ${lag.location}, not at ${port.location}.`);
  if (lag.connectionsBandwidth !== port.bandwidth) {
    refuse(`The connections of LAG ${lag.lagId} have ${lag.connectionsBandwidth}, not ${port.bandwidth}.`);
  }
  checkLagSize(lag.connectionsBandwidth, membersOf(lag, estate).length + 1);
}

function findLocation(code: string, region: string, estate: Estate): Location {
  const found = locationsIn(region, estate).find(({ locationCode }) => locationCode === code);
  return found ?? refuse(`Location ${code} does not exist in ${region}.`);
}
