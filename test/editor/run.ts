/**
 * Runs test/editor/ inside a real VS Code's extension host.
 *   tsx test/editor/run.ts [--desktop] [--grep words]
 * The editor is the one from npm, or with --desktop the one that @vscode/test-electron downloads.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { downloadEditor } from '../host/editorDownload';
import { showLogs } from '../host/logs';
import { projectRoot, testResults } from '../host/paths';
import { run } from '../host/plainError';
import { createTemporaryHome } from '../host/temporaryHome';

/** Minutes after which a hanging run is stopped, enough for the slowest machine. */
const MINUTES = 25;

const bundles = join(testResults, 'editor');

/** The file to which the suite writes its counts: VS Code's own exit code is 0 even if the extension host crashes. */
const results = process.env['TEST_RESULTS'] ?? join(testResults, 'test-editor.json');

async function bundleTests(): Promise<void> {
  await rm(bundles, { recursive: true, force: true });
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['test/editor/index.ts', 'test/editor/**/*.test.ts'],
    outbase: 'test/editor',
    outdir: bundles,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { desktop: { type: 'boolean' }, grep: { type: 'string' } } });
  if (!values.desktop) await downloadEditor();
  await bundleTests();
  await rm(results, { force: true });
  const home = await createTemporaryHome();
  const watchdog = setTimeout(() => {
    console.error(`\nThe editor tests did not end within ${MINUTES} minutes: they are stopped.`);
    // test-electron then ends the editor, as it does on Ctrl-C.
    process.emit('SIGINT');
  }, MINUTES * 60_000);
  try {
    const code = await runTests({
      ...(!values.desktop && { vscodeExecutablePath: join(projectRoot, 'test', 'host', 'code') }),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: join(bundles, 'index.js'),
      extensionTestsEnv: {
        TEST_RESULTS: results,
        // VS Code reads it when the extension host starts.
        NO_PROXY: 'no-proxy.invalid',
        // A desktop is found through its user's home and runtime folder.
        ...(values.desktop ? home.awsEnv : home.env),
        SUITE_OPTIONS: JSON.stringify({ grep: values.grep, color: process.stdout.isTTY }),
      },
      launchArgs: [
        `--user-data-dir=${home.dataFolder}`,
        `--extensions-dir=${join(home.dataFolder, 'extensions')}`,
      ],
    });
    if (!existsSync(results)) throw new Error('The extension host ended before the tests did.');
    return code;
  } catch (error) {
    console.error(String(error));
    await showLogs(home.dataFolder);
    return 1;
  } finally {
    clearTimeout(watchdog);
    await home.remove();
  }
}

run(main);
