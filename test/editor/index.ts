import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

/** The options for mocha from test/editor/run.ts. */
interface Options {
  grep?: string;
  color: boolean;
}

/**
 * VS Code's extension host calls this to run the suite. This file and the tests are bundled side by side into
 * test-results/editor/, see run.ts.
 */
export async function run(): Promise<void> {
  markConsole();
  // Imported only now: mocha keeps the console that exists when it is loaded.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    reporter: join(__dirname, '..', '..', 'test', 'reporter.cjs'),
    // Stops a test that hangs, without failing on a slow machine.
    timeout: 120_000,
    forbidOnly: true,
    ...(JSON.parse(process.env['SUITE_OPTIONS'] ?? '{}') as Options),
  });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(join(__dirname, file));
  }
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} of the editor tests failed`));
    });
  });
}

/** Lets the editor from npm distinguish our lines from the workbench's own log (test/host/code.ts). */
function markConsole(): void {
  const mark = process.env['SUITE_MARK'];
  if (!mark) return;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const print = console[level].bind(console);
    // VS Code's own wrapper ignores an assignment.
    Object.defineProperty(console, level, { value: (...args: unknown[]) => print(mark + format(...args)) });
  }
}
