import * as l10n from '@vscode/l10n';

/** What went wrong, as far as the next step differs. */
export type FailureKind =
  | 'profile'
  | 'credentials'
  | 'expired'
  | 'denied'
  | 'refused'
  | 'throttled'
  | 'server'
  | 'unreachable'
  | 'dropped'
  | 'timeout'
  | 'cancelled'
  | 'unreadable'
  | 'unexpected';

const kinds: ReadonlySet<string> = new Set<FailureKind>([
  'profile',
  'credentials',
  'expired',
  'denied',
  'refused',
  'throttled',
  'server',
  'unreachable',
  'dropped',
  'timeout',
  'cancelled',
  'unreadable',
  'unexpected',
]);

/**
 * A failure that a person can act on. `message` is the cause in plain words, `advice` what to do next; `code` and
 * `words` are AWS's own, verbatim, where AWS answered. Never holds a secret, a command line or a stack.
 */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly advice: string,
    readonly code?: string,
    readonly words?: string,
  ) {
    super(message);
  }
}

/** True for a `Failure`, of whichever bundle's copy of the class. */
export function isFailure(error: unknown): error is Failure {
  const candidate = error as Partial<Failure> | null | undefined;
  return (
    typeof candidate?.kind === 'string' && kinds.has(candidate.kind) && typeof candidate.advice === 'string'
  );
}

/** The parts of an error that the SDK, Node's sockets and our own deadlines put there. */
interface Clues {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly operation: string;
}

const CREDENTIAL_CODES =
  /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|AuthFailure)/;
const NO_CONNECTION = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ECONNTIMEOUT)$/;
const NO_CONNECTION_WORDS = /did not establish a connection|certificate|self.signed/i;

type Classifier = (clues: Clues) => Failure | undefined;

/** Errors that came as an answer of AWS: it has a status and a code, and its words may be shown. */
const answered: Classifier = ({ name, message, status, operation }) => {
  if (status === undefined || status < 400) return undefined;
  if (/^(ExpiredToken|RequestExpired)/.test(name)) {
    return new Failure(
      'expired',
      l10n.t('The session of this profile has expired.'),
      l10n.t('Sign in again, then choose Retry.'),
      name,
      message,
    );
  }
  if (CREDENTIAL_CODES.test(name)) {
    return new Failure(
      'credentials',
      l10n.t('AWS does not accept the credentials of this profile.'),
      l10n.t('Check the access key, the secret key and the clock of this machine, then choose Retry.'),
      name,
      message,
    );
  }
  if (/^(AccessDenied|UnauthorizedOperation)/.test(name)) {
    return new Failure(
      'denied',
      l10n.t('This profile may not call {0}.', operation),
      l10n.t('Ask for the IAM permission directconnect:{0}, then choose Retry.', operation),
      name,
      message,
    );
  }
  if (status === 429 || /Throttl|TooManyRequests|LimitExceeded|RequestLimit/.test(name)) {
    return new Failure(
      'throttled',
      l10n.t('AWS is answering too many requests at once.'),
      l10n.t('Wait a moment, then choose Retry.'),
      name,
      message,
    );
  }
  if (status >= 500) {
    return new Failure(
      'server',
      l10n.t('AWS could not answer ({0}).', status),
      l10n.t('This is on the side of AWS; choose Retry in a while.'),
      name,
      message,
    );
  }
  return new Failure('refused', message, l10n.t('Correct what AWS names, then try again.'), name, message);
};

const unreadable: Classifier = ({ name, status }) =>
  name === 'SyntaxError' || status !== undefined
    ? new Failure(
        'unreadable',
        l10n.t('The answer did not come from AWS, or was cut off.'),
        l10n.t(
          'A network sign-in page or a proxy may be in the way: open any web page to see, then choose Retry.',
        ),
      )
    : undefined;

const unreachable: Classifier = ({ code, message }) =>
  (code !== undefined && NO_CONNECTION.test(code)) || NO_CONNECTION_WORDS.test(message)
    ? new Failure(
        'unreachable',
        l10n.t('The endpoint of this region could not be reached.'),
        l10n.t(
          'Check the network, the VPN and the proxy, and the endpoint_url of the profile; then choose Retry.',
        ),
        code,
      )
    : undefined;

/** The SDK may call a reset socket a TimeoutError: the code decides, and the name alone never does. */
const dropped: Classifier = ({ code, message }) =>
  code === 'ECONNRESET' || code === 'EPIPE' || /socket hang up|aborted/i.test(message)
    ? new Failure(
        'dropped',
        l10n.t('The connection to AWS was lost before the answer came.'),
        l10n.t('Check the network, then choose Retry.'),
        code,
      )
    : undefined;

const timedOut: Classifier = ({ name, code, message }) =>
  name === 'TimeoutError' || code === 'ETIMEDOUT' || /timed? ?out|requestTimeout/i.test(message)
    ? new Failure(
        'timeout',
        l10n.t('No answer came in time.'),
        l10n.t('Check the network, the VPN and the proxy; then choose Retry.'),
        code,
      )
    : undefined;

/** The SDK's own message is not shown: of a credential_process it holds the command line and what it printed. */
const noCredentials: Classifier = ({ name, message }) => {
  if (/token.*(expired|invalid)|SSO session|sso login/i.test(message)) {
    return new Failure(
      'expired',
      l10n.t('The sign-in of this profile has expired.'),
      l10n.t('Run "aws sso login" for this profile, then choose Retry.'),
    );
  }
  return name === 'CredentialsProviderError' || name === 'TokenProviderError'
    ? new Failure(
        'credentials',
        l10n.t('This profile gives no credentials.'),
        l10n.t('Check what ~/.aws/config and ~/.aws/credentials say of it, then choose Retry.'),
      )
    : undefined;
};

const classifiers: readonly Classifier[] = [
  answered,
  unreachable,
  dropped,
  timedOut,
  noCredentials,
  unreadable,
];

/**
 * Turns whatever a call threw into a failure in plain words.
 * @param operation the API operation, as IAM names it, for example `DescribeConnections`.
 */
export function toFailure(error: unknown, operation: string): Failure {
  if (isFailure(error)) return error;
  const raw = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: string;
    message?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  const clues: Clues = {
    name: raw.name ?? '',
    message: raw.message ?? '',
    status: raw.$metadata?.httpStatusCode ?? raw.$response?.statusCode,
    code: raw.code,
    operation,
  };
  for (const classify of classifiers) {
    const failure = classify(clues);
    if (failure) return failure;
  }
  return new Failure(
    'unexpected',
    l10n.t('Something went wrong that this version does not know ({0}).', clues.name || 'Error'),
    l10n.t('Choose Retry; if it stays, report it with what the log says.'),
  );
}
