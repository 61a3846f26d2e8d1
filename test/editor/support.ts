import { ok } from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import type { Row } from '../../src/views/connections/row';
import type { Consent } from '../../src/views/documents/consent';
import { DocumentFiles } from '../../src/views/documents/files';

const EXTENSION_ID = 'dx-explorer.direct-connect-explorer';
export const REGION = 'us-east-1';

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(EXTENSION_ID);
  ok(found, 'the extension is not installed');
  return found;
}

/** The local endpoint, started from the extension's own build. */
export function startTestEndpoint(args: readonly string[] = []): Promise<TestEndpoint> {
  return startEndpoint(extension().extensionPath, args);
}

/** Writes the ~/.aws files that the editor was started with: one profile per account, with its name. */
export async function writeProfiles(endpoint: TestEndpoint): Promise<void> {
  const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials } = process.env;
  ok(config && credentials, 'run.ts names the AWS files');
  await writeFile(
    config,
    endpoint.accounts
      .map(({ name }) => `[profile ${name}]\nregion = ${REGION}\nendpoint_url = ${endpoint.url}\n`)
      .join('\n'),
  );
  await writeFile(
    credentials,
    endpoint.accounts
      .map(
        ({ name, accessKeyId, secretAccessKey }) =>
          `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
      )
      .join('\n'),
    { mode: 0o600 },
  );
}

/**
 * A row of the tree as a command gets it. A command ignores an object without a row's methods, which anyone may have
 * sent.
 */
export const row = (fields: Partial<Row>) => ({
  ...fields,
  getTreeItem: () => new vscode.TreeItem(''),
});

/** Gives consent to read any document, as if one of our commands had opened it. */
const consentToAll = (): Consent =>
  ({ has: () => true, give: () => undefined, settle: () => [] }) as unknown as Consent;

/** Documents that may all be read. */
export const openFiles = () =>
  new DocumentFiles(consentToAll(), () => Promise.resolve('Nothing was read.\n'));

/** Waits for an event after which `ready` is true; resolves at once if it already is. */
export function until<Event>(event: vscode.Event<Event>, ready: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (ready()) {
      resolve();
      return;
    }
    const subscription = event(() => {
      if (!ready()) return;
      subscription.dispose();
      resolve();
    });
  });
}
