import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import type {
  AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommandInput,
  Credentials,
  STSClientConfig,
} from '@aws-sdk/client-sts';
import * as l10n from '@vscode/l10n';
import { bounded } from '../transport/answers/collect';
import { call } from '../transport/calls';
import { endpointFor, signingRegionFor } from '../transport/endpoints';
import { Failure, isFailure } from '../failure';
import { requestHandlerFor } from '../transport/network';
import type { Profile } from '../profiles/profiles';
import type { Keys } from './keys';
import { keysFrom } from './keys';

/** A code of an MFA device. */
export interface Code {
  readonly SerialNumber: string;
  readonly TokenCode: string;
}

/** What a role is requested with. */
export type RoleInput = AssumeRoleCommandInput;

/** What a call to STS needs. */
export interface StsContext {
  /** The profile that was opened. Its STS settings also apply to the profiles it takes credentials from. */
  readonly profile: Profile;
  /** The region for STS. */
  readonly region: string;
  readonly signal: AbortSignal;
}

/**
 * A client for the STS endpoint of this profile that ignores the environment.
 * @param keys sign its requests; without them it can only make unsigned calls.
 */
export function stsClient(profile: Profile, region: string, keys?: Keys): STSClient {
  return new STSClient(configFor(profile, region, keys));
}

function configFor(profile: Profile, region: string, keys?: Keys): STSClientConfig {
  return {
    region: signingRegionFor(profile, 'sts', region),
    endpoint: endpointFor(profile, 'sts', region),
    ...(keys && { credentials: keys }),
    requestHandler: requestHandlerFor(profile),
    ...bounded,
    maxAttempts: 3,
    retryMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
}

/**
 * A client for one call with an MFA code. A code works once, so the call is sent once. A wrong clock is normally
 * detected by a second attempt, so another call, which needs no permission, detects it first.
 * @throws Failure when AWS could not be reached: the code is then still unused.
 */
async function clientForCode({ profile, region, signal }: StsContext, keys: Keys): Promise<STSClient> {
  const asker = stsClient(profile, region, keys);
  await call(
    'sts:GetCallerIdentity',
    (abortSignal) => asker.send(new GetCallerIdentityCommand({}), { abortSignal }),
    signal,
  ).catch((error: unknown) => {
    // A refusal carries a date too. The call that matters shows whether the keys are good.
    if (!isFailure(error) || (error.kind !== 'denied' && error.kind !== 'refused')) throw error;
  });
  const { systemClockOffset } = asker.config;
  return new STSClient({ ...configFor(profile, region, keys), maxAttempts: 1, systemClockOffset });
}

/** AWS rejects a code with the same error as a missing permission: only the message tells them apart. */
function codeRefused(failure: Failure): Failure {
  return failure.words?.includes('MultiFactorAuthentication')
    ? new Failure(
        'mfa',
        l10n.t('AWS rejected the MFA code.'),
        l10n.t('Wait until the device shows a new code, then try again.'),
        failure.code,
        failure.words,
      )
    : failure;
}

/** When keys expire by this machine's clock, which is the clock used here. */
const byOwnClock = (expiration: Date | undefined, { config }: STSClient): Date | undefined =>
  expiration && new Date(expiration.getTime() - config.systemClockOffset);

async function ask(
  operation: string,
  context: StsContext,
  sts: STSClient,
  send: (signal: AbortSignal) => Promise<{ Credentials?: Credentials | undefined }>,
): Promise<Keys> {
  const { Credentials: answer } = await call(`sts:${operation}`, send, context.signal).catch(
    (error: unknown) => {
      throw isFailure(error) ? codeRefused(error) : error;
    },
  );
  const keys = keysFrom({
    accessKeyId: answer?.AccessKeyId,
    secretAccessKey: answer?.SecretAccessKey,
    sessionToken: answer?.SessionToken,
    expiration: byOwnClock(answer?.Expiration, sts),
  });
  if (keys) return keys;
  throw new Failure(
    'unreadable',
    l10n.t('AWS’s answer to {0} contained no credentials.', operation),
    l10n.t('Check the endpoint_url of the profile, then try again.'),
  );
}

/** The keys of a role, assumed with other keys and, where the role requires it, an MFA code. @throws Failure */
export async function assumeRole(
  context: StsContext,
  source: Keys,
  input: RoleInput,
  code?: Code,
): Promise<Keys> {
  const sts = code
    ? await clientForCode(context, source)
    : stsClient(context.profile, context.region, source);
  return ask('AssumeRole', context, sts, (abortSignal) =>
    sts.send(new AssumeRoleCommand({ ...input, ...code }), { abortSignal }),
  );
}

/** The keys of a role, assumed with the token of another identity provider; nothing is signed. @throws Failure */
export function assumeRoleWithWebIdentity(
  context: StsContext,
  input: AssumeRoleWithWebIdentityCommandInput,
): Promise<Keys> {
  const sts = stsClient(context.profile, context.region);
  return ask('AssumeRoleWithWebIdentity', context, sts, (abortSignal) =>
    sts.send(new AssumeRoleWithWebIdentityCommand(input), { abortSignal }),
  );
}

/** The keys of a session opened with an MFA code. @throws Failure of kind `mfa` when AWS rejects the code. */
export async function getSessionToken(context: StsContext, source: Keys, code: Code): Promise<Keys> {
  const sts = await clientForCode(context, source);
  return ask('GetSessionToken', context, sts, (abortSignal) =>
    sts.send(new GetSessionTokenCommand(code), { abortSignal }),
  );
}
