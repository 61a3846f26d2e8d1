import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Context } from 'mocha';
import { ProcessGroup } from '../host/processGroup';

/** Debian's awscli. Another `aws` on the path may have any version. */
const DEBIAN_AWS = '/usr/bin/aws';
/** The Python that runs it. */
export const DEBIAN_PYTHON = '/usr/bin/python3';

export const awsCliIsHere = existsSync(DEBIAN_AWS);

/** Without any of this machine's own AWS settings. */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: '/nonexistent' };

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How a call of the AWS CLI ended. */
export interface CliResult {
  readonly exitCode: number;
  /** The JSON that it printed; `undefined` if it printed none. */
  readonly answer: unknown;
  readonly errors: string;
}

type Environment = Readonly<Record<string, string>>;
/** Runs the AWS CLI with these arguments and this environment. */
type Run = (
  args: readonly string[],
  environment: Environment,
) => Promise<{ exitCode: number; output: string; errors: string }>;

/** Starts the program for each call, as a user does. */
const asInstalled: Run = (args, environment) =>
  new Promise((resolve) => {
    const env = { ...CLEAN_ENVIRONMENT, ...environment };
    execFile(DEBIAN_AWS, args, { env }, (error, output, errors) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output, errors });
    });
  });

const LOADED_WITHIN = 60_000;
type Loaded = { readonly run: Run; stop(): Promise<void> };
/** By the environment that it was loaded with, as JSON. */
const loaded = new Map<string, Promise<Loaded>>();

/** Loads the same code once for many calls (runCli.py), since loading takes longer than a call. */
async function load(environment: Environment): Promise<Loaded> {
  const folder = await mkdtemp(join(tmpdir(), 'dx-aws-'));
  const socket = join(folder, 'socket');
  const command = [DEBIAN_PYTHON, join(__dirname, 'runCli.py'), socket];
  const server = ProcessGroup.start('The AWS CLI', command, { ...CLEAN_ENVIRONMENT, ...environment });
  await server.line(/^ready$/, LOADED_WITHIN);
  return {
    run: async (args, more) => {
      const connection = connect(socket);
      connection.end(`${JSON.stringify({ args, environment: more })}\n`);
      const answer = await text(connection);
      if (!answer) throw new Error(`The AWS CLI ended without an answer. It printed:\n${server.output}`);
      return JSON.parse(answer) as Awaited<ReturnType<Run>>;
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** @param environment what the AWS CLI reads when it is loaded, such as its home. */
async function asLoaded(environment: Environment): Promise<Run> {
  const key = JSON.stringify(environment);
  const one = loaded.get(key) ?? load(environment);
  loaded.set(key, one);
  return (await one).run;
}

after(async () => {
  for (const one of loaded.values()) await (await one).stop();
});

async function call(run: Run, environment: Environment, args: readonly string[]): Promise<CliResult> {
  const { output, ...ended } = await run(['--output', 'json', ...args], { AWS_PAGER: '', ...environment });
  const answer = output.trim().startsWith('{') ? (JSON.parse(output) as unknown) : undefined;
  return { ...ended, answer };
}

/** The environment in which the AWS CLI uses these keys and no others. */
const keysAlone = ({ accessKeyId, secretAccessKey }: Keys): Environment => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
});
const at = (endpoint: string, region: string, args: readonly string[]) => [
  ...['--endpoint-url', endpoint, '--region', region],
  ...args,
];

/**
 * Calls the AWS CLI with keys, at an endpoint.
 * @param environment more variables
 */
export async function aws(
  endpoint: string,
  region: string,
  keys: Keys,
  args: readonly string[],
  environment: Environment = {},
): Promise<CliResult> {
  return call(await asLoaded(environment), keysAlone(keys), at(endpoint, region, args));
}

/** Like `aws`, but starts the program that Debian installs. */
export const awsAsInstalled = (endpoint: string, region: string, keys: Keys, args: readonly string[]) =>
  call(asInstalled, keysAlone(keys), at(endpoint, region, args));

/** Calls the installed program with an environment that says where its credentials are. */
export const awsIn = (environment: Environment, args: readonly string[]) =>
  call(asInstalled, environment, args);

/** For a suite's `before`: if the AWS CLI is not installed, skips the suite with a message, or fails in CI. */
export function needAwsCli(suite: Context): void {
  if (awsCliIsHere) return;
  if (process.env.CI)
    throw new Error('The AWS CLI is not installed: .ci/run installs it on Debian (apt, as root).');
  console.log('    Skipped: Debian’s AWS CLI is not installed (apt-get install awscli).');
  suite.skip();
}
