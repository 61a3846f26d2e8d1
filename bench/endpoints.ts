import { writeFile } from 'node:fs/promises';
import type { TemporaryHome } from '../test/host/temporaryHome';
import { projectRoot } from '../test/host/paths';
import { startEndpoint } from '../test/support/endpoint';
import type { TestEndpoint } from '../test/support/endpoint';
import { REGION } from './plan';

/**
 * An endpoint to start, and how many profiles use it: the extension keeps what it has read of a profile, so each
 * reading needs a profile of its own.
 */
export interface BenchEndpoint {
  readonly name: string;
  readonly args: readonly string[];
  readonly profiles: number;
}

/** The names of the profiles that use an endpoint. */
export const profilesOf = ({ name, profiles }: BenchEndpoint) =>
  Array.from({ length: profiles }, (_, at) => `${name}-${at}`);

/**
 * Starts local endpoints, and writes their profiles into the home's AWS files.
 * @returns a function that stops them.
 */
export async function startEndpoints(
  wanted: readonly BenchEndpoint[],
  { configFile, credentialsFile }: TemporaryHome,
): Promise<() => Promise<void>> {
  const started: TestEndpoint[] = [];
  const stop = async () => {
    await Promise.all(started.map((endpoint) => endpoint.stop()));
  };
  try {
    let config = '';
    let credentials = '';
    for (const each of wanted) {
      const endpoint = await startEndpoint(projectRoot, each.args);
      started.push(endpoint);
      const [account] = endpoint.accounts;
      if (!account) throw new Error('The endpoint has no account.');
      for (const name of profilesOf(each)) {
        config += `[profile ${name}]\nregion = ${REGION}\nendpoint_url = ${endpoint.url}\n\n`;
        credentials +=
          `[${name}]\naws_access_key_id = ${account.accessKeyId}\n` +
          `aws_secret_access_key = ${account.secretAccessKey}\n\n`;
      }
    }
    const ownerOnly = { mode: 0o600 };
    await writeFile(configFile, config, ownerOnly);
    await writeFile(credentialsFile, credentials, ownerOnly);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
