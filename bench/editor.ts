import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'esbuild';
import { launchChromium } from '../test/host/chromium';
import { EditorServer } from '../test/host/editorServer';
import { projectRoot, vsix } from '../test/host/paths';
import type { TemporaryHome } from '../test/host/temporaryHome';
import { packageExtension, writeEmptyExtension } from './emptyExtension';
import { EMPTY_ID, PLAN_FILE, RESULT_FILE, WARM_UP_ID } from './plan';
import type { Plan, Result } from './plan';

/** Milliseconds to wait for the measurements of a window, which take about ten seconds. */
const MEASURED_WITHIN = 120_000;

/** A real VS Code with our package and an empty extension installed: each window has a fresh extension host. */
export class Editor {
  private constructor(
    private readonly home: TemporaryHome,
    private readonly server: EditorServer,
    private readonly browser: Browser,
    private readonly developmentPath: string,
    private readonly testsPath: string,
    private readonly bareSdk: string,
  ) {}

  /**
   * Our package must be built.
   * @param home its AWS files must be written.
   */
  static async start(home: TemporaryHome): Promise<Editor> {
    const empty = join(home.root, 'empty');
    await writeEmptyExtension(EMPTY_ID, empty);
    // VS Code runs a test suite only together with an extension in development.
    const warmUp = join(home.root, 'warm-up');
    await writeEmptyExtension(WARM_UP_ID, warmUp);
    const testsPath = join(home.root, 'inHost.js');
    const bareSdk = join(home.root, 'bareSdk.js');
    await bundleInHost('index', testsPath);
    await bundleInHost('bareSdk', bareSdk);
    const server = await EditorServer.start({
      dataFolder: home.dataFolder,
      env: home.env,
      install: [vsix, await packageExtension(empty)],
    });
    try {
      return new Editor(home, server, await launchChromium(), warmUp, testsPath, bareSdk);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Opens a window, lets it measure, and closes it. */
  async measure(asked: Omit<Plan, 'bareSdk'>): Promise<Result> {
    const folder = await mkdtemp(join(this.home.root, 'w-'));
    const plan: Plan = { ...asked, bareSdk: this.bareSdk };
    await writeFile(join(folder, PLAN_FILE), JSON.stringify(plan));
    const page = await this.browser.newPage();
    try {
      const { developmentPath, testsPath } = this;
      const suite = new EventEmitter<{ end: [unknown] }>();
      const said: string[] = [];
      await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
        said.push(`${type}: ${args.map(String).join(' ')}`),
      );
      await page.exposeFunction('codeAutomationExit', (code: unknown) => suite.emit('end', code));
      page.on('crash', () => suite.emit('end', 'crash'));
      const [end] = await Promise.all([
        once(suite, 'end', { signal: AbortSignal.timeout(MEASURED_WITHIN) }),
        page.goto(this.server.pageUrl({ folder, developmentPath, testsPath })),
      ]);
      const [code] = end as [unknown];
      if (code !== 0)
        throw new Error(`The window ended with ${String(code)}:\n${said.slice(-20).join('\n')}`);
      return JSON.parse(await readFile(join(folder, RESULT_FILE), 'utf8')) as Result;
    } finally {
      await page.close();
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}

/** Bundles a file of inHost/ like the extension's own bundles. */
async function bundleInHost(name: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [`bench/inHost/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    minify: true,
    logLevel: 'warning',
  });
}
