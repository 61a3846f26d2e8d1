import { createHash, createHmac } from 'node:crypto';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import * as l10n from '@vscode/l10n';
import { call } from '../transport/calls';
import type { Keys } from '../credentials/keys';
import { stsClient } from '../credentials/sts';
import { endpointFor, signingRegionFor } from '../transport/endpoints';
import { Failure } from '../failure';
import { sendOne } from '../transport/oneRequest';
import type { Profile } from '../profiles/profiles';
import type { Identity } from '../session/session';

/** The hash that signing needs, implemented with Node's. */
class Sha256 {
  private readonly hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', asBytes(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(asBytes(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }
}

function asBytes(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

const ACCOUNT = /^\d{12}$/;

/** True when STS may be called: not for a profile that redirects Direct Connect but not STS. */
const maySignForSts = ({ endpoints }: Profile) =>
  endpoints.direct_connect === undefined || endpoints.sts !== undefined;

/** True when IAM may be called: when nothing is redirected, or IAM is too. */
const maySignForIam = ({ endpoints }: Profile) =>
  endpoints.iam !== undefined || (endpoints.direct_connect === undefined && endpoints.sts === undefined);

/**
 * The alias of the account, with one signed request: a whole IAM client would be many times larger.
 * @param clockOffset milliseconds by which AWS's clock is ahead, which a single attempt can't find out.
 * @returns `undefined` when there is none or it can't be read; nothing depends on it.
 */
async function aliasOf(
  profile: Profile,
  region: string,
  keys: Keys,
  clockOffset: number,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!maySignForIam(profile)) return undefined;
  const { protocol, hostname, port, host } = new URL(endpointFor(profile, 'iam', region));
  const signer = new SignatureV4({
    service: 'iam',
    region: signingRegionFor(profile, 'iam', region),
    credentials: keys,
    sha256: Sha256,
  });
  const request = await signer.sign(
    new HttpRequest({
      ...{ protocol, hostname, method: 'POST', path: '/' },
      ...(port && { port: Number(port) }),
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=ListAccountAliases&Version=2010-05-08',
    }),
    { signingDate: new Date(Date.now() + clockOffset) },
  );
  const send = async (abortSignal: AbortSignal) => {
    const { status, body } = await sendOne(profile, new HttpRequest(request), abortSignal);
    return status === 200 ? body : '';
  };
  const text = await call('iam:ListAccountAliases', send, signal).catch(() => '');
  // Source: IAM API Reference, CreateAccountAlias: 3 to 63 lower-case letters, digits and hyphens.
  return /<AccountAliases>\s*<member>([a-z0-9-]{3,63})<\/member>/.exec(text)?.[1];
}

/** Whose keys they are, and how far AWS's clock is ahead. @throws Failure */
async function callerOf(profile: Profile, region: string, keys: Keys, signal?: AbortSignal) {
  const sts = stsClient(profile, region, keys);
  const { Account: accountId, Arn: arn } = await call(
    'sts:GetCallerIdentity',
    (abortSignal) => sts.send(new GetCallerIdentityCommand({}), { abortSignal }),
    signal,
  );
  if (accountId && arn && ACCOUNT.test(accountId) && arn.startsWith('arn:'))
    return { accountId, arn, clockOffset: sts.config.systemClockOffset };
  throw new Failure(
    'unreadable',
    l10n.t('AWS’s answer to {0} contained no identity.', 'GetCallerIdentity'),
    l10n.t('Check the endpoint_url of the profile, then try again.'),
  );
}

/** The account of a profile's keys. `undefined` when STS must not be called. @throws Failure */
export async function accountOf(profile: Profile, region: string, keys: Keys): Promise<string | undefined> {
  return maySignForSts(profile) ? (await callerOf(profile, region, keys)).accountId : undefined;
}

/**
 * The identity of a profile. `undefined` when STS must not be called.
 * @param keys returns the keys to sign with; not called when no request is made.
 * @throws Failure
 */
export async function identityOf(
  profile: Profile,
  region: string,
  keys: (signal?: AbortSignal) => Promise<Keys>,
  signal?: AbortSignal,
): Promise<Identity | undefined> {
  if (!maySignForSts(profile)) return undefined;
  const own = await keys(signal);
  const { clockOffset, ...caller } = await callerOf(profile, region, own, signal);
  const alias = await aliasOf(profile, region, own, clockOffset, signal);
  return { ...caller, ...(alias && { alias }) };
}
