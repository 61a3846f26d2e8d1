/**
 * The tour: a user's path through the packaged extension, with mouse and keyboard, in a real VS Code.
 *
 *     tsx test/tour/run.ts [--grep words] [--pictures]
 *
 * With --pictures, every scene is kept in both themes, in test-results/tour/, and the pictures of the README and the
 * walkthrough are updated in media/.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { showLogs } from '../host/logs';
import { run } from '../host/plainError';
import { publishPictures } from './pictures';
import { Stage } from './stage';
import { setStage } from './walk';

/** Minutes after which a hanging tour is stopped, enough for the slowest machine. */
const MINUTES = 40;

async function walkAll(grep: string | undefined): Promise<number> {
  const mocha = new Mocha({
    reporter: join(__dirname, '..', 'reporter.cjs'),
    timeout: 600_000,
    forbidOnly: true,
    ...(grep && { grep }),
  });
  const names = await readdir(__dirname);
  for (const name of names.sort()) {
    if (name.endsWith('.walk.ts')) mocha.addFile(join(__dirname, name));
  }
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    mocha.run(resolve);
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { grep: { type: 'string' }, pictures: { type: 'boolean' } } });
  const stage = await Stage.open({ takesPictures: values.pictures === true });
  setStage(stage);
  // Ending the process ends the editor and the browser too.
  const watchdog = setTimeout(() => {
    console.error(`\nThe tour did not end within ${MINUTES} minutes: it is stopped.`);
    process.exit(1);
  }, MINUTES * 60_000);
  try {
    const failures = await walkAll(values.grep);
    if (failures > 0) await showLogs(stage.home.dataFolder);
    else if (values.pictures) await publishPictures();
    return failures === 0 ? 0 : 1;
  } finally {
    clearTimeout(watchdog);
    await stage.close();
  }
}

run(main);
