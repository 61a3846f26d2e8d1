import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** The length of one look at the processor's load, in milliseconds. */
const LOOK = 200;
/** How many looks in a row must find the machine idle. */
const LOOKS = 3;
/** The share of processor time that must be idle in a look. */
const IDLE = 0.75;
/** The number of looks after which it is measured anyway: other work on the machine may never end. */
const MOST_LOOKS = 30;

/**
 * Waits until the window has started and the machine is idle; there is no event for that. @returns false if it never
 * was.
 */
export async function calm(): Promise<boolean> {
  let inARow = 0;
  for (let look = 0; look < MOST_LOOKS && inARow < LOOKS; look++) {
    const before = spent();
    await sleep(LOOK);
    const after = spent();
    inARow = (after.idle - before.idle) / (after.all - before.all) >= IDLE ? inARow + 1 : 0;
  }
  return inARow >= LOOKS;
}

function spent(): { idle: number; all: number } {
  const times = cpus().map((core) => core.times);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap((core) => Object.values(core))),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
