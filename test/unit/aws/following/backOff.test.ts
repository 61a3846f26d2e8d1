import { deepEqual, equal, ok } from 'node:assert/strict';
import { BackOff } from '../../../../src/aws/following/backOff';
import { ManualTimer, atRest } from '../../../support/manualTimer';

/** Polls that end when the test says so, and a timer that the test controls. */
function backingOff() {
  const looks: { end(): Promise<void>; readonly signal: AbortSignal }[] = [];
  const timer = new ManualTimer();
  const backOff = new BackOff(
    (signal) =>
      new Promise((resolve) => {
        const end = async () => {
          resolve();
          await atRest();
        };
        looks.push({ end, signal });
      }),
    timer,
  );
  const isWaiting = () => timer.milliseconds.length > 0;
  return { backOff, looks, timer, isWaiting };
}

describe('repeated polling', () => {
  it('waits longer and longer, up to five minutes, and less again after a change', async () => {
    const { backOff, looks, timer } = backingOff();
    backOff.restart();
    for (let at = 0; at < 15; at += 1) {
      timer.pass();
      await looks.at(-1)?.end();
    }
    deepEqual(timer.begun.slice(0, 3), [5_000, 7_500, 11_250]);
    ok(timer.begun.every((wait, at) => wait >= (timer.begun[at - 1] ?? 0)));
    equal(timer.begun.at(-1), 300_000);
    backOff.restart();
    deepEqual(timer.milliseconds, [5_000]);
  });

  it('starts with the shortest wait after a poll that found a change', async () => {
    const { backOff, looks, timer } = backingOff();
    backOff.restart();
    timer.pass();
    backOff.restart();
    deepEqual(timer.milliseconds, [], 'one poll at a time');
    await looks[0]?.end();
    deepEqual(timer.milliseconds, [5_000]);
  });

  it('polls at once on request, and again if something happened meanwhile', async () => {
    const { backOff, looks, isWaiting } = backingOff();
    backOff.restart();
    backOff.now();
    deepEqual([looks.length, isWaiting()], [1, false]);
    backOff.now();
    backOff.now();
    equal(looks.length, 1);
    await looks[0]?.end();
    deepEqual([looks.length, isWaiting()], [2, false]);
    await looks[1]?.end();
    deepEqual([looks.length, isWaiting()], [2, true]);
  });

  it('ends when it is stopped, whether it waits or polls', async () => {
    const waiting = backingOff();
    waiting.backOff.restart();
    waiting.backOff.stop();
    equal(waiting.isWaiting(), false);
    const looking = backingOff();
    looking.backOff.now();
    looking.backOff.stop();
    ok(looking.looks[0]?.signal.aborted);
    await looking.looks[0].end();
    deepEqual([looking.looks.length, looking.isWaiting()], [1, false]);
  });
});
