import { deepEqual, equal, rejects } from 'node:assert/strict';
import { Slices, Turns } from '../../../../src/aws/transport/turns';

/** Work that ends when the test says so, and how much of it has begun. */
function manualWork() {
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => ends.push(resolve));
  return { work, ends };
}

/** Lets everything continue that only waits for its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('let a limited number start at once, and the others in order', async () => {
    const turns = new Turns(2);
    const { work, ends } = manualWork();
    const order: string[] = [];
    const all = ['a', 'b', 'c', 'd'].map((name) =>
      turns.take(() => {
        order.push(name);
        return work();
      }),
    );
    await settled();
    deepEqual(order, ['a', 'b']);
    ends[1]?.();
    await settled();
    deepEqual(order, ['a', 'b', 'c']);
    ends[0]?.();
    ends[2]?.();
    await settled();
    ends[3]?.();
    await Promise.all(all);
    deepEqual(order, ['a', 'b', 'c', 'd']);
  });

  it('are waited for by many with one signal, without a warning from Node', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    const turns = new Turns(1);
    const { work } = manualWork();
    const { signal } = new AbortController();
    void turns.take(work);
    for (let count = 0; count < 30; count++) void turns.take(work, signal);
    await settled();
    process.off('warning', note);
    deepEqual(
      warnings.filter(({ name }) => name === 'MaxListenersExceededWarning'),
      [],
    );
  });

  it('are released when the work fails', async () => {
    const turns = new Turns(1);
    await rejects(turns.take(() => Promise.reject(new Error('failed'))));
    equal(await turns.take(() => Promise.resolve('next')), 'next');
  });

  it('are released by a caller that gives up, and go to the next in line', async () => {
    const turns = new Turns(1);
    const end = await turns.begin();
    const givenUp = new AbortController();
    const waiting = rejects(turns.begin(givenUp.signal));
    const behind = turns.begin();
    givenUp.abort();
    await waiting;
    end();
    (await behind)();
    await rejects(turns.begin(AbortSignal.abort()));
    equal(await turns.take(() => Promise.resolve('next')), 'next');
  });
});

describe('slices', () => {
  it('let the first continue at once, and one more in each turn of the event loop, in order', async () => {
    const slices = new Slices();
    const order: string[] = [];
    const begin = (name: string) => slices.next().then(() => order.push(name));
    const seen: string[] = [];
    const all = ['a', 'b', 'c'].map(begin);
    await Promise.resolve().then(() => seen.push(order.join('')));
    for (let turn = 0; turn < 3; turn++) {
      await settled();
      seen.push(order.join(''));
    }
    // Nobody is waiting any more.
    all.push(begin('d'));
    await Promise.resolve().then(() => seen.push(order.join('')));
    await Promise.all(all);
    deepEqual(seen, ['a', 'ab', 'abc', 'abc', 'abcd']);
  });

  it('skip a caller that gives up, and continue for later ones', async () => {
    const slices = new Slices();
    await slices.next();
    const givenUp = new AbortController();
    const waiting = rejects(slices.next(givenUp.signal));
    const later = slices.next();
    givenUp.abort();
    await waiting;
    await later;
    await slices.next();
    await rejects(slices.next(givenUp.signal));
  });
});
