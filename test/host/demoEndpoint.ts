import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './paths';
import { ProcessGroup } from './processGroup';
import type { TemporaryHome } from './temporaryHome';

/** Milliseconds to wait for the endpoint to report that it is ready. */
const READY_WITHIN = 20_000;

/** The line that it prints when it is ready. */
interface Ready {
  endpoint: string;
  regions: string[];
  accounts: { name: string; accessKeyId: string; secretAccessKey: string }[];
}

/** A running local endpoint, and the regions that its estate has. */
export interface DemoEndpoint {
  url: string;
  regions: string[];
  stop(): Promise<void>;
}

/** Starts the local endpoint and writes a profile for each of its accounts into the home's AWS files. */
export async function startDemoEndpoint(home: TemporaryHome): Promise<DemoEndpoint> {
  const script = join(projectRoot, 'dist', 'emulator.js');
  const group = ProcessGroup.start(
    'The local endpoint',
    [process.execPath, script, '--port', '0'],
    process.env,
  );
  try {
    const ready = JSON.parse(await group.line(/^\{/, READY_WITHIN)) as Ready;
    await writeProfiles(home, ready);
    return { url: ready.endpoint, regions: ready.regions, stop: () => group.stop() };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

/** The profiles name no region, so that a setting chooses the regions to show and all of them can be seen. */
async function writeProfiles({ configFile, credentialsFile }: TemporaryHome, ready: Ready): Promise<void> {
  const config = ready.accounts.map(({ name }) => `[profile ${name}]\nendpoint_url = ${ready.endpoint}\n`);
  const credentials = ready.accounts.map(
    ({ name, accessKeyId, secretAccessKey }) =>
      `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  const ownerOnly = { mode: 0o600 };
  await writeFile(configFile, config.join('\n'), ownerOnly);
  await writeFile(credentialsFile, credentials.join('\n'), ownerOnly);
}
