/** How long a program holds its own event loop. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { timeFigure } from './figures';
import type { Figure } from './figures';

/** The longest turn of the event loop, in milliseconds. */
export interface LongestTurn {
  /** As a clock says, with what other programs took meanwhile. */
  readonly pause: number;
  /** Of processor time, which is ours. */
  readonly busy: number;
}

/** Milliseconds that the extension host may be held at a time. */
const PAUSE_GOAL = 50;

/** Milliseconds of processor time: of this thread where Node knows it (23.9 and later), otherwise of the process. */
function spent(): number {
  const { threadCpuUsage } = process as NodeJS.Process & {
    threadCpuUsage?: (this: NodeJS.Process) => NodeJS.CpuUsage;
  };
  const { user, system } = threadCpuUsage ? threadCpuUsage.call(process) : process.cpuUsage();
  return (user + system) / 1_000;
}

/** @returns what ends the watch. */
export function watchTurns(): () => Promise<LongestTurn> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let before = spent();
  let busy = 0;
  const look = () => {
    const now = spent();
    busy = Math.max(busy, now - before);
    before = now;
  };
  const looking = setInterval(look, 1);
  return async () => {
    // The last turn is noted only when the loop has turned.
    await new Promise((resolve) => setTimeout(resolve, 5));
    clearInterval(looking);
    delay.disable();
    return { pause: delay.max / 1e6, busy };
  };
}

/** @returns milliseconds, with the longest turn meanwhile. */
export async function watched(
  work: () => Promise<unknown>,
): Promise<LongestTurn & { readonly took: number }> {
  const longestTurn = watchTurns();
  const begin = performance.now();
  await work();
  const took = performance.now() - begin;
  return { took, ...(await longestTurn()) };
}

/**
 * The longest of several, since none may be longer. The goal is for processor time: what other programs do to a turn is
 * not our fault.
 */
export function pauseFigures(name: string, turns: readonly LongestTurn[]): Figure[] {
  const most = (key: keyof LongestTurn) => [Math.max(...turns.map((turn) => turn[key]))];
  return [
    timeFigure(`longest pause, ${name}`, most('pause')),
    timeFigure(`of that, processor time, ${name}`, most('busy'), PAUSE_GOAL),
  ];
}
