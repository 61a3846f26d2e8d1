import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { mock } from 'node:test';
import { CALL_DEADLINE } from '../../../src/aws/transport/timeouts';
import type { Session } from '../../../src/aws/session/session';
import { createSdk } from '../../../src/aws/sdk';
import { startEndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import type { EndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import { drip, hang } from '../../support/faultProxy/faults';
import { writing } from '../../support/writing';

const REGION = 'us-east-1';

/** The test advances the clock of this process; sockets and the endpoint use the real one. */
describe('a call that nobody cancels', () => {
  let behind: EndpointBehindProxy;
  let session: Session;

  before(async () => (behind = await startEndpointBehindProxy()));
  after(() => behind.stop());
  beforeEach(() => {
    const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing());
    session = sdk.connect(behind.profile('demo-network'), REGION);
    behind.proxy.clear();
  });
  afterEach(() => mock.timers.reset());

  /** Advances the clock second by second, and lets everything happen that becomes due. */
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 1_000) {
      mock.timers.tick(1_000);
      for (let turn = 0; turn < 20; turn++) await setImmediate();
    }
  };
  const asked = async (count: number) => {
    while (behind.proxy.seen.length < count) await once(behind.proxy, 'seen');
  };
  /** Waits for the first request of each sweep, and then for those that follow it a moment later: `count` in total. */
  const allAsked = async (sweeps: number, count: number) => {
    await asked(sweeps);
    await pass(1_000);
    await asked(count);
  };

  for (const [what, fault] of [
    ['hangs', hang],
    ['answers byte by byte', drip(2_000)],
  ] as const) {
    it(`ends at its deadline when the server ${what}, and not before`, async () => {
      mock.timers.enable({ apis: ['setTimeout'] });
      behind.proxy.set({}, fault);
      let settled = false;
      const sweeping = session.sweep().finally(() => (settled = true));
      const ended = rejects(sweeping, ({ kind, message, advice }: Record<string, string>) => {
        equal(kind, 'timeout');
        ok(message?.includes(String(CALL_DEADLINE / 1_000)) && advice);
        return true;
      });
      await allAsked(1, 3);
      await pass(CALL_DEADLINE - 2_000);
      equal(settled, false);
      await pass(3_000);
      await ended;
      const endings = await Promise.all(behind.proxy.seen.map((seen) => seen.ended));
      deepEqual([...new Set(endings)], ['left']);
    });
  }

  it('has its full time when its turn comes, however long it waited for that', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    behind.proxy.set({}, hang);
    const settled: string[] = [];
    const sweeps = ['first', 'second'].map(async (name) => {
      await rejects(session.sweep(), { kind: 'timeout' });
      settled.push(name);
    });
    await allAsked(2, 4);
    // Each attempt ends after 20 seconds, and while one call waits for its next attempt, the others have their turn.
    await pass(CALL_DEADLINE + 10_000);
    deepEqual(settled, []);
    // How much of a deadline has passed is measured by another clock, which this test does not advance.
    for (let time = 0; settled.length < 2 && time < 10; time++) await pass(CALL_DEADLINE);
    deepEqual(settled.length, 2);
    await Promise.all(sweeps);
    mock.timers.reset();
    behind.proxy.clear();
    deepEqual((await session.sweep()).failures, []);
  });
});
