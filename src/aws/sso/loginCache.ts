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

/** What `aws login` keeps, as far as it is needed here. Source: botocore, LoginCredentialFetcher. */
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
  // Where the sign-in was. A host name is made of it, so it must look like a region.
  signInRegion: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d+$/))),
});

/** A session of `aws login`: its keys, and what it takes to go on with it. Kept in that file, and in no error or log. */
export type LoginSession = v.InferOutput<typeof session>;

/** New keys of a session, and what the next ones are asked for with. */
export interface Renewed {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
}

/** The session in a file; undefined when there is none, or the file is broken or half written. */
export async function readLogin(file: string): Promise<LoginSession | undefined> {
  const { success, output } = v.safeParse(session, await readJson(file));
  return success ? output : undefined;
}

/**
 * Puts new keys in the file of a session, and leaves what else the AWS CLI keeps there.
 * @throws what Node does when the file can't be written.
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
