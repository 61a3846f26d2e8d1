import type { Session } from '../identity/keyring';

/** Keys in the format of both services of a machine. */
export function machineKeys({ accessKeyId, secretAccessKey, sessionToken, expiration }: Session): object {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: toSecond(expiration),
  };
}

/** A moment to the second. @param moment milliseconds since the epoch */
export function toSecond(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
}
