import type { FailoverTestData } from './dataFile/schema';
import type { Estate } from './estate';
import { uuid } from './identifiers';
import type { FailoverTest, VirtualInterface } from './model';

/** By default, and at most: 3 hours and 72 hours (API reference). */
export const DEFAULT_MINUTES = 180;
export const MAX_MINUTES = 4320;

/** A running test. */
export function newFailoverTest(
  vif: VirtualInterface,
  bgpPeers: readonly string[],
  testDurationInMinutes: number,
  startTime: number,
): FailoverTest {
  const { virtualInterfaceId, ownerAccount, connectionOwner, region } = vif;
  return {
    testId: uuid(),
    virtualInterfaceId,
    ownerAccount,
    ...(connectionOwner !== undefined && { connectionOwner }),
    region,
    bgpPeers,
    status: 'in_progress',
    testDurationInMinutes,
    startTime,
  };
}

/** The running test of an interface. */
export function runningTest(virtualInterfaceId: string, estate: Estate): FailoverTest | undefined {
  const [running] = estate.failoverTests.filter(
    (test) => test.virtualInterfaceId === virtualInterfaceId && test.status === 'in_progress',
  );
  return running;
}

/**
 * Adds the past tests of the data file and, for an interface whose initial state is `testing`, a running test of the
 * longest duration.
 */
export function addFailoverTests(
  estate: Estate,
  vif: VirtualInterface,
  tests: readonly FailoverTestData[],
): void {
  const now = Date.now();
  const everyPeer = vif.bgpPeers.map(({ bgpPeerId }) => bgpPeerId);
  for (const { testDurationInMinutes = DEFAULT_MINUTES, endedMinutesAgo, ...data } of tests) {
    const endTime = now - endedMinutesAgo * 60_000;
    const ran = data.ranMinutes ?? testDurationInMinutes;
    const peers = data.bgpPeers ?? everyPeer;
    estate.failoverTests.add({
      ...newFailoverTest(vif, peers, testDurationInMinutes, endTime - ran * 60_000),
      ...(data.testId !== undefined && { testId: data.testId }),
      status: data.status ?? 'completed',
      endTime,
    });
  }
  if (vif.virtualInterfaceState !== 'testing') return;
  const down = vif.bgpPeers.filter(({ isTested }) => isTested).map(({ bgpPeerId }) => bgpPeerId);
  estate.failoverTests.add(newFailoverTest(vif, down, MAX_MINUTES, now));
}
