import * as l10n from '@vscode/l10n';
import { statusOf } from '../../directconnect/failover/tests';
import type { FailoverTest } from '../../directconnect/failover/tests';
import { failoverTestsOf } from './failoverTests';
import type { Reader, WriteOperation } from './operation';
import { unlessRefused } from './unlessRefused';

async function runningIn(read: Reader, virtualInterfaceId: string): Promise<FailoverTest | undefined> {
  const tests = await failoverTestsOf(read, virtualInterfaceId);
  return tests.find((test) => statusOf(test, Date.now()) === 'running');
}

/** Ends the failover test of a virtual interface before its time. Only the owner of the virtual interface may. */
export const stopBgpFailoverTest: WriteOperation<
  'StopBgpFailoverTest',
  /** The running test; `null` if there is none, or if that could not be read. */
  { readonly running: string | null },
  FailoverTest
> = {
  name: 'StopBgpFailoverTest',
  touches: ({ virtualInterfaceId }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId }) => l10n.t('Stop the failover test on {0}', virtualInterfaceId),
  before: async (read, { virtualInterfaceId }) => ({
    running: (await unlessRefused(runningIn(read, virtualInterfaceId)))?.testId ?? null,
  }),
  done: ({ virtualInterfaceTest: test }, { virtualInterfaceId }) =>
    (test?.virtualInterfaceId ?? virtualInterfaceId) === virtualInterfaceId ? test : undefined,
  check: async (read, { virtualInterfaceId }, { before, refused }) => {
    const tests = await failoverTestsOf(read, virtualInterfaceId);
    // If none was running before, a refused request has not ended one.
    if (refused && before.running === null) return { kind: 'nothing' };
    const test = tests.find(({ testId }) => testId === before.running);
    const isRunning = tests.some((one) => statusOf(one, Date.now()) === 'running');
    return isRunning
      ? { kind: 'nothing' }
      : { kind: 'done', result: test ?? { virtualInterfaceId }, certain: before.running !== null };
  },
};
