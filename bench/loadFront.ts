/**
 * The server side of load.ts, in its own process: a local endpoint with many accounts and regions, behind a TLS proxy
 * at 127.0.0.2. It prints how to reach it and, for each line of input, what it has counted since the previous line. It
 * stops at the end of its input.
 */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { regionsBeside } from '../src/directconnect/regions/regions';
import { projectRoot } from '../test/host/paths';
import { run } from '../test/host/plainError';
import { createAuthority } from '../test/support/companyNetwork/authority';
import { startEndpoint } from '../test/support/endpoint';
import type { TestEndpoint } from '../test/support/endpoint';
import { FaultProxy } from '../test/support/faultProxy';
import type { SharedFiles } from '../src/aws/profiles/profiles';

const HOST = '127.0.0.2';
const PROFILES = 34;
const REGIONS = [...regionsBeside('us-east-1'), 'xx-west-9'];
/** Milliseconds that the endpoint takes to answer. */
const LATENCY = 50;

export interface Front {
  /** The certificate of the authority that signed the server's, in PEM. */
  readonly certificate: string;
  readonly files: SharedFiles;
  /** The names of the profiles in the files. */
  readonly profiles: readonly string[];
  readonly regions: readonly string[];
}

/** What the proxy counted. */
export interface Counted {
  readonly calls: number;
  readonly sockets: number;
  readonly mostOpen: number;
  readonly mostInFlight: number;
}

/** Each account has a connection with three virtual interfaces in each region. */
function estate(): object {
  return {
    regions: REGIONS,
    accounts: Array.from({ length: PROFILES }, (_account, number) => ({
      accountId: String(100_000_000_000 + number),
      name: `profile-${number}`,
      regions: Object.fromEntries(
        REGIONS.map((region, at) => {
          const connectionId = `dxcon-load${String(number * REGIONS.length + at).padStart(4, '0')}`;
          return [
            region,
            {
              connections: [{ connectionId, connectionName: 'core', location: 'EqDC2', bandwidth: '10Gbps' }],
              virtualInterfaces: [101, 102, 103].map((vlan) => ({
                virtualInterfaceName: `link-${vlan}`,
                connectionId,
                vlan,
                bgpPeers: [{ asn: 65_010 }],
              })),
            },
          ];
        }),
      ),
    })),
  };
}

async function writeProfiles(folder: string, url: string, { accounts }: TestEndpoint): Promise<SharedFiles> {
  const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  const config = accounts.map(({ name }) => `[profile ${name}]\nendpoint_url = ${url}\n`);
  const credentials = accounts.map(
    ({ name, accessKeyId, secretAccessKey }) =>
      `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  await writeFile(files.configFile, config.join('\n'), { mode: 0o600 });
  await writeFile(files.credentialsFile, credentials.join('\n'), { mode: 0o600 });
  return files;
}

async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'dx-load-'));
  const say = (what: Front | Counted) => process.stdout.write(`${JSON.stringify(what)}\n`);
  try {
    const data = join(folder, 'estate.json');
    await writeFile(data, JSON.stringify(estate()));
    const authority = await createAuthority();
    const proxy = await FaultProxy.start(await authority.issue([HOST]), HOST);
    const args = ['--data', data, '--latency', String(LATENCY), '--also-known-as', proxy.authority];
    const endpoint = await startEndpoint(projectRoot, args);
    try {
      proxy.forwardTo(endpoint.url);
      const files = await writeProfiles(folder, proxy.url, endpoint);
      const profiles = endpoint.accounts.map(({ name }) => name);
      say({ certificate: authority.certificate, files, profiles, regions: REGIONS });
      const lines = createInterface(process.stdin);
      lines.on('line', () => {
        const { seen, sockets, mostOpen, mostInFlight } = proxy;
        say({ calls: seen.length, sockets, mostOpen, mostInFlight });
        proxy.clear();
      });
      await once(lines, 'close');
    } finally {
      await proxy.stop();
      await endpoint.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return 0;
}

run(main);
