import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Context } from 'mocha';

/** Debian's awscli. Another `aws` on the path may be of any version. */
const DEBIAN_AWS = '/usr/bin/aws';

export const awsCliIsHere = existsSync(DEBIAN_AWS);

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How a call of the AWS CLI ended. */
export interface CliResult {
  readonly exitCode: number;
  /** What it printed as JSON; `undefined` when it printed none. */
  readonly answer: unknown;
  readonly errors: string;
}

/**
 * Calls the AWS CLI as a person would, with nothing of this machine's own AWS settings.
 * @param environment more variables
 */
export function aws(
  endpoint: string,
  region: string,
  keys: Keys,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  return awsIn(
    {
      HOME: '/nonexistent',
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...environment,
    },
    ['--endpoint-url', endpoint, '--region', region, ...args],
  );
}

/** Calls the AWS CLI in an environment that says where its credentials are. */
export function awsIn(
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<CliResult> {
  const env = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', AWS_PAGER: '', ...environment };
  return new Promise((resolve) => {
    execFile(DEBIAN_AWS, ['--output', 'json', ...args], { env }, (error, stdout, errors) => {
      resolve({
        exitCode: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
        answer: stdout.trim().startsWith('{') ? (JSON.parse(stdout) as unknown) : undefined,
        errors,
      });
    });
  });
}

/** Ends the suite's `before` where the AWS CLI is not installed: with a word, and in CI with a failure. */
export function needAwsCli(suite: Context): void {
  if (awsCliIsHere) return;
  if (process.env.CI)
    throw new Error('The AWS CLI is not here: .ci/run installs it on Debian (apt, as root).');
  console.log('    Skipped: Debian’s AWS CLI is not installed (apt-get install awscli).');
  suite.skip();
}
