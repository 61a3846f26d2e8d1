import { deepEqual, equal, rejects } from 'node:assert/strict';
import { Limits, Turns } from '../../../src/aws/limits';

/** Work that ends when the test says so, and how much of it has begun. */
function workInHand() {
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => ends.push(resolve));
  return { work, ends };
}

/** Lets everything that waits for nothing but its turn go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('let so many begin at once, and the next in the order in which they came', async () => {
    const turns = new Turns(2);
    const { work, ends } = workInHand();
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

  it('are given back when the work fails', async () => {
    const turns = new Turns(1);
    await rejects(turns.take(() => Promise.reject(new Error('failed'))));
    equal(await turns.take(() => Promise.resolve('next')), 'next');
  });
});

describe('limits', () => {
  /** How many of these may begin at once. */
  const begun = async (limits: Limits, asked: readonly (readonly [profile: string, region: string])[]) => {
    const { work, ends } = workInHand();
    const all = asked.map(([profile, region]) => limits.of(profile, region).take(work));
    await settled();
    const count = ends.length;
    while (ends.length > 0) {
      ends.shift()?.();
      await settled();
    }
    await Promise.all(all);
    return count;
  };
  const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

  it('hold for a profile in a region, and leave other regions and profiles alone', async () => {
    const limits = new Limits();
    equal(await begun(limits, times(9, ['a', 'us-east-1'])), 4);
    equal(await begun(limits, [...times(9, ['a', 'us-east-1'] as const), ['a', 'eu-west-1']]), 5);
    equal(await begun(limits, [...times(9, ['a', 'us-east-1'] as const), ['b', 'us-east-1']]), 5);
  });

  it('are shared by the profiles of one account, as soon as that is known', async () => {
    const limits = new Limits();
    const both = [...times(4, ['a', 'us-east-1'] as const), ...times(4, ['b', 'us-east-1'] as const)];
    equal(await begun(limits, both), 8);
    limits.learn('a', '111122223333');
    limits.learn('b', '111122223333');
    equal(await begun(limits, both), 4);
  });
});
