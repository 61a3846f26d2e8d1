import { equal, rejects } from 'node:assert/strict';
import { Limits } from '../../../../src/aws/transport/limits';

/** Lets all calls begin that may: each needs its own turn of the event loop. */
const settled = async (calls: number) => {
  for (let turn = 0; turn <= calls; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('limits', () => {
  /** How many of these may begin at the same time. */
  const begun = async (limits: Limits, asked: readonly (readonly [profile: string, region: string])[]) => {
    const ends: (() => void)[] = [];
    const all = asked.map(async ([profile, region]) => {
      ends.push(await limits.of(profile, region).begin());
    });
    await settled(asked.length);
    const count = ends.length;
    while (ends.length > 0) {
      ends.shift()?.();
      await settled(1);
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

  it('let one call begin in each turn of the event loop, whatever place it is for', async () => {
    const limits = new Limits();
    let turn = 0;
    const turns: number[] = [];
    const all = Array.from({ length: 5 }, async (_, index) => {
      await limits.of(`profile-${index}`, 'us-east-1').begin();
      turns.push(turn);
    });
    for (; turn < 5; turn++) await settled(0);
    await Promise.all(all);
    equal(new Set(turns).size, 5);
  });

  it('release the turn of a call that was cancelled before it began', async () => {
    const limits = new Limits();
    const limit = limits.of('a', 'us-east-1');
    const givenUp = new AbortController();
    const calls = times(4, 0).map(() => rejects(limit.begin(givenUp.signal)));
    givenUp.abort();
    await Promise.all(calls);
    equal(await begun(limits, times(9, ['a', 'us-east-1'])), 4);
  });
});
