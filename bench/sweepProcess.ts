/** Sweeps a region as often as asked, in a process of its own with `--expose-gc`, and says what the last one holds. */
import { json } from 'node:stream/consumers';
import type { Profile } from '../src/aws/profiles';
import { run } from '../test/host/plainError';
import { connect } from '../test/support/sdk';

export interface SweepPlan {
  readonly profile: Profile;
  readonly region: string;
  /** After one that warms up. */
  readonly rounds: number;
}

export interface Swept {
  readonly count: number;
  /** Milliseconds of each round. */
  readonly times: readonly number[];
  /** Bytes of heap that the result of a sweep holds. */
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
  await session.sweep();
  const times: number[] = [];
  let before = 0;
  let result: Awaited<ReturnType<typeof session.sweep>> | undefined;
  while (times.length < rounds) {
    result = undefined;
    before = heapUsed();
    const begin = performance.now();
    result = await session.sweep();
    times.push(performance.now() - begin);
  }
  const heap = heapUsed() - before;
  // It is read after the heap was, so that it is held until then.
  const swept: Swept = { count: result?.virtualInterfaces.length ?? 0, times, heap };
  process.stdout.write(JSON.stringify(swept));
  return 0;
}

run(main);
