/** A set of keys that the endpoint accepts, and who they stand for. */
export interface Credential {
  readonly accountId: string;
  /** A label for people, as the ready line shows it. */
  readonly name: string;
  /** Who it is: an ARN without its beginning, such as `iam::111122223333:user/alice`. */
  readonly principal: string;
  readonly userId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys only: must be sent as X-Amz-Security-Token. */
  readonly sessionToken?: string;
  /** Temporary keys only: milliseconds since the epoch, by the machine's clock. */
  readonly expiration?: number;
  /** The session began with an MFA code. */
  readonly hasMfa: boolean;
  /** Operations of Direct Connect that are refused to it. */
  readonly denied: readonly string[];
}

/** Whether the keys are those of an assumed role, and not of a user. */
export function isRoleSession({ principal }: Credential): boolean {
  return principal.startsWith('sts::');
}
