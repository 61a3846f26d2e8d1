import { currentTest, statusOf } from '../../directconnect/failover/tests';
import type { FailoverTest } from '../../directconnect/failover/tests';
import type { FollowedKind, Question } from './followed';

const readOf = (virtualInterfaceId: string): Question<FailoverTest> => ({
  ids: [virtualInterfaceId],
  ask: async (session, signal) => {
    const test = currentTest(await session.failoverTests(virtualInterfaceId, signal), Date.now());
    return test ? [{ ...test, virtualInterfaceId }] : [];
  },
});

/** The state of a test that has not ended, whatever AWS calls it. */
const RUNNING = 'running';

/** Follows the failover test of a virtual interface until it has ended. Its id is that of the virtual interface. */
export const failoverTests: FollowedKind<FailoverTest> = {
  questions: (followed) => [...new Set(followed.map(({ id }) => id))].map(readOf),
  idOf: ({ virtualInterfaceId = '' }) => virtualInterfaceId,
  stateOf: (test) => statusOf(test, Date.now()),
  occurrenceOf: ({ testId }) => testId,
  hasArrived: (state) => state !== RUNNING,
  gone: (virtualInterfaceId) => ({ virtualInterfaceId }),
};
