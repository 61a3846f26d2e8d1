/**
 * Reading a region with 10,000 virtual interfaces: our sweep, which reads the connections, LAGs and interconnects too,
 * against virtual interfaces alone through the bare SDK client, raw HTTP and, if it is installed, boto3. All call the
 * same endpoint, in turn within each round, and each round begins with another. The AWS CLI has no paginator for Direct
 * Connect, so a script has to start it for each page: only the first page is measured.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { DescribeVirtualInterfacesCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { VirtualInterface } from '@aws-sdk/client-direct-connect';
import { projectRoot } from '../test/host/paths';
import { startEndpoint } from '../test/support/endpoint';
import type { TestEndpoint } from '../test/support/endpoint';
import { connect } from '../test/support/sdk';
import { ratioFigure, timeFigure } from './figures';
import type { Figure } from './figures';
import { rawReader } from './rawHttp';

const REGION = 'us-east-1';
const VIFS = 10_000;
const ROUNDS = 11;
/** The most that our sweep may take, as a multiple of the bare SDK. */
const GOAL = 0.9;

/** Reads the region once. @returns how long it took, in milliseconds. */
type Reading = () => Promise<number>;

/** @param read returns the number of virtual interfaces. */
function timed(read: () => Promise<number>): Reading {
  return async () => {
    const begin = performance.now();
    const rows = await read();
    const took = performance.now() - begin;
    if (rows !== VIFS) throw new Error(`${rows} virtual interfaces were read.`);
    return took;
  };
}

function accountOf({ accounts: [account] }: TestEndpoint) {
  if (!account) throw new Error('The endpoint has no account.');
  return account;
}

function ours(endpoint: TestEndpoint): Reading {
  const session = connect(endpoint.profile(accountOf(endpoint).name), REGION);
  return timed(async () => (await session.sweep()).virtualInterfaces.length);
}

function bareSdk(endpoint: TestEndpoint): Reading {
  const client = new DirectConnectClient({
    region: REGION,
    endpoint: endpoint.url,
    credentials: accountOf(endpoint),
  });
  return timed(async () => {
    const rows: VirtualInterface[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new DescribeVirtualInterfacesCommand({ maxResults: 100, nextToken }));
      rows.push(...(page.virtualInterfaces ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
    return rows.length;
  });
}

/** The script times itself, so starting Python and creating the client are not included. */
function boto3(endpoint: TestEndpoint): Reading {
  const { accessKeyId, secretAccessKey } = accountOf(endpoint);
  return async () => {
    const child = spawn('python3', [join(projectRoot, 'bench', 'sweep.py')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify({ url: endpoint.url, region: REGION, accessKeyId, secretAccessKey }));
    const [said, end] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const [code] = end as [unknown];
    if (code !== 0) throw new Error('boto3 failed.');
    const { milliseconds, rows } = JSON.parse(said) as { milliseconds: number; rows: number };
    if (rows !== VIFS) throw new Error(`boto3 read ${rows} virtual interfaces.`);
    return milliseconds;
  };
}

function awsCli(endpoint: TestEndpoint): Reading {
  const { accessKeyId, secretAccessKey } = accountOf(endpoint);
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
  };
  const args = ['directconnect', 'describe-virtual-interfaces', '--output', 'json', '--max-results', '100'];
  return async () => {
    const begin = performance.now();
    await promisify(execFile)('aws', [...args, '--region', REGION, '--endpoint-url', endpoint.url], { env });
    return performance.now() - begin;
  };
}

const works = (command: string, args: readonly string[]) =>
  promisify(execFile)(command, args).then(
    () => true,
    () => false,
  );

export async function inventoryFigures(): Promise<Figure[]> {
  const endpoint = await startEndpoint(projectRoot, ['--connections', '5', '--vifs', String(VIFS)]);
  try {
    const readings: [name: string, read: Reading][] = [
      ['our sweep', ours(endpoint)],
      ['the bare SDK', bareSdk(endpoint)],
      ['raw HTTP', timed(rawReader(endpoint.url, REGION, accountOf(endpoint)))],
    ];
    if (await works('python3', ['-c', 'import boto3'])) readings.push(['boto3', boto3(endpoint)]);
    else console.log('python3 has no boto3, so it is not measured.');
    const cli = awsCli(endpoint);
    if (await cli().catch(() => undefined)) readings.push(['the AWS CLI, first page alone', cli]);
    else console.log('The AWS CLI is not installed or failed, so it is not measured.');
    const taken = new Map(readings.map(([name]) => [name, [] as number[]]));
    for (let round = -1; round < ROUNDS; round++) {
      const from = (round + 1) % readings.length;
      for (const [name, read] of [...readings.slice(from), ...readings.slice(0, from)]) {
        const took = await read();
        // The first round warms up.
        if (round >= 0) taken.get(name)?.push(took);
      }
    }
    const figures = [...taken].map(([name, samples]) => timeFigure(`reading 10,000 VIFs, ${name}`, samples));
    const ratio = ratioFigure(
      'reading 10,000 VIFs, our sweep against the bare SDK',
      taken.get('our sweep') ?? [],
      taken.get('the bare SDK') ?? [],
      GOAL,
    );
    return [ratio, ...figures];
  } finally {
    await endpoint.stop();
  }
}
