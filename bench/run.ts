/**
 * `npm run bench`: measures what users wait for and download, prints a table and writes bench/results.json.
 *
 * - Sizes of what `npm run package` builds.
 * - Activation: our package and an empty extension, installed side by side in a real VS Code. Each window has a fresh
 *   extension host, which activates a third extension to warm up, then both in turn, and times `extension.activate()`.
 *   The figure is the ratio of the two; their order alternates. Within the same activation, the time of the entry
 *   bundle alone is measured in Node's loader. VS Code's own measurements compare ours with its built-in extensions.
 * - Opening a region: requests a region's rows from the tree of the installed extension until the first can be shown,
 *   through the ~/.aws files, the SDK and VS Code's network patch; and, in the same extension host, reads the first
 *   page with a bare SDK client of the same profile. Which of the two goes first alternates by window. The endpoint is
 *   on this machine and answers after a fixed latency. What else is requested of a region when it is opened is awaited
 *   before the next measurement. Cold is the first region of a window, where each side loads its
 *   SDK. Warm is every other region, each with its own profile.
 * - A large region: in separate windows, shows the tree of a region with 10,000 virtual interfaces until all of it is
 *   read, and measures how long the extension host is blocked at most.
 * - Outside the extension host, but in the editor's Node: parts.ts, each part in its own process. form.ts runs in a
 *   browser, and load.ts behind the editor's network agent.
 *
 * A window measures once the machine is idle. The result includes how many windows measured on a busy machine.
 *
 * A goal that is not met is no failure, since times depend on the machine. The tour enforces the sizes
 * (bench/budgets.ts).
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../test/host/paths';
import { run } from '../test/host/plainError';
import { createTemporaryHome } from '../test/host/temporaryHome';
import { apart } from './apart';
import { KB, budgets, sizeOf } from './budgets';
import { Editor } from './editor';
import { profilesOf, startEndpoints } from './endpoints';
import type { BenchEndpoint } from './endpoints';
import { ratioFigure, sizeFigure, table, timeFigure } from './figures';
import type { Figure } from './figures';
import { parts } from './parts';
import { BUILT_IN } from './plan';
import type { Plan, Result } from './plan';
import { pauseFigures } from './turns';

/** The latency of each endpoint, in milliseconds. */
const LATENCIES = [0, 20, 100];
/** Windows for each latency and each order of activation. */
const WINDOWS = 3;
/** Warm regions in each window. */
const WARM_READS = 20;

const OURS = 'dx-explorer.direct-connect-explorer';

/** The most that our activation may take, as a multiple of an empty extension's. */
const ACTIVATION_GOAL = 1.8;
/** The most that the first row of a region may take, as a multiple of the first page of the SDK alone. */
const COLD_GOAL = 1.3;
const WARM_GOAL = 1.15;

/** The latency of the large region's endpoint, in milliseconds. */
const LARGE_LATENCY = 20;
/** How often it is read in each of its windows, of which there is one for each order of activation. */
const LARGE_READS = 3;

const small = (latency: number): BenchEndpoint => ({
  name: `latency-${latency}`,
  args: ['--latency', String(latency)],
  profiles: WARM_READS + 1,
});
const large: BenchEndpoint = {
  name: 'large',
  args: ['--latency', String(LARGE_LATENCY), '--connections', '5', '--vifs', '10000'],
  profiles: LARGE_READS,
};

/** What one window measured. */
interface Measured extends Result {
  /** The latency of the regions that were opened until their first row. */
  readonly latency: number | undefined;
}

async function sizes(): Promise<Figure[]> {
  return Promise.all(
    Object.values(budgets).map(async (budget) =>
      sizeFigure(`size of the ${budget.name}`, (await sizeOf(budget)) / KB, budget.limit / KB),
    ),
  );
}

async function measureAll(): Promise<Measured[]> {
  const home = await createTemporaryHome();
  try {
    const stopEndpoints = await startEndpoints([...LATENCIES.map(small), large], home);
    try {
      const editor = await Editor.start(home);
      try {
        return await measureWindows(editor);
      } finally {
        await editor.stop();
      }
    } finally {
      await stopEndpoints();
    }
  } finally {
    await home.remove();
  }
}

