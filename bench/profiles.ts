/**
 * Opening 40 profiles with 8 regions each at once, over an endpoint with a latency of 20 ms: how much four failing
 * profiles slow down the 36 others. One hangs, one has an expired token, one is denied, and one is answered by a
 * captive portal.
 */
import { writing } from '../test/support/writing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InventoryStore } from '../src/aws/inventory/store';
import { SessionStore } from '../src/aws/session/sessionStore';
import { projectRoot } from '../test/host/paths';
import { createTemporaryHome } from '../test/host/temporaryHome';
import type { TemporaryHome } from '../test/host/temporaryHome';
import { startEndpoint } from '../test/support/endpoint';
import type { TestEndpoint } from '../test/support/endpoint';
import { createSdk } from '../src/aws/sdk';
import { timeFigure } from './figures';
import type { Figure } from './figures';
import { profileStoreOf } from '../test/support/profileStore';

const PROFILES = 40;
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'eu-central-1',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
];
const LATENCY = 20;
const ROUNDS = 5;
/** The most that the working profiles may take beside failing ones, as a multiple of their time without: noise. */
const GOAL = 1.1;

const refusal = (code: string) => ({ fault: 'error', status: 400, code, message: 'Refused.' });
/** The faults of the failing profiles, by the profile's number. */
const FAILING = new Map<number, object>([
  [3, { fault: 'hang' }],
  [12, refusal('ExpiredTokenException')],
  [21, refusal('AccessDeniedException')],
  [30, { fault: 'html' }],
]);

const accountId = (number: number) => String(100_000_000_000 + number);
const nameOf = (number: number) => `profile-${number}`;

function estate(): object {
  const regionOf = (number: number, region: number) => {
    const connectionId = `dxcon-bench${String(number * REGIONS.length + region).padStart(4, '0')}`;
    return {
      connections: [{ connectionId, connectionName: 'core', location: 'EqDC2', bandwidth: '10Gbps' }],
      virtualInterfaces: [101, 102, 103].map((vlan) => ({
        virtualInterfaceName: `link-${vlan}`,
        connectionId,
        vlan,
        bgpPeers: [{ asn: 65_010 }],
      })),
    };
  };
  return {
    regions: REGIONS,
    accounts: Array.from({ length: PROFILES }, (_, number) => ({
      accountId: accountId(number),
      name: nameOf(number),
      regions: Object.fromEntries(REGIONS.map((region, at) => [region, regionOf(number, at)])),
    })),
  };
}

async function writeProfiles(endpoint: TestEndpoint, { configFile, credentialsFile }: TemporaryHome) {
  const config = endpoint.accounts.map(({ name }) => `[profile ${name}]\nendpoint_url = ${endpoint.url}\n`);
  const credentials = endpoint.accounts.map(
    ({ name, accessKeyId, secretAccessKey }) =>
      `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  await writeFile(configFile, config.join('\n'), { mode: 0o600 });
  await writeFile(credentialsFile, credentials.join('\n'), { mode: 0o600 });
}

/** @returns for each region of the working profiles, the milliseconds until all its rows were read. */
async function openAll(files: TemporaryHome): Promise<number[]> {
  const sdk = createSdk({ mfaCode: () => Promise.resolve(undefined) }, writing(), {});
  const inventories = new InventoryStore(new SessionStore(profileStoreOf(files), () => Promise.resolve(sdk)));
  const ended = new AbortController();
  const begin = performance.now();
  const open = async (number: number, region: string) => {
    const { virtualInterfaces } = await inventories.sweep({ profile: nameOf(number), region }, ended.signal);
    if (virtualInterfaces.length !== 3) throw new Error(`${nameOf(number)} shows other rows.`);
    return performance.now() - begin;
  };
  const working: Promise<number>[] = [];
  const failing: Promise<number>[] = [];
  for (const region of REGIONS) {
    for (let number = 0; number < PROFILES; number++) {
      (FAILING.has(number) ? failing : working).push(open(number, region));
    }
  }
  const ends = Promise.allSettled(failing);
  const times = await Promise.all(working);
  // Ends the profile that hangs.
  ended.abort();
  await ends;
  return times;
}

async function injectFaults(endpoint: TestEndpoint): Promise<void> {
  for (const [number, fault] of FAILING) {
    await endpoint.control('POST', 'faults', { account: accountId(number), times: 1_000_000, ...fault });
  }
}

export async function profileFigures(): Promise<Figure[]> {
  const home = await createTemporaryHome();
  try {
    const data = join(home.root, 'estate.json');
    await writeFile(data, JSON.stringify(estate()));
    const endpoint = await startEndpoint(projectRoot, ['--data', data, '--latency', String(LATENCY)]);
    try {
      await writeProfiles(endpoint, home);
      const medians: Record<'working' | 'failing', number[]> = { working: [], failing: [] };
      const worst: typeof medians = { working: [], failing: [] };
      await openAll(home);
      for (let round = 0; round < ROUNDS; round++) {
        const order = round % 2 === 0 ? (['working', 'failing'] as const) : (['failing', 'working'] as const);
        for (const which of order) {
          await endpoint.control('DELETE', 'faults');
          if (which === 'failing') await injectFaults(endpoint);
          const times = (await openAll(home)).toSorted((one, other) => one - other);
          medians[which].push(times[times.length >> 1] ?? 0);
          worst[which].push(times.at(-1) ?? 0);
        }
      }
      const name = 'rows of a working region among 320';
      return (
        [
          ['median', medians],
          ['the last', worst],
        ] as const
      ).flatMap(([which, { working, failing }]) => {
        const without = timeFigure(`${name}, ${which}, all working`, working);
        const goal = Math.round(without.value * GOAL);
        return [without, timeFigure(`${name}, ${which}, 4 profiles failing`, failing, goal)];
      });
    } finally {
      await endpoint.stop();
    }
  } finally {
    await home.remove();
  }
}
