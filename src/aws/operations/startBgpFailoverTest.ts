import * as l10n from '@vscode/l10n';
import type { StartBgpFailoverTestRequest } from '../../directconnect/api';
import { statusOf } from '../../directconnect/failover/tests';
import type { FailoverTest } from '../../directconnect/failover/tests';
import { isLeaving } from '../../directconnect/resources/states';
import { Failure } from '../failure';
import { describe } from './describe';
import { failoverTestsOf } from './failoverTests';
import type { Reader, WriteOperation } from './operation';
import { unlessRefused } from './unlessRefused';

const refused = (message: string, advice: string) => new Failure('refused', message, advice);

/** @throws Failure when AWS's current description shows that this test is no longer possible. */
async function requireTestable(read: Reader, input: StartBgpFailoverTestRequest): Promise<void> {
  const { virtualInterfaceId: id, bgpPeers = [] } = input;
  const found = await unlessRefused(describe(read, id));
  if (!found) return;
  if (found.virtualInterfaceState === 'testing') {
    throw refused(
      l10n.t('A failover test is already running on {0}, so nothing was sent.', id),
      l10n.t('Stop it first, or wait until it ends.'),
    );
  }
  const staying = found.bgpPeers?.filter(({ bgpPeerState }) => !isLeaving(bgpPeerState));
  const there = new Set(staying?.map(({ bgpPeerId }) => bgpPeerId));
  const gone = bgpPeers.filter((peer) => !there.has(peer));
  if (gone.length === 0) return;
  throw refused(
    l10n.t('{0} no longer has BGP peer {1}, so nothing was sent.', id, gone.join(', ')),
    l10n.t('Choose Start Failover Test… again.'),
  );
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item) => other.includes(item));

/** True for a test with the requested duration and peers. */
const isAsAsked = (test: FailoverTest, input: StartBgpFailoverTestRequest) =>
  (input.testDurationInMinutes === undefined || test.testDurationInMinutes === input.testDurationInMinutes) &&
  (input.bgpPeers === undefined || isSameSet(test.bgpPeers ?? [], input.bgpPeers));

/** Takes BGP sessions of a virtual interface down for some minutes. Only the owner of the virtual interface may. */
export const startBgpFailoverTest: WriteOperation<
  'StartBgpFailoverTest',
  /** `null` when the earlier tests could not be read. */
  { readonly tests: readonly string[] | null },
  FailoverTest
> = {
  name: 'StartBgpFailoverTest',
  touches: ({ virtualInterfaceId }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId, testDurationInMinutes: minutes }) =>
    minutes === undefined
      ? l10n.t('Start a failover test on {0}', virtualInterfaceId)
      : l10n.t('Start a failover test of {0} min on {1}', minutes, virtualInterfaceId),
  before: async (read, input) => {
    const { virtualInterfaceId } = input;
    const [tests] = await Promise.all([
      unlessRefused(failoverTestsOf(read, virtualInterfaceId)),
      requireTestable(read, input),
    ]);
    return { tests: tests?.flatMap(({ testId }) => testId ?? []) ?? null };
  },
  done: ({ virtualInterfaceTest: test }, { virtualInterfaceId }) =>
    (test?.virtualInterfaceId ?? virtualInterfaceId) === virtualInterfaceId ? test : undefined,
  check: async (read, input, { before, others }) => {
    const tests = await failoverTestsOf(read, input.virtualInterfaceId);
    const known = new Set([...(before.tests ?? []), ...others]);
    const fresh = tests.filter((test) => !known.has(test.testId ?? '') && isAsAsked(test, input));
    const [found, ...rest] = fresh;
    if (!found) return { kind: 'nothing' };
    // If the earlier tests are unknown, a running test as requested is probably this one.
    const isLikely = before.tests === null;
    if (isLikely && statusOf(found, Date.now()) !== 'running') return { kind: 'nothing' };
    return rest.length > 0
      ? { kind: 'several', ids: fresh.flatMap(({ testId }) => testId ?? []) }
      : { kind: 'done', result: found, certain: !isLikely };
  },
  created: ({ testId }) => testId,
};
