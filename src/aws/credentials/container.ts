import { isIP } from 'node:net';
import * as l10n from '@vscode/l10n';
import { Failure } from '../failure';
import { readRegularFile } from '../profiles/regularFile';
import type { Keys } from './keys';
import { askMetadata, metadataKeys } from './metadata';

/** The maximum size of a token file, in bytes. */
const MAX_BYTES = 64 * 1024;

/**
 * The base of a relative address, and the hosts that may be called without TLS. Source: botocore,
 * ContainerMetadataFetcher.
 */
const ADDRESS = 'http://169.254.170.2';
const HOSTS: ReadonlySet<string> = new Set([
  '169.254.170.2',
  '169.254.170.23',
  '[fd00:ec2::23]',
  'localhost',
  '[::1]',
]);

const badEnvironment = (message: string) =>
  new Failure(
    'profile',
    message,
    l10n.t('Fix the environment that VS Code starts in and restart it, or use another profile.'),
  );

function addressOf(env: NodeJS.ProcessEnv): string {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const url = relative ? `${ADDRESS}${relative}` : (env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '');
  if (!url) {
    throw badEnvironment(l10n.t('No container credentials are set in the environment of VS Code.'));
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const host = parsed?.hostname ?? '';
  const near = HOSTS.has(host) || (isIP(host) === 4 && host.startsWith('127.'));
  if (parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && near)) return url;
  throw badEnvironment(l10n.t('AWS_CONTAINER_CREDENTIALS_FULL_URI names a host that is not allowed.'));
}

async function tokenIn(file: string): Promise<string> {
  const content = await readRegularFile(file, MAX_BYTES);
  if (typeof content !== 'string') return content.toString('utf8');
  throw badEnvironment(l10n.t('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE can’t be read.'));
}

async function authorization(env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  const token = file ? await tokenIn(file) : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  if (token && /[\r\n]/.test(token)) {
    throw badEnvironment(l10n.t('The authorization token of the container contains a line break.'));
  }
  return token ? { authorization: token } : {};
}

/** The keys of the role of the ECS task or EKS pod this runs in, from the address in the environment. */
export async function containerKeys(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Keys> {
  const url = addressOf(env);
  const headers = { accept: 'application/json', ...(await authorization(env)) };
  return metadataKeys(await askMetadata(url, { headers }, signal));
}
