/** Sweeps a region in a process of its own with `--expose-gc`, and says what the first sweep holds and the others take. */
import { json } from 'node:stream/consumers';
import type { Profile } from '../src/aws/profiles/profiles';
import { run } from '../test/host/plainError';
import { connect } from '../test/support/sdk';

export interface SweepPlan {
  readonly profile: Profile;
  readonly region: string;
  /** After the one whose heap is taken, which warms up. */
  readonly rounds: number;
}

export interface Swept {
  readonly count: number;
  /** Milliseconds of each round. */
  readonly times: readonly number[];
  /** Bytes of heap that the result of the first sweep holds. */
  readonly heap: number;
}

function heapUsed(): number {
  if (!global.gc) throw new Error('Run it with --expose-gc.');
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed;
}

async function main(): Promise<number> {
  const { profile, region, rounds } = (await json(process.stdin)) as SweepPlan;
  const session = connect(profile, region);
  await session.isInUse();
  const before = heapUsed();
  // The heap is measured with the first sweep, so that nothing that still holds an earlier one is included.
  const result = await session.sweep();
  const heap = heapUsed() - before;
  const times: number[] = [];
  while (times.length < rounds) {
    const begin = performance.now();
    await session.sweep();
    times.push(performance.now() - begin);
  }
  // Used after the heap was measured, so that it was held until then.
  const count = result.virtualInterfaces.length;
  const swept: Swept = { count, times, heap };
  process.stdout.write(JSON.stringify(swept));
  return 0;
}

run(main);
