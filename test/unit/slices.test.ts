import { deepEqual, equal } from 'node:assert/strict';
import { mock } from 'node:test';
import { inSlices, workInSlices } from '../../src/slices';

describe('work in slices', () => {
  /** The time in milliseconds, which passes only when the work says so. */
  let now = 0;
  beforeEach(() => {
    mock.method(performance, 'now', () => now);
  });
  afterEach(() => mock.reset());

  /** Work that consists of steps of equal length. */
  function* stepsOf(count: number, milliseconds: number): Generator<undefined, string> {
    for (let step = 0; step < count; step += 1) {
      now += milliseconds;
      yield;
    }
    return 'done';
  }

  it('does short work without a pause', async () => {
    let othersRan = false;
    setImmediate(() => {
      othersRan = true;
    });
    deepEqual(await workInSlices(stepsOf(20, 0.1)), { result: 'done' });
    equal(othersRan, false);
  });

  it('lets others run whenever a slice’s time is over', async () => {
    const ran: number[] = [];
    const run = () => {
      ran.push(now);
      if (now < 100) setImmediate(run);
    };
    setImmediate(run);
    await workInSlices(stepsOf(100, 1), () => true, 1);
    equal(ran.length >= 10, true, `others ran at ${ran.join(', ')}`);
  });

  it('lets others run at its end, so that what follows begins with a new slice', async () => {
    let othersRan = false;
    setImmediate(() => {
      othersRan = true;
    });
    deepEqual(await workInSlices(stepsOf(4, 1)), { result: 'done' });
    equal(othersRan, true);
  });

  it('ends without a result once it is no longer wanted', async () => {
    let isWanted = true;
    setImmediate(() => {
      isWanted = false;
    });
    const visited: number[] = [];
    const visit = (row: number) => {
      now += 1;
      visited.push(row);
    };
    const rows = Array.from({ length: 1_000 }, (_, row) => row);
    equal(await inSlices(rows, visit, () => isWanted), false);
    equal(visited.length < 100, true, `${visited.length} rows`);
  });
});
