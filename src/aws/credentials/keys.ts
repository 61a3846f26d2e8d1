import * as v from 'valibot';

/** What requests are signed with. Kept only in memory, never in an error, log or state. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When they expire; undefined if no expiry is known. */
  readonly expiration?: Date;
  /** 12 digits, if the source of the keys says so. A hint, not proof. */
  readonly accountId?: string;
}

/** True for session keys, false for those of an IAM user, which last until they are deleted. */
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
 * The keys from a service's answer, or nothing when a part is missing or malformed: the SDK passes on whatever came, of
 * any type.
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
