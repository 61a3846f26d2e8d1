/** `npm start`: runs a real VS Code in the browser with the extension and the demo estate, until Ctrl-C. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDemoEndpoint } from './demoEndpoint';
import type { DemoEndpoint } from './demoEndpoint';
import { downloadEditor } from './editorDownload';
import { EditorServer } from './editorServer';
import { firstView, projectRoot, testResults, vsix } from './paths';
import { run } from './plainError';
import { createTemporaryHome } from './temporaryHome';
import type { TemporaryHome } from './temporaryHome';

/** What has to be stopped at the end, the last first. */
type Undo = (() => Promise<void>)[];

/** Records how to stop something as soon as it starts, so that Ctrl-C during the start stops it too. */
function stoppable<Started extends { stop(): Promise<void> }>(
  undo: Undo,
  starting: Promise<Started>,
): Promise<Started> {
  undo.push(() =>
    starting.then(
      (started) => started.stop(),
      () => undefined,
    ),
  );
  return starting;
}

function startEditor(home: TemporaryHome, { regions }: DemoEndpoint): Promise<EditorServer> {
  return EditorServer.start({
    dataFolder: home.dataFolder,
    env: home.env,
    // Without it, any web page that is open on this machine could control the editor.
    connectionToken: randomBytes(24).toString('hex'),
    install: [vsix, firstView],
    machineSettings: { 'directConnect.regions': regions },
  });
}

/** A small extension only for `npm start`: the packaged one opens nothing by itself. */
async function packageFirstView(): Promise<void> {
  await mkdir(testResults, { recursive: true });
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', firstView];
  await promisify(execFile)('npx', ['vsce', 'package', ...options], {
    cwd: join(projectRoot, 'test', 'host', 'firstView'),
  });
}

/** @returns the address to open. */
async function start(undo: Undo): Promise<string> {
  await downloadEditor();
  console.log('Building and packaging the extension …');
  await promisify(execFile)('npm', ['run', 'package'], { cwd: projectRoot });
  await packageFirstView();

  console.log('Starting the local endpoint …');
  const home = await createTemporaryHome();
  undo.push(() => home.remove());
  const endpoint = await stoppable(undo, startDemoEndpoint(home));

  console.log('Starting VS Code …');
  const server = await stoppable(undo, startEditor(home, endpoint));
  const folder = join(home.root, 'network');
  await mkdir(folder);
  return server.pageUrl({ folder });
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

async function main(): Promise<number> {
  const stop = askedToStop();
  const undo: Undo = [];
  try {
    const url = await Promise.race([start(undo), stop]);
    if (url) {
      console.log(`\nOpen this in a browser:\n\n  ${url}\n`);
      console.log('Everything runs on this machine. Ctrl-C stops it.');
      await stop;
    }
    console.log('\nStopping …');
    return 0;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

run(main);
