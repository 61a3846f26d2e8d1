/** One request as the record keeps it. Nothing in it is secret. */
export interface RecordedRequest {
  /** ISO 8601, by the machine's clock. */
  readonly time: string;
  /** `directconnect`, `sts`, `iam`, `sso-oidc`, `sso`, `signin` or `metadata`. */
  readonly service: string;
  readonly operation: string;
  /** Absent when the signature did not hold. */
  readonly account?: string;
  readonly region?: string;
  /** The SDK's own count, such as `attempt=1; max=3`; absent when it was not sent. */
  readonly attempt?: string;
  /** The HTTP status that was answered. */
  readonly status: number;
  /** The error code that was answered. */
  readonly code?: string;
  /** The fault that struck. */
  readonly fault?: string;
  /** The request's fields, keys and tokens hidden; absent for requests that were not signed well, not readable, or huge. */
  readonly parameters?: unknown;
}

const MOST_KEPT = 10_000;

/** The requests that were received, the oldest first; the oldest are forgotten when there are very many. */
export class RequestRecord {
  private requests: RecordedRequest[] = [];

  add(request: RecordedRequest): void {
    this.requests.push(request);
    if (this.requests.length > MOST_KEPT) this.requests = this.requests.slice(MOST_KEPT / 2);
  }

  list(): readonly RecordedRequest[] {
    return this.requests;
  }

  clear(): void {
    this.requests = [];
  }
}

/** No request of the API is nested deeper; one that is must not exhaust the stack. */
const DEEPEST = 16;
const HIDDEN = '[hidden]';
const SECRET_NAME =
  /authkey|secret|password|^token$|(security|session|refresh|access|identity)_?token|tokencode|^code$|codeverifier|(device|user)_?code/i;

/** A copy of a request's fields without what must not be written down. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      SECRET_NAME.test(name) ? HIDDEN : withoutSecrets(field, depth + 1),
    ]),
  );
}
