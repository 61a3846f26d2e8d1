import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readJson, writeJson } from '../credentials/privateFiles';
import type { NoteWrite } from '../credentials/privateFiles';
import { homeOf } from '../profiles/profiles';
import type { SsoSignIn } from '../profiles/profiles';

/** A client that was registered with IAM Identity Center. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: Date;
}

/** The token of a sign-in. Stored where the AWS CLI stores it, never in an error or log. */
export interface SsoToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
  /** What is needed to renew the token, if the sign-in provided it. */
  readonly renewal?: { readonly refreshToken: string; readonly registration: Registration };
}

/** The folder of the tokens. Source: botocore, SSOTokenProvider. */
const ssoCacheFolder = (env: NodeJS.ProcessEnv) => join(homeOf(env), '.aws', 'sso', 'cache');

const named = (env: NodeJS.ProcessEnv, key: string) =>
  join(ssoCacheFolder(env), `${createHash('sha1').update(key).digest('hex')}.json`);

/** The file of a sign-in's token. Source: botocore, SSOTokenLoader. */
export function tokenFile(env: NodeJS.ProcessEnv, { session, startUrl }: SsoSignIn): string {
  return named(env, session ?? startUrl);
}

/** A string as Python's `json.dumps` writes it: ASCII only. */
const python = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The file of the registration that the sign-ins of a session share. Source: botocore, SSOTokenFetcher. */
export function registrationFile(env: NodeJS.ProcessEnv, signIn: SsoSignIn): string {
  const { region, scopes, session, startUrl } = signIn;
  const key = [
    `"region": ${python(region)}`,
    `"scopes": ${scopes ? `[${scopes.map(python).join(', ')}]` : 'null'}`,
    `"session_name": ${session === undefined ? 'null' : python(session)}`,
    `"startUrl": ${python(startUrl)}`,
    '"tool": "botocore"',
  ];
  return named(env, `{${key.join(', ')}}`);
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** A time as the AWS CLI writes it (older versions end it with UTC); undefined for anything else. */
function moment(value: unknown): Date | undefined {
  const date = new Date(text(value)?.replace(/UTC$/, 'Z') ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A time, to the second. */
const written = (date: Date) => date.toISOString().replace(/\.\d+Z$/, 'Z');

function registrationOf(id: unknown, secret: unknown, end: unknown): Registration | undefined {
  const [clientId, clientSecret, expiresAt] = [text(id), text(secret), moment(end)];
  return clientId && clientSecret && expiresAt ? { clientId, clientSecret, expiresAt } : undefined;
}

/** The token in a file; undefined when the file is missing, broken or half written. */
export async function readToken(file: string): Promise<SsoToken | undefined> {
  const content = await readJson(file);
  const accessToken = text(content?.accessToken);
  const expiresAt = moment(content?.expiresAt);
  if (!content || !accessToken || !expiresAt) return undefined;
  const refreshToken = text(content.refreshToken);
  const registration = registrationOf(content.clientId, content.clientSecret, content.registrationExpiresAt);
  return {
    accessToken,
    expiresAt,
    ...(refreshToken && registration && { renewal: { refreshToken, registration } }),
  };
}

/** @throws Node's error when the file can't be written. */
export function writeToken(
  file: string,
  { startUrl, region }: SsoSignIn,
  { accessToken, expiresAt }: SsoToken,
  registration: Registration,
  refreshToken: string | undefined,
  note?: NoteWrite,
): Promise<void> {
  const content = {
    startUrl,
    region,
    accessToken,
    expiresAt: written(expiresAt),
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    registrationExpiresAt: written(registration.expiresAt),
    ...(refreshToken && { refreshToken }),
  };
  return writeJson(file, content, note);
}

export async function readRegistration(file: string): Promise<Registration | undefined> {
  const content = await readJson(file);
  return registrationOf(content?.clientId, content?.clientSecret, content?.expiresAt);
}

/** @throws Node's error when the file can't be written. */
export function writeRegistration(
  file: string,
  { clientId, clientSecret, expiresAt }: Registration,
  scopes: readonly string[] | undefined,
): Promise<void> {
  return writeJson(file, {
    clientId,
    clientSecret,
    expiresAt: written(expiresAt),
    ...(scopes && { scopes }),
  });
}
