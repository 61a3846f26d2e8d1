import { bandwidthText, megabits } from '../estate/bandwidth';
import type { Estate } from '../estate/estate';
import { portCapacity } from '../estate/portCapacity';
import { Refusal, refuse } from '../refusal';

/** The limits of the service model of 2026-08, which has no value for "no limit". */
const LIMITS: ReadonlySet<string> = new Set([
  ...[50, 100, 200, 300, 400, 500, 600, 700, 800, 900].map((number) => `${number}Mbps`),
  ...[1, 1.2, 1.5, 1.8, 2, 2.1, 2.4, 2.7, 3, 3.2, 3.6, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18].map(gigabits),
  ...[20, 21, 24, 27, 30, 32, 36, 40, 50, 60, 70, 80, 100, 120, 150, 180, 200, 210, 240].map(gigabits),
  ...[270, 300, 320, 360, 400, 450, 480, 500, 540, 600, 700, 800, 900].map(gigabits),
  ...[1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6].map((number) => `${number}Tbps`),
]);

function gigabits(number: number): string {
  return `${number}Gbps`;
}

/**
 * Checks that the limit exists and does not exceed the bandwidth of the connection or LAG. Hosted connections take no
 * limit.
 */
export function checkRateLimit(rateLimit: string, connectionId: string, estate: Estate): void {
  if (!LIMITS.has(rateLimit)) {
    refuse(
      `rateLimit ${rateLimit} is not valid. Valid values are, for example, 50Mbps, 500Mbps and 1.2Gbps.`,
    );
  }
  const capacity = portCapacity(connectionId, estate);
  if (!capacity) {
    refuse(`${connectionId} is a hosted connection. A rateLimit requires a dedicated connection or a LAG.`);
  }
  if (megabits(rateLimit) > capacity.bandwidth) {
    refuse(
      `rateLimit ${rateLimit} is more than the bandwidth of ${connectionId}, ${bandwidthText(capacity.bandwidth)}.`,
    );
  }
}

/**
 * Checks that another limiter is free. The model has LimitExceededException for new interfaces, but not for changed
 * ones.
 */
export function checkFreeRateLimiter(
  connectionId: string,
  estate: Estate,
  code: 'LimitExceededException' | 'DirectConnectClientException',
): void {
  const { maxAllowed = 0, inUse = 0 } = portCapacity(connectionId, estate)?.rateLimiters ?? {};
  if (inUse >= maxAllowed) {
    throw new Refusal(code, `The limit of ${maxAllowed} rate limiters on ${connectionId} is reached.`);
  }
}
