import { HttpRequest } from '@smithy/core/protocols';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { call } from '../transport/calls';
import { offsetIn } from '../transport/clock';
import { endpointFor } from '../transport/endpoints';
import { Failure } from '../failure';
import { toFailure } from '../toFailure';
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

/** Why a session can't be renewed, as AWS calls it: see AccessDeniedException. */
export type Ending = 'TOKEN_EXPIRED' | 'USER_CREDENTIALS_CHANGED' | 'INSUFFICIENT_PERMISSIONS' | 'OTHER';

const endings: ReadonlySet<string> = new Set<Ending>([
  'TOKEN_EXPIRED',
  'USER_CREDENTIALS_CHANGED',
  'INSUFFICIENT_PERMISSIONS',
]);

/** @throws socket errors. */
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
    l10n.t('The sign-in service returned no credentials.'),
    l10n.t('Check the endpoint_url of the profile and the network, then try again.'),
  );

const isRefusal = ({ status }: RawAnswer): boolean => status < 200 || status > 299;

/** The code of a refusal, as the SDK parses it: `namespace#Code:where`, in the header or in the body. */
function codeOf({ headers, body }: RawAnswer): string {
  const [code = ''] =
    /[^#:]*(?=:|$)/.exec(headers['x-amzn-errortype'] || parsed(refusal, body)?.__type || '') ?? [];
  return code;
}

/** The code for an invalid request. */
const INVALID = 'ValidationException';

/** What an error answer means: the end of the session, or a failure that is thrown. */
function refused(refusing: RawAnswer): Ending {
  const { status, body } = refusing;
  const said = parsed(refusal, body);
  const code = codeOf(refusing);
  if (code === 'AccessDeniedException') {
    return endings.has(said?.error ?? '') ? (said?.error as Ending) : 'OTHER';
  }
  // A request that is invalid now will be invalid next time.
  if (code === INVALID) return 'OTHER';
  const error = { name: code, message: said?.message ?? code, $metadata: { httpStatusCode: status } };
  throw toFailure(error, OPERATION);
}

/**
 * Renews a session of `aws login`: sends its refresh token exactly once. Only if its proof was refused because this
 * machine's clock is wrong is it sent again, with a proof of the correct time: such a refusal does not use up the
 * token.
 * @param region of the sign-in.
 * @returns new keys, or why there are none.
 * @throws Failure when that is not known, for example of kind `unreachable`.
 */
export async function renewLogin(
  session: LoginSession,
  profile: Profile,
  region: string,
): Promise<Renewed | Ending> {
  const url = new URL(`${endpointFor(profile, 'signin', region).replace(/\/+$/, '')}/v1/token`);
  const prove = (offset: number) => proofOf(session.dpopKey, 'POST', url.href, Date.now() + offset);
  const ask = (proof: string) => call(OPERATION, (signal) => post(profile, url, session, proof, signal));
  let proof: string;
  try {
    proof = prove(0);
  } catch {
    // The key in the file is invalid.
    return 'OTHER';
  }
  let answered = await ask(proof);
  const offset = offsetIn(answered);
  if (offset !== 0 && isRefusal(answered) && codeOf(answered) === INVALID)
    answered = await ask(prove(offset));
  if (isRefusal(answered)) return refused(answered);
  const { accessToken, refreshToken, expiresIn } = parsed(answer, answered.body) ?? {};
  if (!accessToken || !refreshToken || expiresIn === undefined) throw noAnswer();
  return { ...accessToken, refreshToken, expiresAt: new Date(Date.now() + expiresIn * 1_000) };
}
