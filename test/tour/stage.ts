import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { assertUnderBudgets } from '../../bench/budgets';
import { launchChromium } from '../host/chromium';
import { EditorServer } from '../host/editorServer';
import { projectRoot, vsix } from '../host/paths';
import { createTemporaryHome } from '../host/temporaryHome';
import type { TemporaryHome } from '../host/temporaryHome';
import { Health } from './health';
import { Workbench } from './pages/workbench';
import { pictures, takePictures } from './pictures';
import { placesHolding } from './storage';
import { inBothThemes, themeSettings } from './themes';
import type { ThemePair } from './themes';

/** What all walks share: one editor with the packaged extension, and one browser. */
export class Stage {
  private constructor(
    readonly home: TemporaryHome,
    private readonly server: EditorServer,
    private readonly browser: Browser,
    readonly takesPictures: boolean,
  ) {}

  /** Packages the extension, installs it as users do, and starts the editor and the browser. */
  static async open({ takesPictures }: { takesPictures: boolean }): Promise<Stage> {
    await promisify(execFile)('npm', ['run', 'package'], { cwd: projectRoot });
    await assertUnderBudgets();
    await rm(pictures, { recursive: true, force: true });
    await mkdir(pictures, { recursive: true });
    const home = await createTemporaryHome();
    const server = await EditorServer.start({
      dataFolder: home.dataFolder,
      env: home.env,
      install: [vsix],
      settings: {
        'window.commandCenter': false,
        // A minimap would cover the ends of lines.
        'editor.minimap.enabled': false,
      },
    });
    return new Stage(home, server, await launchChromium(), takesPictures);
  }

  /** A page of the browser, with its own storage. */
  async newPage(): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    // This also applies to pages that the first one opens.
    context.setDefaultTimeout(150_000);
    return context.newPage();
  }

  /**
   * A window on its own empty folder, so that no walk finds what another left.
   * @param settings of that folder, besides those for the themes.
   */
  async openWindow(themes: ThemePair, settings: object = {}): Promise<Window> {
    const { root, dataFolder } = this.home;
    const folder = join(await mkdtemp(join(root, 'w-')), 'network');
    await mkdir(join(folder, '.vscode'), { recursive: true });
    const ofFolder = {
      ...themeSettings(themes),
      // A view that was just redrawn takes the focus back, which would close whatever opened in that moment.
      'workbench.quickOpen.closeOnFocusLost': false,
      ...settings,
    };
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(ofFolder));
    const page = await this.newPage();
    const health = await Health.watch(page, dataFolder);
    const workbench = new Workbench(page);
    await page.goto(this.server.pageUrl({ folder }));
    await workbench.ready();
    return {
      workbench,
      page,
      picture: async (name) => {
        if (this.takesPictures) await takePictures(page, themes, name);
      },
      inBothThemes: (act) => inBothThemes(page, themes, act),
      errors: () => health.errors(),
      placesHolding: (text) => placesHolding(text, root, page),
      close: () => page.context().close(),
    };
  }

  /** Replaces the settings of scope `machine`, in all windows. */
  setMachineSettings(settings: object): Promise<void> {
    return this.server.setMachineSettings(settings);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await this.home.remove();
  }
}

/** One window of the stage. Its functions don't use `this`, so a step can destructure those that it needs. */
export interface Window {
  readonly workbench: Workbench;
  readonly page: Page;
  /** Takes a picture in both themes of the window, as `name-kind.png`, if the tour was asked for pictures. */
  readonly picture: (name: string) => Promise<void>;
  /** Does something in both themes of the window. */
  readonly inBothThemes: (act: () => Promise<void>) => Promise<void>;
  /** Errors of the extension that were not shown. */
  readonly errors: () => Promise<string[]>;
  /** Where a text is stored: files of the editor, and the browser's storage. */
  readonly placesHolding: (text: string) => Promise<string[]>;
  readonly close: () => Promise<void>;
}