async function measureWindows(editor: Editor): Promise<Measured[]> {
  const rounds = Array.from({ length: WINDOWS }, () => LATENCIES).flat();
  const plans: (Omit<Plan, 'bareSdk'> & Pick<Measured, 'latency'>)[] = [...rounds, undefined].flatMap(
    (latency) =>
      (['ours', 'empty'] as const).map((first) => ({
        latency,
        first,
        profiles: latency === undefined ? [] : profilesOf(small(latency)),
        wholeRegions: latency === undefined ? profilesOf(large) : [],
      })),
  );
  const measured: Measured[] = [];
  for (const { latency, ...plan } of plans) {
    const result = await editor.measure(plan);
    measured.push({ latency, ...result });
    console.log(`Window ${measured.length} of ${plans.length}${result.calm ? '' : ', on a busy machine'}`);
  }
  return measured;
}

function activationFigures(measured: readonly Measured[]): Figure[] {
  const totals = (which: 'ours' | 'empty') => measured.map((result) => result[which].total);
  const byEditor = (id: string) => measured.map((result) => result.measuredByEditor[id] ?? NaN);
  return [
    ratioFigure('activation against an empty extension’s', totals('ours'), totals('empty'), ACTIVATION_GOAL),
    ...(['ours', 'empty'] as const).flatMap((which) => [
      timeFigure(`activation, ${which}`, totals(which)),
      timeFigure(
        `of that, loading the bundle, ${which}`,
        measured.map((result) => result[which].load),
      ),
    ]),
    timeFigure('activation as VS Code measures it, ours', byEditor(OURS)),
    ...BUILT_IN.map((id) =>
      ratioFigure(`activation as VS Code measures it, against ${id}’s`, byEditor(OURS), byEditor(id), 1),
    ),
  ];
}

function timeFigures(measured: readonly Measured[]): Figure[] {
  return [
    ...activationFigures(measured),
    ...LATENCIES.flatMap((latency) => {
      const regions = measured.filter((result) => result.latency === latency).map((result) => result.regions);
      const cold = regions.flatMap(([first]) => first ?? []);
      const warm = regions.flatMap(([, ...others]) => others);
      const name = `first row of a region at ${latency} ms`;
      return (
        [
          ['cold', cold, COLD_GOAL],
          ['warm', warm, WARM_GOAL],
        ] as const
      ).flatMap(([how, readings, goal]) => {
        const ours = readings.map((reading) => reading.ours);
        const bare = readings.map((reading) => reading.bare);
        return [
          ratioFigure(`${name}, ${how}, against the bare SDK’s first page`, ours, bare, goal),
          timeFigure(`${name}, ${how}`, ours),
          timeFigure(`first page of the bare SDK at ${latency} ms, ${how}`, bare),
        ];
      });
    }),
    ...largeFigures(measured),
  ];
}

function largeFigures(measured: readonly Measured[]): Figure[] {
  const whole = measured.flatMap(({ wholeRegions }) => wholeRegions);
  const name = `a region of 10,000 VIFs at ${LARGE_LATENCY} ms`;
  const cold = measured.flatMap(({ wholeRegions: [first] }) => (first ? [first.first] : []));
  const warm = measured.flatMap(({ wholeRegions: [, ...others] }) => others.map(({ first }) => first));
  return [
    timeFigure(`first row of ${name}, cold`, cold),
    timeFigure(`first row of ${name}, warm`, warm),
    timeFigure(
      `all of ${name}`,
      whole.map(({ end }) => end),
    ),
    ...pauseFigures(name, whole),
    timeFigure(
      `longest pause of each reading of ${name}`,
      whole.map(({ pause }) => pause),
    ),
  ];
}

function machine(results: readonly Result[]) {
  const [first] = results;
  return {
    platform: `${process.platform} ${process.arch}`,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
    editor: first?.editor,
    extensionHostNode: first?.node,
    windows: results.length,
    windowsOnABusyMachine: results.filter(({ calm }) => !calm).length,
  };
}

async function main(): Promise<number> {
  console.log('Building and packaging the extension …');
  await promisify(execFile)('npm', ['run', 'package'], { cwd: projectRoot });
  const measured = await measureAll();
  const figures = [...(await sizes()), ...timeFigures(measured)];
  for (const name of Object.keys(parts)) {
    console.log(`Measuring ${name} …`);
    figures.push(...(await apart<Figure[]>('partProcess.ts', name)));
  }
  const results = { machine: machine(measured), figures };
  await writeFile(join(projectRoot, 'bench', 'results.json'), `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`\n${table(figures)}`);
  return 0;
}

run(main);
