import { writeFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { launchChromium } from '../host/chromium';
import { EditorServer } from '../host/editorServer';
import { projectRoot, vsix } from '../host/paths';
import { createTemporaryHome } from '../host/temporaryHome';
import type { TemporaryHome } from '../host/temporaryHome';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { demo } from './demo';
import { Workbench } from './pages/workbench';
import { takePictures } from './pictures';
import { ordinary, themeSettings } from './themes';
import { takesPictures } from './walk';

/** A window whose profiles are of an endpoint of the walk's own, which it can turn and whose record it can read. */
export interface OwnEndpoint {
  readonly endpoint: TestEndpoint;
  readonly home: TemporaryHome;
  readonly context: BrowserContext;
  readonly workbench: Workbench;
  /** Takes a picture in both themes, as `name-kind.png`, in a tour that was asked for pictures. */
  readonly picture: (name: string) => Promise<void>;
  /** Replaces the settings of scope `machine`. */
  readonly setMachineSettings: (settings: object) => Promise<void>;
  close(): Promise<void>;
}

/** The contents of the ~/.aws files. */
export interface SharedFiles {
  readonly config: string;
  readonly credentials?: string;
}

/** A profile with keys for each account of the endpoint. */
export function everyAccount({ accounts, url }: TestEndpoint): SharedFiles {
  return {
    config: accounts
      .map(({ name }) => `[profile ${name}]\nregion = ${demo.region}\nendpoint_url = ${url}`)
      .join('\n'),
    credentials: accounts
      .map(
        ({ name, accessKeyId, secretAccessKey }) =>
          `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`,
      )
      .join('\n'),
  };
}

/** @param files what the ~/.aws files should say about the endpoint. */
export async function openOnOwnEndpoint(
  files: (endpoint: TestEndpoint) => SharedFiles,
): Promise<OwnEndpoint> {
  const [home, endpoint] = await Promise.all([createTemporaryHome(), startEndpoint(projectRoot)]);
  const { config, credentials = '' } = files(endpoint);
  await writeFile(home.configFile, config);
  await writeFile(home.credentialsFile, credentials, { mode: 0o600 });
  const server = await EditorServer.start({
    dataFolder: home.dataFolder,
    env: home.env,
    install: [vsix],
    settings: { 'window.commandCenter': false, ...themeSettings(ordinary) },
  });
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(150_000);
  const workbench = new Workbench(page);
  await page.goto(server.pageUrl({ folder: home.root }));
  await workbench.ready();
  return {
    endpoint,
    home,
    context,
    workbench,
    picture: async (name) => {
      if (takesPictures()) await takePictures(page, ordinary, name);
    },
    setMachineSettings: (settings) => server.setMachineSettings(settings),
    close: async () => {
      await browser.close();
      await server.stop();
      await endpoint.stop();
      await home.remove();
    },
  };
}
