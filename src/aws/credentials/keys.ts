import * as v from 'valibot';

/** What requests are signed with. Kept in memory alone, and in no error, log or state. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When they run out. Without it they don't, as far as is known. */
  readonly expiration?: Date;
  /** 12 digits, where whoever gave the keys says it. A hint, no proof. */
  readonly accountId?: string;
}

/** True for keys of a session, false for those of an IAM user, which last until somebody deletes them. */
export const isTemporary = ({ sessionToken }: Keys): boolean => sessionToken !== undefined;

const text = v.pipe(v.string(), v.nonEmpty());
const answered = v.object({
  accessKeyId: text,
  secretAccessKey: text,
  sessionToken: v.optional(v.string()),
  expiration: v.optional(v.date()),
  accountId: v.optional(v.string()),
});

/**
 * The keys as a service answers them, or nothing when a part is missing or is none: the SDK hands on what came, of
 * whatever type that is.
 */
export function keysFrom(answer: {
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  sessionToken?: string | undefined;
  expiration?: Date | undefined;
  accountId?: string | undefined;
}): Keys | undefined {
  const { success, output } = v.safeParse(answered, answer);
  if (!success) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId } = output;
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(expiration && { expiration }),
    ...(accountId && { accountId }),
  };
}
