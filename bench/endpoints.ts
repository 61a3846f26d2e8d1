import { writeFile } from 'node:fs/promises';
import type { TemporaryHome } from '../test/host/temporaryHome';
import { projectRoot } from '../test/host/paths';
import { startEndpoint } from '../test/support/endpoint';
import type { TestEndpoint } from '../test/support/endpoint';

/** The profile of the endpoint that answers after so many milliseconds. */
export const profileOf = (latency: number) => `latency-${latency}`;

const REGION = 'us-east-1';

/**
 * Starts a local endpoint for each latency, and writes a profile for each into the home's AWS files.
 * @returns what ends them.
 */
export async function startEndpoints(
  latencies: readonly number[],
  { configFile, credentialsFile }: TemporaryHome,
): Promise<() => Promise<void>> {
  const started: TestEndpoint[] = [];
  const stop = async () => {
    await Promise.all(started.map((endpoint) => endpoint.stop()));
  };
  try {
    let config = '';
    let credentials = '';
    for (const latency of latencies) {
      const endpoint = await startEndpoint(projectRoot, ['--latency', String(latency)]);
      started.push(endpoint);
      const [account] = endpoint.accounts;
      if (!account) throw new Error('The endpoint has no account.');
      const name = profileOf(latency);
      config += `[profile ${name}]\nregion = ${REGION}\nendpoint_url = ${endpoint.url}\n\n`;
      credentials +=
        `[${name}]\naws_access_key_id = ${account.accessKeyId}\n` +
        `aws_secret_access_key = ${account.secretAccessKey}\n\n`;
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
