/**
 * A large region, in plain Node: what our sweep costs beyond the calls themselves. All of one run ask the same endpoint,
 * in turn, so that each meets the same machine.
 *
 * - 10,000 virtual interfaces, through raw HTTP (signed, connections kept, answers parsed), through the bare SDK, and
 *   through our sweep. The first two page through the virtual interfaces alone; ours reads every list of the region and
 *   drops the secrets.
 * - Growth: our sweep at 100 to 100,000 virtual interfaces, and the heap that its result holds, in a process of its own.
 */
import { execFile } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createHash, createHmac } from 'node:crypto';
import { DescribeVirtualInterfacesCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { projectRoot } from '../test/host/paths';
import { startEndpoint } from '../test/support/endpoint';
import type { TestEndpoint } from '../test/support/endpoint';
import { connect } from '../test/support/sdk';
import { median, sizeFigure, timeFigure } from './figures';
import type { Figure } from './figures';

const REGION = 'us-east-1';
const VIFS = 10_000;
const ROUNDS = 5;
/** Our sweep against the bare SDK. */
const FACTOR_GOAL = 1.15;
const SIZES = [100, 1_000, 10_000, 100_000];
/** KB of heap for a virtual interface. */
const HEAP_GOAL = 3;

interface Page {
  readonly virtualInterfaces?: readonly unknown[];
  readonly nextToken?: string;
}

async function pageThrough(read: (nextToken: string | undefined) => Promise<Page>): Promise<number> {
  let count = 0;
  let token: string | undefined;
  do {
    const page: Page = await read(token);
    count += page.virtualInterfaces?.length ?? 0;
    token = page.nextToken;
  } while (token);
  return count;
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Signature Version 4 for this one call, and no other. Source: AWS General Reference, Signing AWS API requests. */
function signed(url: URL, target: string, body: string, id: string, secret: string): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const date = time.slice(0, 8);
  const scope = `${date}/${REGION}/directconnect/aws4_request`;
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'host': url.host,
    'x-amz-date': time,
    'x-amz-target': target,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const key = [date, REGION, 'directconnect', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signature = hmac(key, text).toString('hex');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function rawHttp({ url, accounts }: TestEndpoint): () => Promise<number> {
  const [account] = accounts;
  if (!account) throw new Error('The endpoint has no account.');
  const agent = new Agent({ keepAlive: true });
  const to = new URL(url);
  const ask = async (nextToken: string | undefined): Promise<Page> => {
    const body = JSON.stringify({ maxResults: 100, nextToken });
    const target = 'OvertureService.DescribeVirtualInterfaces';
    const headers = signed(to, target, body, account.accessKeyId, account.secretAccessKey);
    const answer = await new Promise<Buffer>((resolve, reject) => {
      request(to, { method: 'POST', agent, headers }, (response) => {
        buffer(response).then(resolve, reject);
      })
        .on('error', reject)
        .end(body);
    });
    return JSON.parse(answer.toString()) as Page;
  };
  return () => pageThrough(ask);
}

function bareSdk({ url, accounts }: TestEndpoint): () => Promise<number> {
  const [account] = accounts;
  if (!account) throw new Error('The endpoint has no account.');
  const { accessKeyId, secretAccessKey } = account;
  const client = new DirectConnectClient({
    region: REGION,
    endpoint: url,
    credentials: { accessKeyId, secretAccessKey },
  });
  return () =>
    pageThrough(
      async (nextToken) =>
        (await client.send(new DescribeVirtualInterfacesCommand({ maxResults: 100, nextToken }))) as Page,
    );
}

const ours = (endpoint: TestEndpoint) => async () =>
  (await connect(endpoint.profile('demo-network'), REGION).sweep()).virtualInterfaces.length;

async function timed(work: () => Promise<number>, count: number): Promise<number> {
  const begin = performance.now();
  const found = await work();
  const milliseconds = performance.now() - begin;
  if (found !== count) throw new Error(`${found} virtual interfaces came instead of ${count}.`);
  return milliseconds;
}

async function sideBySide(): Promise<Figure[]> {
  const endpoint = await startEndpoint(projectRoot, ['--connections', '5', '--vifs', String(VIFS)]);
  try {
    const ways = {
      'raw HTTP': rawHttp(endpoint),
      'the bare SDK': bareSdk(endpoint),
      'our sweep': ours(endpoint),
    };
    const times = new Map<string, number[]>();
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, work] of Object.entries(ways)) {
        const milliseconds = await timed(work, VIFS);
        // The first round warms up.
        if (round > 0) times.set(name, [...(times.get(name) ?? []), milliseconds]);
      }
    }
    const of = (name: string) => times.get(name) ?? [];
    const goal = median(of('the bare SDK')) * FACTOR_GOAL;
    const label = `${VIFS.toLocaleString('en')} virtual interfaces through`;
    return [
      timeFigure(`${label} raw HTTP`, of('raw HTTP')),
      timeFigure(`${label} the bare SDK`, of('the bare SDK')),
      timeFigure(`${label} our sweep`, of('our sweep'), goal),
    ];
  } finally {
    await endpoint.stop();
  }
}

/** What a process of its own says of one size. */
export interface Growth {
  /** Milliseconds of one sweep, after one that warmed up. */
  readonly milliseconds: number;
  /** Bytes of heap that its result holds. */
  readonly heap: number;
}

async function growth(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', join(__dirname, 'growth.ts'), String(size)],
      { cwd: projectRoot, maxBuffer: 1_000_000 },
    );
    const { milliseconds, heap } = JSON.parse(stdout) as Growth;
    const label = size.toLocaleString('en');
    figures.push(
      timeFigure(`sweep of ${label} virtual interfaces, for 1,000 of them`, [(milliseconds / size) * 1_000]),
      sizeFigure(`heap for a virtual interface, of ${label}`, heap / size / 1024, HEAP_GOAL),
    );
  }
  return figures;
}

export async function inventoryFigures(): Promise<Figure[]> {
  return [...(await sideBySide()), ...(await growth())];
}
