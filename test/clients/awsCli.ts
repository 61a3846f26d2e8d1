import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

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

/** Calls the AWS CLI as a person would, with nothing of this machine's own AWS settings. */
export function aws(
  endpoint: string,
  region: string,
  keys: Keys,
  args: readonly string[],
): Promise<CliResult> {
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: '/nonexistent',
    LANG: 'C.UTF-8',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
  const all = ['--endpoint-url', endpoint, '--region', region, '--output', 'json', ...args];
  return new Promise((resolve) => {
    execFile(DEBIAN_AWS, all, { env }, (error, stdout, errors) => {
      resolve({
        exitCode: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
        answer: stdout.trim() ? (JSON.parse(stdout) as unknown) : undefined,
        errors,
      });
    });
  });
}
