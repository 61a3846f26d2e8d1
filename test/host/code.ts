/**
 * Behaves like the `code` executable for @vscode/test-electron: runs the test suite named on its command line in an
 * extension host, prints what the suite prints, and ends with its exit code.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { EditorServer } from './editorServer';
import type { PageOptions } from './editorServer';
import { testResults } from './paths';
import { run } from './plainError';

const WORKBENCH_LOG = join(testResults, 'editor', 'workbench.log');

function readArguments(): { dataFolder: string; page: PageOptions } {
  const { values, positionals } = parseArgs({
    // test-electron passes switches that only a desktop VS Code knows; they are ignored.
    strict: false,
    options: {
      'extensionDevelopmentPath': { type: 'string' },
      'extensionTestsPath': { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const needed = (name: string) => {
    const value = values[name];
    if (typeof value !== 'string') throw new Error(`--${name}= is missing`);
    return value;
  };
  const [folder] = positionals;
  return {
    dataFolder: needed('user-data-dir'),
    page: {
      developmentPath: needed('extensionDevelopmentPath'),
      testsPath: needed('extensionTestsPath'),
      ...(folder && { folder }),
    },
  };
}

/**
 * The prefix that test/editor/index.ts puts before each line of the suite, since the workbench's own log arrives on the
 * same stream.
 */
const MARK = '\u2063';

/** One line of the console, as the workbench passes it on: the suite's is printed, the workbench's is kept. */
function take(type: string, args: unknown[]): void {
  const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
  if (text.startsWith(MARK)) console.log(text.slice(MARK.length));
  else appendFileSync(WORKBENCH_LOG, `${type}: ${text}\n`);
}

/** @returns the suite's exit code, or the code that a shell would report for a signal. */
async function runSuite(server: EditorServer, browser: Browser, options: PageOptions): Promise<number> {
  const page = await browser.newPage();
  const ended = new Promise<number>((resolve) => {
    page.on('close', () => resolve(1)).on('crash', () => resolve(1));
    process.once('SIGINT', () => resolve(130)).once('SIGTERM', () => resolve(143));
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', take);
  await page.goto(server.pageUrl(options));
  return ended;
}

async function main(): Promise<number> {
  const { dataFolder, page } = readArguments();
  const server = await EditorServer.start({ dataFolder, env: { SUITE_MARK: MARK } });
  try {
    const browser = await launchChromium();
    try {
      return await runSuite(server, browser, page);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

run(main);
