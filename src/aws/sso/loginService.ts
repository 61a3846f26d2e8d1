import { HttpRequest } from '@smithy/core/protocols';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { call } from '../transport/calls';
import { endpointFor } from '../transport/endpoints';
import { Failure, toFailure } from '../failures';
import { sendOne } from '../transport/oneRequest';
import type { RawAnswer } from '../transport/oneRequest';
import type { Profile } from '../profiles/profiles';
import type { LoginSession, Renewed } from './loginCache';
import { proofOf } from './proof';

const OPERATION = 'signin:CreateOAuth2Token';

const text = v.pipe(v.string(), v.nonEmpty());
/** Source: AWS Sign-In API, CreateOAuth2Token, its response and AccessDeniedException. */
const answer = v.object({
  accessToken: v.object({ accessKeyId: text, secretAccessKey: text, sessionToken: text }),
  refreshToken: text,
  expiresIn: v.pipe(v.number(), v.minValue(1)),
});
const refusal = v.object({
  __type: v.optional(v.string()),
  error: v.optional(v.string()),
  message: v.optional(v.string()),
});

/** Why a session can't be gone on with, in AWS's word: see AccessDeniedException. */
export type Ending = 'TOKEN_EXPIRED' | 'USER_CREDENTIALS_CHANGED' | 'INSUFFICIENT_PERMISSIONS' | 'OTHER';

const endings: ReadonlySet<string> = new Set<Ending>([
  'TOKEN_EXPIRED',
  'USER_CREDENTIALS_CHANGED',
  'INSUFFICIENT_PERMISSIONS',
]);

/** @throws what a socket does. */
function post(
  profile: Profile,
  url: URL,
  session: LoginSession,
  proof: string,
  abortSignal: AbortSignal,
): Promise<RawAnswer> {
  const { protocol, hostname, port, host, pathname } = url;
  const body = JSON.stringify({
    clientId: session.clientId,
    grantType: 'refresh_token',
    refreshToken: session.refreshToken,
  });
  const request = new HttpRequest({
    ...{ protocol, hostname, method: 'POST', path: pathname },
    ...(port && { port: Number(port) }),
    headers: {
      host,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'dpop': proof,
    },
    body,
  });
  return sendOne(profile, request, abortSignal);
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, body: string) {
  try {
    return v.parse(schema, JSON.parse(body));
  } catch {
    return undefined;
  }
}

const noAnswer = () =>
  new Failure(
    'unreadable',
    l10n.t('The sign-in service answered without credentials.'),
    l10n.t('Check the endpoint_url of the profile and the network, then try again.'),
  );

/** What an answer says that is no success: an ending, or a failure that is none. */
function refused({ status, headers, body }: RawAnswer): Ending {
  const said = parsed(refusal, body);
  // As the SDK reads it: `namespace#Code:where`, in the header or in the body.
  const [code = ''] = /[^#:]*(?=:|$)/.exec(headers['x-amzn-errortype'] || said?.__type || '') ?? [];
  if (code === 'AccessDeniedException') {
    return endings.has(said?.error ?? '') ? (said?.error as Ending) : 'OTHER';
  }
  // What it does not take as it is, it will not take the next time.
  if (code === 'ValidationException') return 'OTHER';
  const error = { name: code, message: said?.message ?? code, $metadata: { httpStatusCode: status } };
  throw toFailure(error, OPERATION);
}

/**
 * Goes on with a session of `aws login`: sends its refresh token, once.
 * @param region of the sign-in.
 * @returns new keys, or why there are none.
 * @throws Failure where that is not known, such as one of kind `unreachable`.
 */
export async function goOnWith(
  session: LoginSession,
  profile: Profile,
  region: string,
): Promise<Renewed | Ending> {
  const url = new URL(`${endpointFor(profile, 'signin', region).replace(/\/+$/, '')}/v1/token`);
  let proof: string;
  try {
    proof = proofOf(session.dpopKey, 'POST', url.href);
  } catch {
    // The key in the file is none.
    return 'OTHER';
  }
  const answered = await call(OPERATION, (signal) => post(profile, url, session, proof, signal));
  if (answered.status < 200 || answered.status > 299) return refused(answered);
  const { accessToken, refreshToken, expiresIn } = parsed(answer, answered.body) ?? {};
  if (!accessToken || !refreshToken || expiresIn === undefined) throw noAnswer();
  return { ...accessToken, refreshToken, expiresAt: new Date(Date.now() + expiresIn * 1_000) };
}
