import type { ExtensionContext } from 'vscode';
import type { Place } from '../aws/session/place';
import type { FailoverTest } from '../directconnect/failover/tests';
import { lazy } from '../lazy';
import { accountShown } from '../views/accountShown';
import type { Log } from '../views/log';
import type { Stores } from '../views/stores';
import { attempt } from './attempt';

/** What following needs from the rest of the graph. */
export interface FollowingContext extends Stores {
  /** The name of a virtual interface on screen. */
  readonly nameOf: (place: Place, id: string) => string;
  /** Reveals the row of a virtual interface. */
  readonly open: (place: Place, id: string) => void;
}

/** Builds the objects that follow virtual interfaces and failover tests and notify the user about them. */
export function buildFollowing(
  { subscriptions, workspaceState }: ExtensionContext,
  log: Log,
  { profiles, sessions, inventories, identities, nameOf, open }: FollowingContext,
) {
  const { runningTests } = inventories;
  const loadFollowing = lazy(async () => {
    const { Following } = await import('../bundles/following');
    const readIn = async (place: Place) => inventories.current(place)?.sweep.account?.();
    const following = new Following(sessions, workspaceState, undefined, undefined, readIn);
    runningTests.learnFrom(following);
    following.on(
      'arrived',
      (arrival) => void attempt(log, 'arrived', async () => (await loadArrivals()).notify(arrival)),
    );
    following.on(
      'lost',
      (...lost) => void attempt(log, 'lost', async () => (await loadArrivals()).notifyLost(...lost)),
    );
    following.on('outdated', (place) => inventories.refresh(place, false));
    subscriptions.push(following);
    return following;
  });
  const loadArrivals = lazy(async () => {
    const { Arrivals } = await import('../bundles/following');
    return new Arrivals({
      loadFollowing,
      profiles,
      open,
      nameOf,
      accountOf: (place) => accountShown({ identities, inventories }, place),
      meaningOf: async (one) => (await import('../bundles/connections')).virtualInterfaceHealth(one).meaning,
    });
  });
  const showTests = async () => {
    const { TestStatus } = await import('../bundles/following');
    subscriptions.push(new TestStatus(runningTests, nameOf));
  };
  runningTests.once('change', () => void attempt(log, 'testStatus', showTests));
  const noteTest = (place: Place, id: string, test: FailoverTest) => {
    runningTests.note(place, id, test);
    void attempt(log, 'await', async () => {
      const arrivals = await loadArrivals();
      const isRunning = runningTests.of(place, id) !== undefined;
      return isRunning ? arrivals.awaitTest(place, id, test) : arrivals.forgetTest(place, id);
    });
  };
  return { loadFollowing, loadArrivals, noteTest };
}
