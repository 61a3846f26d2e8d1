import { RegisterClientCommand, StartDeviceAuthorizationCommand } from '@aws-sdk/client-sso-oidc';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { call } from '../transport/calls';
import { Failure, isFailure } from '../failure';
import type { FailureKind } from '../failure';
import { isLoopback } from '../profiles/profiles';
import type { Profile, SsoSignIn } from '../profiles/profiles';
import type { SignInPrompt } from '../session/session';
import { readRegistration, registrationFile, tokenFile, writeRegistration, writeToken } from './cache';
import type { Registration } from './cache';
import { oidcClient, tokenRequester } from './oidc';
import type { RequestToken } from './oidc';
import { noAnswer, tokenFrom } from './tokens';
import { pause } from './pause';

const CLIENT_NAME = 'direct-connect-explorer';
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** How long a registration must still be valid, in milliseconds. Source: botocore, SSOTokenFetcher. */
const REGISTRATION_LEFT = 15 * 60_000;

/** The default seconds between two polls, and what slow_down adds. Source: RFC 8628, 3.2 and 3.5. */
const INTERVAL = 5;
const SLOWER_BY = 5;

/** Failures of one poll after which the next may succeed. */
const passing: ReadonlySet<FailureKind> = new Set([
  'throttled',
  'server',
  'unreachable',
  'dropped',
  'timeout',
  'unreadable',
]);

/** A device authorization waiting for the person. */
interface Waiting {
  readonly registration: Registration;
  readonly deviceCode: string;
  readonly prompt: SignInPrompt;
  /** Seconds. */
  readonly interval: number;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

const text = v.pipe(v.string(), v.nonEmpty());
/** Seconds that JavaScript can convert to a date. */
const seconds = v.pipe(v.number(), v.gtValue(0), v.maxValue(4_102_444_800));

/** The service's answers. The SDK passes on whatever came, of any type. */
const registered = v.object({ clientId: text, clientSecret: text, clientSecretExpiresAt: seconds });
const started = v.object({
  deviceCode: text,
  userCode: text,
  verificationUri: v.optional(v.string()),
  verificationUriComplete: v.optional(v.string()),
  expiresIn: seconds,
  interval: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3_600))),
});

/** @throws Failure of kind `unreadable` when the answer is malformed. */
function held<Schema extends v.GenericSchema>(schema: Schema, answer: object): v.InferOutput<Schema> {
  const { success, output } = v.safeParse(schema, answer);
  if (!success) throw noAnswer();
  return output;
}

const isCode = (error: unknown, code: string): error is Failure => isFailure(error) && error.code === code;

async function register(
  client: SSOOIDCClient,
  file: string,
  { scopes }: SsoSignIn,
  signal: AbortSignal,
): Promise<Registration> {
  const answer = await call(
    'sso-oidc:RegisterClient',
    (abortSignal) =>
      client.send(
        new RegisterClientCommand({
          clientName: CLIENT_NAME,
          clientType: 'public',
          ...(scopes && { scopes: [...scopes] }),
        }),
        { abortSignal },
      ),
    signal,
  );
  const { clientId, clientSecret, clientSecretExpiresAt } = held(registered, answer);
  const registration = { clientId, clientSecret, expiresAt: new Date(clientSecretExpiresAt * 1_000) };
  // If it can't be stored, the next sign-in registers again.
  await writeRegistration(file, registration, scopes).catch(() => undefined);
  return registration;
}

/** A page that may be opened in the browser: https only, or http on this machine. */
function isSafePage(page: string): boolean {
  if (!URL.canParse(page)) return false;
  const { protocol, hostname } = new URL(page);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

async function start(
  client: SSOOIDCClient,
  registration: Registration,
  { startUrl }: SsoSignIn,
  signal: AbortSignal,
): Promise<Waiting> {
  const { clientId, clientSecret } = registration;
  const answer = await call(
    'sso-oidc:StartDeviceAuthorization',
    (abortSignal) =>
      client.send(new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }), { abortSignal }),
    signal,
  );
  const { deviceCode, userCode, verificationUri, verificationUriComplete, expiresIn, interval } = held(
    started,
    answer,
  );
  const url = verificationUriComplete ?? verificationUri;
  if (!url) throw noAnswer();
  if (!isSafePage(url)) {
    throw new Failure(
      'unreadable',
      l10n.t('IAM Identity Center returned a sign-in page that is not https, so it was not opened.'),
      l10n.t('Check the endpoint_url and the sso_region of the profile, then try again.'),
    );
  }
  return {
    registration,
    deviceCode,
    prompt: { url, userCode },
    interval: interval || INTERVAL,
    endsAt: Date.now() + expiresIn * 1_000,
  };
}

