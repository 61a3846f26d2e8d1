/** One request as recorded, without secrets. */
export interface RecordedRequest {
  /** ISO 8601, by the machine's clock. */
  readonly time: string;
  /** `directconnect`, `sts`, `iam`, `sso-oidc`, `sso`, `signin` or `metadata`. */
  readonly service: string;
  readonly operation: string;
  /** Absent when the signature was invalid. */
  readonly account?: string;
  readonly region?: string;
  /** The SDK's attempt count, such as `attempt=1; max=3`; absent if not sent. */
  readonly attempt?: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The error code of the answer. */
  readonly code?: string;
  /** The fault that was applied. */
  readonly fault?: string;
  /**
   * The request's fields, with keys and tokens hidden; absent for requests that were not signed correctly, not
   * readable, or huge.
   */
  readonly parameters?: unknown;
}

const MAX_KEPT = 10_000;

/** The requests received, oldest first; the oldest are dropped when there are very many. */
export class RequestRecord {
  private requests: RecordedRequest[] = [];

  add(request: RecordedRequest): void {
    this.requests.push(request);
    if (this.requests.length > MAX_KEPT) this.requests = this.requests.slice(MAX_KEPT / 2);
  }

  list(): readonly RecordedRequest[] {
    return this.requests;
  }

  clear(): void {
    this.requests = [];
  }
}

/** No API request is nested deeper, and deeper nesting must not exhaust the stack. */
const MAX_DEPTH = 16;
const HIDDEN = '[hidden]';
const SECRET_NAME =
  /authkey|secret|password|^token$|(security|session|refresh|access|identity)_?token|tokencode|^code$|codeverifier|(device|user)_?code/i;

/** A copy of a request's fields, without secrets. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      SECRET_NAME.test(name) ? HIDDEN : withoutSecrets(field, depth + 1),
    ]),
  );
}
