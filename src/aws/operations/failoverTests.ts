import type { FailoverTest } from '../../directconnect/failover/tests';
import { readPages } from '../transport/calls';
import { leftOutOf } from '../transport/leftOut';
import type { Reader } from './operation';

const OPERATION = 'ListVirtualInterfaceTestHistory';

/** The failover tests of a virtual interface, each once: the running one, and those of the last 365 days. */
export async function failoverTestsOf(
  read: Pick<Reader, 'ask'>,
  virtualInterfaceId: string,
): Promise<FailoverTest[]> {
  const tests = new Map<string | undefined, FailoverTest>();
  await readPages(
    OPERATION,
    async (nextToken) => {
      const answer = await read.ask(OPERATION, { virtualInterfaceId, nextToken });
      const { virtualInterfaceTestHistory: rows } = answer;
      return { rows, nextToken: answer.nextToken, leftOut: leftOutOf(answer) };
    },
    (rows) => {
      // An endpoint that ignores the filter also returns the tests of others.
      const own = rows.filter(
        ({ virtualInterfaceId: its = virtualInterfaceId }) => its === virtualInterfaceId,
      );
      for (const test of own) tests.set(test.testId, test);
      return 0;
    },
  );
  return [...tests.values()];
}
