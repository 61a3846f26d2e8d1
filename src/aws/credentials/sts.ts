import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import type {
  AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommandInput,
  Credentials,
} from '@aws-sdk/client-sts';
import * as l10n from '@vscode/l10n';
import { bounded } from '../answers/collect';
import { call } from '../calls';
import { endpointFor, signingRegionFor } from '../endpoints';
import { Failure, isFailure } from '../failures';
import { requestHandlerFor } from '../network';
import type { Profile } from '../profiles';
import type { CredentialContext } from './kind';
import type { Keys } from './keys';
import { keysFrom } from './keys';

/** A code of an MFA device. */
export interface Code {
  readonly SerialNumber: string;
  readonly TokenCode: string;
}

/**
 * A client for the STS endpoint of this profile, with nothing left for the environment to decide.
 * @param keys sign its requests; without them only what needs no signature can be asked.
 * @param attempts a code of an MFA device is good for one: what sends a code is sent once.
 */
export function stsClient(profile: Profile, region: string, keys?: Keys, attempts = 3): STSClient {
  return new STSClient({
    region: signingRegionFor(profile, 'sts', region),
    endpoint: endpointFor(profile, 'sts', region),
    ...(keys && { credentials: keys }),
    requestHandler: requestHandlerFor(profile),
    ...bounded,
    maxAttempts: attempts,
    retryMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
}

/** AWS refuses a code as it refuses a missing permission: only its words tell them apart. */
function codeRefused(failure: Failure): Failure {
  return failure.words?.includes('MultiFactorAuthentication')
    ? new Failure(
        'mfa',
        l10n.t('AWS does not accept the MFA code.'),
        l10n.t('Wait until the device shows a new code, then try again.'),
        failure.code,
        failure.words,
      )
    : failure;
}

async function ask(
  operation: string,
  context: CredentialContext,
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
    expiration: answer?.Expiration,
  });
  if (keys) return keys;
  throw new Failure(
    'unreadable',
    l10n.t('AWS answered {0} without credentials.', operation),
    l10n.t('Check the endpoint_url of the profile, then try again.'),
  );
}

export function assumeRole(
  context: CredentialContext,
  source: Keys,
  input: AssumeRoleCommandInput,
  code?: Code,
): Promise<Keys> {
  const sts = stsClient(context.profile, context.region, source, code ? 1 : 3);
  return ask('AssumeRole', context, (abortSignal) =>
    sts.send(new AssumeRoleCommand({ ...input, ...code }), { abortSignal }),
  );
}

export function assumeRoleWithWebIdentity(
  context: CredentialContext,
  input: AssumeRoleWithWebIdentityCommandInput,
): Promise<Keys> {
  const sts = stsClient(context.profile, context.region);
  return ask('AssumeRoleWithWebIdentity', context, (abortSignal) =>
    sts.send(new AssumeRoleWithWebIdentityCommand(input), { abortSignal }),
  );
}

export function getSessionToken(context: CredentialContext, source: Keys, code: Code): Promise<Keys> {
  const sts = stsClient(context.profile, context.region, source, 1);
  return ask('GetSessionToken', context, (abortSignal) =>
    sts.send(new GetSessionTokenCommand(code), { abortSignal }),
  );
}