/** Starts with the stored registration, or a new one if that is no longer valid. */
async function begin(
  client: SSOOIDCClient,
  env: NodeJS.ProcessEnv,
  signIn: SsoSignIn,
  signal: AbortSignal,
): Promise<Waiting> {
  const file = registrationFile(env, signIn);
  const kept = await readRegistration(file);
  if (kept && kept.expiresAt.getTime() - Date.now() > REGISTRATION_LEFT) {
    try {
      return await start(client, kept, signIn, signal);
    } catch (error) {
      if (!isCode(error, 'InvalidClientException')) throw error;
    }
  }
  return start(client, await register(client, file, signIn, signal), signIn, signal);
}

const tooLate = () =>
  new Failure(
    'signIn',
    l10n.t('The sign-in was not approved in the browser in time.'),
    l10n.t('Choose Sign In again, and approve it on the page that opens.'),
  );

/** The failure when the person denied the sign-in or it timed out; other errors unchanged. */
function ended(error: unknown): unknown {
  if (isCode(error, 'ExpiredTokenException')) return tooLate();
  return isCode(error, 'AccessDeniedException')
    ? new Failure(
        'signIn',
        l10n.t('The sign-in was denied in the browser.'),
        l10n.t('Choose Sign In again, and approve it on the page that opens.'),
        error.code,
        error.words,
      )
    : error;
}

/** Polls until the person has answered. Each poll is sent once, since the next follows anyway. */
async function answered(requestToken: RequestToken, waiting: Waiting, signal: AbortSignal) {
  const { registration, deviceCode, endsAt } = waiting;
  const { clientId, clientSecret } = registration;
  const request = { clientId, clientSecret, grantType: DEVICE_CODE, deviceCode };
  let { interval } = waiting;
  let last: Failure | undefined;
  for (;;) {
    await pause(interval * 1_000, signal);
    if (Date.now() >= endsAt) throw last ?? tooLate();
    try {
      return await requestToken(request, signal);
    } catch (error) {
      const isPending = isCode(error, 'AuthorizationPendingException');
      const isTooFast = isCode(error, 'SlowDownException');
      const isPassing = isFailure(error) && passing.has(error.kind);
      if (!isPending && !isTooFast && !isPassing) throw ended(error);
      last = isPassing ? error : undefined;
      if (!isPending) interval += SLOWER_BY;
    }
  }
}

/**
 * Signs in through IAM Identity Center with the device flow (RFC 8628), and stores the token where `SsoTokens` and the
 * AWS CLI read it.
 * @param show receives what the person needs, once, as soon as the browser can be opened.
 * @throws Failure of kind `signIn` when it was denied or not approved in time; `cancelled` when the signal is aborted.
 */
export async function signInWithDevice(
  profile: Profile,
  env: NodeJS.ProcessEnv,
  show: (prompt: SignInPrompt) => void,
  signal: AbortSignal,
): Promise<void> {
  const { sso: signIn } = profile;
  if (!signIn) {
    throw new Failure(
      'profile',
      l10n.t('Profile {0} does not sign in through IAM Identity Center.', profile.name),
      l10n.t('If it has a login_session, run "aws login" for it. Otherwise check it in ~/.aws/config.'),
    );
  }
  const client = oidcClient(profile, signIn.region);
  const waiting = await begin(client, env, signIn, signal);
  show(waiting.prompt);
  const answer = await answered(tokenRequester(profile, signIn.region), waiting, signal);
  const file = tokenFile(env, signIn);
  try {
    await writeToken(file, signIn, tokenFrom(answer), waiting.registration, answer.refreshToken);
  } catch (error) {
    if (isFailure(error)) throw error;
    throw new Failure(
      'profile',
      l10n.t('You are signed in, but the sign-in could not be saved in ~/.aws/sso/cache.'),
      l10n.t('Give yourself write access to that folder, then choose Sign In again.'),
    );
  }
}
