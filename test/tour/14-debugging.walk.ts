import assert from 'node:assert/strict';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { EditorServer } from '../host/editorServer';
import { projectRoot } from '../host/paths';
import { createTemporaryHome } from '../host/temporaryHome';
import type { TemporaryHome } from '../host/temporaryHome';
import { Workbench } from './pages/workbench';
import { keepPicturesOfFailures } from './pictures';
import { skipAfterFailure, theStage } from './walk';

/** What the build and F5 need of a clone. */
const NEEDED = [
  ...['.vscode', 'esbuild.mjs', 'l10n', 'licenses.mjs', 'media', 'package.json', 'package.nls.json'],
  ...['src', 'tsconfig.json'],
];

/** In the entry bundle, and in one that is split into several files. */
const BREAKPOINTS = [
  { file: 'src/extension.ts', line: '  context.subscriptions.push(' },
  { file: 'src/aws/sdk.ts', line: '  const shared: Shared = {' },
] as const;

/** A clone after `npm ci`, not built. */
async function cloneInto(folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of NEEDED) {
    await cp(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
}

async function lineNumber({ file, line }: (typeof BREAKPOINTS)[number]): Promise<number> {
  const lines = (await readFile(join(projectRoot, file), 'utf8')).split('\n');
  const index = lines.indexOf(line);
  assert.ok(index >= 0, `${file} has no line "${line}"`);
  return index + 1;
}

describe('A clone of this project, debugged', () => {
  let home: TemporaryHome;
  let server: EditorServer;
  let workbench: Workbench;
  /** The window that F5 opens. */
  let second: Workbench;
  let clone: string;

  skipAfterFailure();
  keepPicturesOfFailures(() => workbench.page);

  before(async () => {
    home = await createTemporaryHome();
    clone = join(home.root, 'clone');
    await cloneInto(clone);
    await writeFile(home.configFile, '[profile network]\nregion = us-east-1\n');
    server = await EditorServer.start({
      dataFolder: home.dataFolder,
      // The clone is not built, even if the project is.
      env: { ...home.env, BUILT_BEFORE_ALL_SUITES: undefined },
      settings: { 'window.commandCenter': false },
      preload: join(projectRoot, 'test', 'host', 'standIns', 'ipv6Loopback.cjs'),
    });
    workbench = new Workbench(await theStage().newPage());
    await workbench.page.goto(server.pageUrl({ folder: clone }));
    await workbench.ready();
  });

  after(async () => {
    await workbench.page.context().close();
    await server.stop();
    await home.remove();
  });

  /** The stack frame in which it stopped. */
  const topFrame = (): Locator => workbench.page.locator('.debug-call-stack .stack-frame').first();

  for (const breakpoint of BREAKPOINTS) {
    it(`gets a breakpoint in ${breakpoint.file}`, async () => {
      const { page, quickInput } = workbench;
      const line = await lineNumber(breakpoint);
      await page.keyboard.press('ControlOrMeta+P');
      await quickInput.type(join(clone, breakpoint.file), basename(breakpoint.file));
      await quickInput.answer(`${join(clone, breakpoint.file)}:${line}`);
      await page.getByText(`Ln ${line}, Col 1`).waitFor();
      await page.keyboard.press('F9');
      await page.locator('.codicon-debug-breakpoint').waitFor();
    });
  }

  it('is built by F5, and runs in a second window', async () => {
    const opened = workbench.page.context().waitForEvent('page');
    await workbench.page.keyboard.press('F5');
    second = new Workbench(await opened);
    await second.ready();
  });

  for (const breakpoint of BREAKPOINTS) {
    it(`stops in ${breakpoint.file}`, async () => {
      if (breakpoint === BREAKPOINTS[0]) await second.openView('Direct Connect');
      else await second.connections.expand('network');
      const line = await lineNumber(breakpoint);
      await topFrame().filter({ hasText: breakpoint.file }).waitFor();
      assert.match(await topFrame().innerText(), new RegExp(`\\b${line}:`));
      await workbench.page.keyboard.press('F5');
    });
  }

  it('continues after the breakpoint', async () => {
    await second.connections.row(/^Profile network has no credentials/).waitFor();
  });
});
