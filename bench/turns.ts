/** Measures how long a program blocks its own event loop. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { timeFigure } from './figures';
import type { Figure } from './figures';

/** The longest turn of the event loop, in milliseconds. */
export interface LongestTurn {
  /** By the clock, so including the time that other programs took meanwhile. */
  readonly pause: number;
  /** The processor time of that, so without other programs. */
  readonly busy: number;
}

/** The longest processor time of a turn, in milliseconds. */
const PAUSE_GOAL = 50;

/**
 * Milliseconds of processor time: of this thread if Node measures that (23.9 and later), otherwise of the process, whose
 * garbage collector has threads of its own.
 */
function spent(): number {
  const { threadCpuUsage } = process as NodeJS.Process & {
    threadCpuUsage?: (this: NodeJS.Process) => NodeJS.CpuUsage;
  };
  const { user, system } = threadCpuUsage ? threadCpuUsage.call(process) : process.cpuUsage();
  return (user + system) / 1_000;
}

/** @returns a function that stops watching and returns the longest turn. */
export function watchTurns(): () => Promise<LongestTurn> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let before = { spent: spent(), at: performance.now() };
  let busy = 0;
  const look = () => {
    const now = { spent: spent(), at: performance.now() };
    // Several threads can spend more than the time that has passed, but a turn is no longer than that.
    busy = Math.max(busy, Math.min(now.spent - before.spent, now.at - before.at));
    before = now;
  };
  const looking = setInterval(look, 1);
  return async () => {
    // The last turn is recorded only on the next turn of the event loop.
    await new Promise((resolve) => setTimeout(resolve, 5));
    clearInterval(looking);
    delay.disable();
    return { pause: delay.max / 1e6, busy };
  };
}

/** @returns how long the work took, in milliseconds, and the longest turn meanwhile. */
export async function watched(
  work: () => Promise<unknown>,
): Promise<LongestTurn & { readonly took: number }> {
  const longestTurn = watchTurns();
  const begin = performance.now();
  await work();
  const took = performance.now() - begin;
  return { took, ...(await longestTurn()) };
}

/** The figures of work that was watched several times. @param goal the most milliseconds that it may take. */
export function watchedFigures(
  name: string,
  rounds: readonly (LongestTurn & { readonly took: number })[],
  goal: number,
): Figure[] {
  const took = rounds.map((round) => round.took);
  return [timeFigure(name, took, goal), ...pauseFigures(name, rounds)];
}

/**
 * The longest of several turns, since none may exceed the goal. The goal is for processor time, which does not depend
 * on other programs.
 */
export function pauseFigures(name: string, turns: readonly LongestTurn[]): Figure[] {
  const most = (key: keyof LongestTurn) => [Math.max(...turns.map((turn) => turn[key]))];
  return [
    timeFigure(`longest pause, ${name}`, most('pause')),
    timeFigure(`of that, processor time, ${name}`, most('busy'), PAUSE_GOAL),
  ];
}
