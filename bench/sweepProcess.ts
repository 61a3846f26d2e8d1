/**
 * Sweeps a region in its own process with `--expose-gc`. Measures the heap of the first sweep and the times of the
 * others.
 */
import type { Profile } from '../src/aws/profiles/profiles';
import { connect } from '../test/support/sdk';
import { answer } from './apart';

export interface SweepPlan {
  readonly profile: Profile;
  readonly region: string;
  /** Sweeps after the first, which warms up and whose heap is measured. */
  readonly rounds: number;
}

export interface Swept {
  readonly count: number;
  /** Milliseconds of each round. */
  readonly times: readonly number[];
  /** Bytes of heap that the result of the first sweep occupies. */
  readonly heap: number;
}

function heapUsed(): number {
  if (!global.gc) throw new Error('Run this with --expose-gc.');
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed;
}

answer(async ({ profile, region, rounds }: SweepPlan): Promise<Swept> => {
  const session = connect(profile, region);
  await session.isInUse();
  const before = heapUsed();
  // The heap is that of the first sweep: an earlier one, even if it is kept only for a while, would distort the
  // difference.
  const result = await session.sweep();
  const heap = heapUsed() - before;
  const times: number[] = [];
  while (times.length < rounds) {
    const begin = performance.now();
    await session.sweep();
    times.push(performance.now() - begin);
  }
  // Used only now, so that the result was not collected before its heap was measured.
  const count = result.virtualInterfaces.length;
  return { count, times, heap };
});
