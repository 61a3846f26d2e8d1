/**
 * Writing router configurations with the shipped bundle: each of our formats with all options, and with as many
 * prefixes as AWS accepts. Each time includes both texts, the one with the key and the masked one.
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { toQuery } from '../src/routers/optionsQuery';
import type { RouterWriter } from '../src/routers/writer';
import { projectRoot } from '../test/host/paths';
import { examplesOf, formatIds } from '../test/unit/routers/examples';
import { timeFigure } from './figures';
import type { Figure } from './figures';

/** Milliseconds that writing a configuration may take once AWS has answered. */
const GOAL = 5;
const ROUNDS = 50;
/** Prefixes that a BGP session accepts: by default, and with the largest allocation. */
const USUAL = 100;
const MOST = 1000;

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);

function timesOf(writer: RouterWriter, prefixes?: readonly string[]): { slowest: number[]; all: number[] } {
  const all = formatIds.map((format) => {
    const [smallest, everything] = examplesOf(format);
    const example = prefixes ? smallest : everything;
    if (!example) throw new Error(`${format} has no example.`);
    const { described, options } = example;
    const query = toQuery({ ...options, ...(prefixes && { prefixes }) });
    const request = { described, format, options: query };
    return Array.from({ length: ROUNDS }, () => {
      const begin = performance.now();
      writer.textOf({ ...request, revealed: false, text: '', keys: [] });
      return performance.now() - begin;
    });
  });
  const median = (times: readonly number[]) => times.toSorted((one, other) => one - other)[ROUNDS / 2] ?? 0;
  const [slowest = []] = all.toSorted((one, other) => median(other) - median(one));
  return { slowest, all: all.flat() };
}

export async function routerFigures(): Promise<Figure[]> {
  const { routerWriter } = (await import(join(projectRoot, 'dist', 'routers.js'))) as {
    routerWriter: RouterWriter;
  };
  const everything = timesOf(routerWriter);
  const name = 'writing a router configuration';
  return [
    timeFigure(`${name}, everything on, all formats`, everything.all, GOAL),
    timeFigure(`${name}, everything on, the slowest format`, everything.slowest, GOAL),
    timeFigure(`${name}, ${USUAL} prefixes, all formats`, timesOf(routerWriter, many(USUAL)).all, GOAL),
    timeFigure(`${name}, ${MOST} prefixes, the slowest format`, timesOf(routerWriter, many(MOST)).slowest),
  ];
}
