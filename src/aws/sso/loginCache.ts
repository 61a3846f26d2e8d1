import * as v from 'valibot';
import type { Keys } from '../credentials/keys';
import { readJson, writeJson } from '../credentials/privateFiles';
import type { NoteWrite } from '../credentials/privateFiles';

const text = v.pipe(v.string(), v.nonEmpty());
const moment = v.pipe(
  text,
  v.transform((written) => new Date(written)),
  v.date(),
);

/** The part of what `aws login` stores that is needed here. Source: botocore, LoginCredentialFetcher. */
const session = v.object({
  accessToken: v.object({
    accessKeyId: text,
    secretAccessKey: text,
    sessionToken: text,
    accountId: text,
    expiresAt: moment,
  }),
  clientId: text,
  refreshToken: text,
  dpopKey: text,
  // The region of the sign-in. It becomes part of a host name, so it must look like a region.
  signInRegion: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d+$/))),
});

/**
 * A session of `aws login`: its keys, and what is needed to renew it. Stored only in that file, never in an error or
 * log.
 */
export type LoginSession = v.InferOutput<typeof session>;

/** New keys of a session, and the token to request the next ones. */
export interface Renewed {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
}

/** The session in a file; undefined when the file is missing, broken or half written. */
export async function readLogin(file: string): Promise<LoginSession | undefined> {
  const { success, output } = v.safeParse(session, await readJson(file));
  return success ? output : undefined;
}

/**
 * Writes new keys to the file of a session, and keeps whatever else the AWS CLI stored there.
 * @throws Node's error when the file can't be written.
 */
export async function writeLogin(
  file: string,
  { accountId }: LoginSession['accessToken'],
  renewed: Renewed,
  note?: NoteWrite,
): Promise<void> {
  const { refreshToken, expiresAt, ...keys } = renewed;
  await writeJson(
    file,
    {
      ...(await readJson(file)),
      accessToken: { ...keys, accountId, expiresAt: expiresAt.toISOString().replace(/\.\d+Z$/, 'Z') },
      refreshToken,
    },
    note,
  );
}

/** The keys of a session, to sign with. */
export function keysOfLogin({ accessToken }: LoginSession): Keys {
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt } = accessToken;
  return { accessKeyId, secretAccessKey, sessionToken, accountId, expiration: expiresAt };
}
