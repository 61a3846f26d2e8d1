import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Timer } from '../../../../src/aws/inventory/poller';
import { Follow } from '../../../../src/views/allocation/follow';
import type { Look } from '../../../../src/views/allocation/follow';

/** Looks that end when the test says so, and time that passes when it does. */
function following() {
  const looks: { end(found: Look): Promise<void>; readonly signal: AbortSignal }[] = [];
  const waits: number[] = [];
  let due: (() => void) | undefined;
  const timer: Timer = {
    after(milliseconds, work) {
      waits.push(milliseconds);
      due = work;
      return () => (due = undefined);
    },
  };
  const follow = new Follow(
    (signal) =>
      new Promise<Look>((resolve) => {
        const end = async (found: Look) => {
          resolve(found);
          await new Promise((settled) => setImmediate(settled));
        };
        looks.push({ end, signal });
      }),
    timer,
  );
  const pass = () => {
    const work = due;
    due = undefined;
    work?.();
  };
  return { follow, looks, waits, pass, isWaiting: () => due !== undefined };
}

describe('following', () => {
  it('looks at once, then after longer and longer waits while nothing changes, five minutes at the most', async () => {
    const { follow, looks, waits, pass } = following();
    follow.start();
    for (let at = 0; at < 16; at += 1) {
      await looks.at(-1)?.end('same');
      pass();
    }
    equal(waits[0], 5_000);
    ok(waits.every((wait, at) => wait >= (waits[at - 1] ?? 0)));
    equal(waits.at(-1), 300_000);
    await looks.at(-1)?.end('changed');
    equal(waits.at(-1), 5_000);
  });

  it('looks again at once when something happened while it looked', async () => {
    const { follow, looks, isWaiting } = following();
    follow.start();
    follow.now();
    follow.now();
    equal(looks.length, 1);
    await looks[0]?.end('same');
    deepEqual([looks.length, isWaiting()], [2, false]);
    await looks[1]?.end('same');
    deepEqual([looks.length, isWaiting()], [2, true]);
  });

  it('rests while nobody sees it, and looks at once when somebody does', async () => {
    const { follow, looks, isWaiting } = following();
    follow.start();
    follow.setVisible(false);
    ok(looks[0]?.signal.aborted);
    await looks[0].end('changed');
    deepEqual([looks.length, isWaiting()], [1, false]);
    follow.now();
    equal(looks.length, 1);
    follow.setVisible(true);
    equal(looks.length, 2);
  });

  it('ends when all is settled, or when it is stopped', async () => {
    const one = following();
    one.follow.start();
    await one.looks[0]?.end('settled');
    one.follow.now();
    deepEqual([one.looks.length, one.isWaiting()], [1, false]);
    const other = following();
    other.follow.start();
    await other.looks[0]?.end('same');
    other.follow.stop();
    other.follow.now();
    deepEqual([other.looks.length, other.isWaiting()], [1, false]);
  });
});
