/**
 * `npm test`: builds, lints, and runs every suite, three at a time. The last line is the sum of all of them.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unpackChromium } from './host/browserDownload';
import { downloadEditor, editorRunsHere } from './host/editorDownload';
import { projectRoot, testResults } from './host/paths';
import { ProcessGroup } from './host/processGroup';

/**
 * Minutes after which a hanging step is stopped, enough for the slowest machine. The suites have shorter limits of
 * their own.
 */
const MINUTES = 45;

/** Takes the longest by far, and mostly waits for a window to answer: it has priority over the others. */
const TOUR = 'test:tour';

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  /** Descriptions of what failed. They are repeated at the end, so that logs do not hide them. */
  failures: string[];
}

const nothing: Totals = { passed: 0, failed: 0, skipped: 0, failures: [] };

/**
 * Runs an npm script, and shows its output when it ends.
 * @returns its exit code, or null if it was stopped.
 */
async function runScript(script: string, env: NodeJS.ProcessEnv = {}): Promise<number | null> {
  console.log(`… ${script}`);
  const began = performance.now();
  const npm = ProcessGroup.start(
    script,
    ['npm', 'run', '--silent', script],
    { ...process.env, ...env },
    { cwd: projectRoot, keptLines: Infinity, isPatient: script !== TOUR },
  );
  const code = await npm.end(MINUTES * 60_000);
  console.log(`\n=== ${script} (${Math.round((performance.now() - began) / 1_000)} s)\n${npm.output}`);
  return code;
}

const failure = (words: string): Totals => {
  console.error(`\n${words}`);
  return { ...nothing, failed: 1, failures: [words] };
};

/** A step that adds nothing to the totals when it succeeds. */
async function check(script: string): Promise<Totals> {
  const code = await runScript(script);
  return code === 0 ? nothing : failure(`"npm run ${script}" failed.`);
}

/** A mocha suite, which writes its counts to a file (test/reporter.cjs). */
async function suite(script: string): Promise<Totals> {
  const file = join(testResults, `${script.replace(':', '-')}.json`);
  rmSync(file, { force: true });
  const code = await runScript(script, { TEST_RESULTS: file, BUILT_BEFORE_ALL_SUITES: 'true' });
  const totals = readTotals(file);
  if (!totals) return failure(`"npm run ${script}" ended without results (exit code ${code ?? 'none'}).`);
  if (totals.passed + totals.failed + totals.skipped === 0)
    return failure(`"npm run ${script}" ran no test.`);
  if (code === 0 || totals.failed > 0) return totals;
  return add(totals, failure(`"npm run ${script}" failed after its tests (exit code ${code ?? 'none'}).`));
}

function readTotals(file: string): Totals | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Totals;
  } catch {
    return undefined;
  }
}

function add(one: Totals, other: Totals): Totals {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...other.failures],
  };
}

/** The suites that need the VS Code from npm. */
async function inEditor(script: string): Promise<Totals> {
  if (!editorRunsHere) {
    console.log(
      `\n=== ${script}\nNot run: VS Code from npm is for Linux x64. "npm run test:desktop" runs the editor tests.`,
    );
    return { ...nothing, skipped: 1 };
  }
  try {
    await editorAndBrowser();
  } catch (error) {
    return failure(`"npm run ${script}" did not start: ${(error as Error).message}`);
  }
  return suite(script);
}

interface Step {
  readonly script: string;
  readonly run: (script: string) => Promise<Totals>;
}

/** The longest first, since a long step that starts last runs alone. The first waits until the editor is downloaded. */
const STEPS: readonly Step[] = [
  { script: TOUR, run: inEditor },
  { script: 'lint', run: check },
  { script: 'test:unit', run: suite },
  { script: 'test:editor', run: inEditor },
  { script: 'test:clients', run: suite },
  { script: 'test:routers', run: suite },
];

/**
 * How many steps run at a time: one more than the smallest machine has processors, since they wait half of the time.
 */
const LANES = 3;

let fetched: Promise<unknown> | undefined;

/** Downloaded once, for both suites that use them. */
const editorAndBrowser = () => (fetched ??= Promise.all([downloadEditor(), unpackChromium()]));

/** Runs the steps that no other lane has taken, one after the other. */
async function lane(waiting: Step[]): Promise<Totals> {
  let totals = nothing;
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    totals = add(totals, await step.run(step.script));
  }
  return totals;
}

async function main(): Promise<void> {
  mkdirSync(testResults, { recursive: true });
  let totals = await check('build');
  // The first suite that needs it reports what went wrong.
  if (editorRunsHere) editorAndBrowser().catch(() => undefined);
  const waiting = [...STEPS];
  const lanes = await Promise.all(Array.from({ length: LANES }, () => lane(waiting)));
  totals = lanes.reduce(add, totals);
  if (totals.skipped > 0) {
    console.log(`\n${totals.skipped} skipped.`);
    if (process.env['CI'] === 'true') {
      totals = add(totals, failure('In CI nothing may be skipped: that counts as a failure.'));
    }
  }
  for (const words of totals.failures) console.error(`\nFailed: ${words}`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
}

void main();
