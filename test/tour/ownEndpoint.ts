import { writeFile } from 'node:fs/promises';
import { projectRoot } from '../host/paths';
import type { TemporaryHome } from '../host/temporaryHome';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { demo } from './demo';
import type { Window } from './stage';
import { ordinary } from './themes';
import { theStage } from './walk';

/** A window whose profiles use an endpoint that belongs to this walk, which can control it and read its record. */
export interface OwnEndpoint extends Window {
  readonly endpoint: TestEndpoint;
  readonly home: TemporaryHome;
  /** Replaces the settings of scope `machine`. */
  readonly setMachineSettings: (settings: object) => Promise<void>;
}

/** Waits until the endpoint has received an operation this often. */
export async function arrived(
  { endpoint, page }: Pick<OwnEndpoint, 'endpoint' | 'page'>,
  operation: string,
  count: number,
): Promise<void> {
  while ((await endpoint.received(operation)).length < count) {
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
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

/**
 * Opens a window as for a new user of the extension, and leaves nothing behind for later walks.
 * @param files what the ~/.aws files should say about the endpoint.
 */
export async function openOnOwnEndpoint(
  files: (endpoint: TestEndpoint) => SharedFiles,
  settings: object = {},
): Promise<OwnEndpoint> {
  const stage = theStage();
  const { home } = stage;
  const endpoint = await startEndpoint(projectRoot);
  const { config, credentials = '' } = files(endpoint);
  await home.clear();
  await writeFile(home.configFile, config);
  await writeFile(home.credentialsFile, credentials, { mode: 0o600 });
  const window = await stage.openWindow(ordinary, settings);
  return {
    ...window,
    endpoint,
    home,
    setMachineSettings: (settings) => stage.setMachineSettings(settings),
    close: async () => {
      await window.close();
      await endpoint.stop();
      await home.clear();
      await stage.setMachineSettings({});
    },
  };
}
