import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { mock } from 'node:test';
import { CALL_DEADLINE } from '../../../src/aws/timeouts';
import type { Session } from '../../../src/aws/session';
import { createSdk } from '../../../src/aws/sdk';
import { startEndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import type { EndpointBehindProxy } from '../../support/faultProxy/endpointBehind';
import { drip, hang } from '../../support/faultProxy/faults';

const REGION = 'us-east-1';

/** The clock of this process is turned by hand; sockets and the endpoint go on by their own. */
describe('a call that nobody cancels', () => {
  let behind: EndpointBehindProxy;
  let session: Session;

  before(async () => (behind = await startEndpointBehindProxy()));
  after(() => behind.stop());
  beforeEach(() => {
    const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) });
    session = sdk.connect(behind.profile('demo-network'), REGION);
    behind.proxy.clear();
  });
  afterEach(() => mock.timers.reset());

  /** Turns the clock on, a second at a time, and lets what that sets off happen. */
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 1_000) {
      mock.timers.tick(1_000);
      for (let turn = 0; turn < 20; turn++) await setImmediate();
    }
  };
  const asked = async (count: number) => {
    while (behind.proxy.seen.length < count) await once(behind.proxy, 'seen');
  };

  for (const [what, fault] of [
    ['hangs', hang],
    ['drips', drip(2_000)],
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
      await asked(3);
      await pass(CALL_DEADLINE - 2_000);
      equal(settled, false);
      await pass(3_000);
      await ended;
      const endings = await Promise.all(behind.proxy.seen.map((seen) => seen.ended));
      deepEqual([...new Set(endings)], ['left']);
    });
  }

  it('ends though it never had its turn, and those that come later have theirs', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    behind.proxy.set({ times: 12 }, hang);
    const hanging = [session.sweep(), session.sweep()].map((sweeping) =>
      rejects(sweeping, { kind: 'timeout' }),
    );
    await asked(4);
    await pass(CALL_DEADLINE + 2_000);
    await Promise.all(hanging);
    mock.timers.reset();
    behind.proxy.clear();
    deepEqual((await session.sweep()).failures, []);
  });
});
