/** A set of keys that the endpoint accepts, and who they stand for. */
export interface Credential {
  readonly accountId: string;
  /** A label for people, as the ready line shows it. */
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys only: must be sent as X-Amz-Security-Token. */
  readonly sessionToken?: string;
  /** Temporary keys only: milliseconds since the epoch, by the machine's clock. */
  readonly expiration?: number;
}
