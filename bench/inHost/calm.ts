import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** The length of one sample of the processor's load, in milliseconds. */
const SAMPLE_TIME = 200;
/** How many samples in a row must show an idle machine. */
const SAMPLES_IN_A_ROW = 3;
/** The share of processor time that must be idle in a sample. */
const IDLE = 0.75;
/** The number of samples after which the window measures anyway: other work on the machine may never end. */
const MOST_SAMPLES = 30;

/**
 * Waits until the window has started and the machine is idle; there is no event for that.
 * @returns false if it never was.
 */
export async function calm(): Promise<boolean> {
  let inARow = 0;
  for (let sample = 0; sample < MOST_SAMPLES && inARow < SAMPLES_IN_A_ROW; sample++) {
    const before = spent();
    await sleep(SAMPLE_TIME);
    const after = spent();
    inARow = (after.idle - before.idle) / (after.all - before.all) >= IDLE ? inARow + 1 : 0;
  }
  return inARow >= SAMPLES_IN_A_ROW;
}

function spent(): { idle: number; all: number } {
  const times = cpus().map((core) => core.times);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap((core) => Object.values(core))),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
