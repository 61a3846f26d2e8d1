/** A set of keys that the endpoint accepts, and whose they are. */
export interface Credential {
  readonly accountId: string;
  /** A label for people, shown in the ready line. */
  readonly name: string;
  /** The principal: an ARN without its beginning, such as `iam::111122223333:user/alice`. */
  readonly principal: string;
  readonly userId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys only: must be sent as X-Amz-Security-Token. */
  readonly sessionToken?: string;
  /** Temporary keys only: milliseconds since the epoch, by the machine's clock. */
  readonly expiration?: number;
  /** True when the session started with an MFA code. */
  readonly hasMfa: boolean;
  /** Direct Connect operations that it is not allowed to call. */
  readonly denied: readonly string[];
}

/** True for the keys of an assumed role, rather than of a user. */
export function isRoleSession({ principal }: Credential): boolean {
  return principal.startsWith('sts::');
}
