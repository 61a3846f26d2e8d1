import {
  CreateTokenCommand,
  RegisterClientCommand,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import type { StartDeviceAuthorizationCommandOutput } from '@aws-sdk/client-sso-oidc';
import * as l10n from '@vscode/l10n';
import { call } from '../calls';
import { Failure, toFailure } from '../failures';
import type { Profile, SsoSignIn } from '../profiles';
import type { SignInPrompt } from '../session';
import { readRegistration, registrationFile, tokenFile, writeRegistration, writeToken } from './cache';
import type { Registration } from './cache';
import { oidcClient } from './oidc';
import { tokenFrom } from './tokens';

/** Seconds between two looks where AWS names none, and by how many it is longer when AWS says so. Source: RFC 8628. */
const INTERVAL = 5;
/** Seconds that a sign-in may take where AWS names none. */
const EXPIRES_IN = 600;
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
/** How the AWS CLI names itself to the page, with the time at its end: here it is us. */
const CLIENT_NAME = 'direct-connect-explorer';

const cancelled = () =>
  new Failure('cancelled', l10n.t('The sign-in was cancelled.'), l10n.t('Choose Sign In when you want it.'));
const expired = () =>
  new Failure('signIn', l10n.t('The code was not confirmed in time.'), l10n.t('Choose Sign In again.'));

/** Waits so many seconds, and no longer than its caller wants. @throws Failure of kind `cancelled` */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, seconds * 1_000);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** The client that the sign-ins of a session share, registered where there is none that is good for a while. */
async function registered(
  profile: Profile,
  signIn: SsoSignIn,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Registration> {
  const file = registrationFile(env, signIn);
  const there = await readRegistration(file);
  if (there && there.expiresAt.getTime() - Date.now() > EXPIRES_IN * 1_000) return there;
  const { scopes } = signIn;
  const answer = await call(
    'sso-oidc:RegisterClient',
    (abortSignal) =>
      oidcClient(profile, signIn.region).send(
        new RegisterClientCommand({
          clientName: CLIENT_NAME,
          clientType: 'public',
          ...(scopes && { scopes: [...scopes] }),
        }),
        { abortSignal },
      ),
    signal,
  );
  const { clientId, clientSecret, clientSecretExpiresAt } = answer;
  if (!clientId || !clientSecret || !clientSecretExpiresAt) throw notReadable();
  const registration = { clientId, clientSecret, expiresAt: new Date(clientSecretExpiresAt * 1_000) };
  // Who can't keep it registers again the next time.
  await writeRegistration(file, registration, scopes).catch(() => undefined);
  return registration;
}

function notReadable(): Failure {
  return new Failure(
    'unreadable',
    l10n.t('IAM Identity Center answered what can’t be read.'),
    l10n.t('Check sso_region and sso_start_url of the profile, then choose Sign In again.'),
  );
}

/** The page to open. What is opened in a browser is a web page of AWS, or one of this machine. */
function promptOf({
  userCode,
  verificationUri,
  verificationUriComplete,
}: StartDeviceAuthorizationCommandOutput): SignInPrompt {
  const url = verificationUriComplete ?? verificationUri ?? '';
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  const isLocal = protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname);
  if (!userCode || !(protocol === 'https:' || isLocal)) throw notReadable();
  return { url, userCode };
}

/** AWS's refusals while a person has not decided, and what they mean. */
function stillWaits(failure: Failure): 'pending' | 'slower' | undefined {
  if (failure.code === 'AuthorizationPendingException') return 'pending';
  return failure.code === 'SlowDownException' ? 'slower' : undefined;
}

function refusalOf(failure: Failure): Failure {
  if (failure.code === 'ExpiredTokenException') return expired();
  if (failure.code === 'AccessDeniedException') {
    return new Failure(
      'signIn',
      l10n.t('The sign-in was declined in the browser.'),
      l10n.t('Choose Sign In again, and allow it there.'),
      failure.code,
      failure.words,
    );
  }
  return failure;
}

/**
 * Signs in through IAM Identity Center as the AWS CLI does with a device code, and keeps the token where the CLI does,
 * so that both share it.
 * @param show is given the page to open, once: a person decides there.
 * @throws Failure of kind `cancelled` when the caller gave up, `signIn` when the person declined or took too long.
 */
export async function signInByDevice(
  profile: Profile,
  signIn: SsoSignIn,
  env: NodeJS.ProcessEnv,
  show: (prompt: SignInPrompt) => void,
  signal: AbortSignal,
): Promise<void> {
  const registration = await registered(profile, signIn, env, signal);
  const { clientId, clientSecret } = registration;
  const client = oidcClient(profile, signIn.region);
  const started = await call(
    'sso-oidc:StartDeviceAuthorization',
    (abortSignal) =>
      client.send(
        new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl: signIn.startUrl }),
        { abortSignal },
      ),
    signal,
  );
  const { deviceCode, expiresIn = EXPIRES_IN } = started;
  const end = Date.now() + expiresIn * 1_000;
  show(promptOf(started));
  let interval = started.interval ?? INTERVAL;
  // A code is spent by the answer that brings the token: each look is sent once.
  const once = oidcClient(profile, signIn.region, 1);
  while (Date.now() < end) {
    await pause(interval, signal);
    try {
      const answer = await call(
        'sso-oidc:CreateToken',
        (abortSignal) =>
          once.send(new CreateTokenCommand({ clientId, clientSecret, grantType: DEVICE_CODE, deviceCode }), {
            abortSignal,
          }),
        signal,
      );
      await writeToken(tokenFile(env, signIn), signIn, tokenFrom(answer), registration, answer.refreshToken);
      return;
    } catch (error) {
      const failure = toFailure(error, 'sso-oidc:CreateToken');
      const waits = stillWaits(failure);
      if (!waits) throw refusalOf(failure);
      if (waits === 'slower') interval += INTERVAL;
    }
  }
  throw expired();
}
