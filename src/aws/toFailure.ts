import * as l10n from '@vscode/l10n';
import { TOO_LARGE } from './transport/answers/collect';
import { denied } from './denials';
import { Failure, asFailure, isFailure } from './failure';

/** The parts of an error set by the SDK, Node's sockets and our own deadlines. */
interface ErrorDetails {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** The system call that failed, if any. */
  readonly syscall: string | undefined;
  /** True when an answer came that could not be decoded. */
  readonly undecoded: boolean;
  readonly operation: string;
}

type Classifier = (clues: ErrorDetails) => Failure | undefined;

const CREDENTIAL_CODES =
  /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|AuthFailure)/;
/** Error codes that can mean a wrong signature time. Source: @smithy/core, CLOCK_SKEW_ERROR_CODES. */
export const TIME_REFUSED =
  /^(AuthFailure|InvalidSignature|RequestExpired|RequestInTheFuture|RequestTimeTooSkewed|SignatureDoesNotMatch)/;
/** The codes that always mean it, and the messages by which the others do. */
const TIME_CODES = /^Request(Expired|InTheFuture|TimeTooSkewed)/;
const TIME_WORDS = /signature expired|signature not yet current/i;
/** The form of AWS's error codes. AWS always sends one. */
const CODE = /^[A-Z][A-Za-z0-9.]{2,127}$/;
/** The SDK's name for an error answer without a code, and the names of JavaScript's own errors. */
const NO_CODE = /^(Unknown|UnknownError|(Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error)$/;
const isCode = (name: string): boolean => CODE.test(name) && !NO_CODE.test(name);

/** How many characters of AWS's message are kept. The longest in its documentation has 700. */
const MAX_WORDS = 2_000;

/** An answer that did not come from AWS. */
export const notFromAws = (): Failure =>
  new Failure(
    'unreadable',
    l10n.t('The answer did not come from AWS, or was cut off.'),
    l10n.t(
      'A network sign-in page or a proxy may be in the way. Open any web page to check, then try again.',
    ),
  );

/** A list that lacks some rows. @param rows how many. */
export const incomplete = (operation: string, rows: number): Failure =>
  new Failure(
    'incomplete',
    rows === 1
      ? l10n.t('1 row of {0} could not be read and is left out.', operation)
      : l10n.t('{0} rows of {1} could not be read and are left out.', rows, operation),
    l10n.t('Refresh to try again. If it keeps happening, check whether a proxy changes AWS’s answers.'),
  );

/** The answer is larger than any list of AWS. */
const tooLarge: Classifier = ({ code }) =>
  code === TOO_LARGE
    ? new Failure(
        'unreadable',
        l10n.t('The answer is larger than any that AWS sends, so reading stopped.'),
        l10n.t('A proxy or the endpoint_url of the profile may be the cause. Check both, then try again.'),
      )
    : undefined;

/** The codes of Node's HTTP parser: something else than HTTP, a header without end, a broken chunk. */
const NOT_HTTP = /^HPE_/;

/** At any status: a proxy's 403 must not count as AWS's refusal. */
const unreadable: Classifier = ({ name, status, code = '', undecoded }) =>
  undecoded ||
  NOT_HTTP.test(code) ||
  (status !== undefined && (status < 400 || (status < 500 && status !== 429 && !isCode(name))))
    ? notFromAws()
    : undefined;

const late = (code?: string, words?: string): Failure =>
  new Failure(
    'timeout',
    l10n.t('The request timed out.'),
    l10n.t('Check the network, the VPN and the proxy; then try again.'),
    code,
    words,
  );

/** The server says it waited too long: it may have received all, part or none of the request. */
const waitedTooLong: Classifier = ({ name, status, message }) => {
  if (status === 408) return late();
  return status !== undefined && /^RequestTimeout/.test(name) ? late(name, message) : undefined;
};

/** The SDK's own message is not shown: for a credential_process it contains the command line and its output. */
const noCredentials: Classifier = ({ name, message }) => {
  if (name !== 'CredentialsProviderError' && name !== 'TokenProviderError') return undefined;
  // The output of a credential_process starts like this, and may say anything.
  if (
    !message.startsWith('Command failed') &&
    /token.*(expired|invalid)|SSO session|sso login/i.test(message)
  ) {
    return new Failure(
      'expired',
      l10n.t('The sign-in of this profile has expired.'),
      l10n.t('Run "aws sso login" for this profile, then try again.'),
    );
  }
  return new Failure(
    'credentials',
    l10n.t('This profile provides no credentials.'),
    l10n.t('Check its settings in ~/.aws/config and ~/.aws/credentials, then try again.'),
  );
};

/** Errors in an answer from AWS: they have a status and a code, and AWS's message may be shown. */
const answered: Classifier = ({ name, message, status, operation }) => {
  if (status === undefined || status < 400) return undefined;
  const own: [code?: string, words?: string] = isCode(name) ? [name, message] : [];
  if (TIME_CODES.test(name) || (TIME_REFUSED.test(name) && TIME_WORDS.test(message))) {
    return new Failure(
      'refused',
      l10n.t('AWS refused the request because the clock of this machine is wrong or has just been changed.'),
      l10n.t('Check the date and time of this machine, then try again.'),
      ...own,
    );
  }
  if (name.startsWith('ExpiredToken')) {
    return new Failure(
      'expired',
      l10n.t('The session of this profile has expired.'),
      l10n.t('Sign in again, then try again.'),
      ...own,
    );
  }
  if (CREDENTIAL_CODES.test(name)) {
    return new Failure(
      'credentials',
      l10n.t('AWS rejected the credentials of this profile.'),
      l10n.t('Check the access key, the secret key and the clock of this machine, then try again.'),
      ...own,
    );
  }
  if (/^(AccessDenied|UnauthorizedOperation)/.test(name)) return denied(operation, name, message);
  // Source: AWS SDK for JavaScript, its throttling codes. Neither of these says that nothing was done.
  if (/^(TransactionInProgress|PriorRequestNotComplete)/.test(name)) {
    return new Failure(
      'throttled',
      l10n.t('AWS is still working on an earlier request.'),
      l10n.t('Wait a moment, then try again.'),
      ...own,
    );
  }
  // Request rate limits, not quotas: LimitExceededException is a refusal.
  if (
    status === 429 ||
    /Throttl|TooManyRequests|^Request(Rate)?Limit|^(Bandwidth|Throughput)Limit/.test(name)
  ) {
    return new Failure(
      'throttled',
      l10n.t('AWS is throttling requests.'),
      l10n.t('Wait a moment, then try again.'),
      ...own,
    );
  }
  if (status >= 500 || /ServerException$|^InternalError|^InternalFailure|^ServiceUnavailable/.test(name)) {
    return new Failure(
      'server',
      l10n.t('AWS could not answer ({0}).', status),
      l10n.t('The problem is on AWS’s side. Try again in a while.'),
      ...own,
    );
  }
  return message === '' || message === 'UnknownError'
    ? new Failure(
        'refused',
        l10n.t('AWS refused the request without saying why ({0}).', name),
        l10n.t('Check the request, then try again. If it keeps happening, ask AWS Support.'),
        name,
      )
    : new Failure('refused', message, l10n.t('Fix what AWS reports, then try again.'), ...own);
};

/** A proxy that requires authentication forwards nothing. Only a proxy answers with 407 (RFC 9110, 15.5.8). */
const proxyLogin: Classifier = ({ status }) =>
  status === 407
    ? new Failure(
        'unreachable',
        l10n.t('The proxy needs a login, or rejected the one it was given.'),
        l10n.t(
          'Put the login into http.proxy in the settings of VS Code, or sign in to the proxy; then try again.',
        ),
      )
    : undefined;

/** Codes that occur only during name lookup or while connecting, and those for a rejected certificate. */
const NO_CONNECTION = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/;
const NO_TRUST =
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|ERR_TLS_CERT_ALTNAME_INVALID$|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|ERROR_IN_CERT_)/;

/** The certificate is checked before any byte of the request is sent. */
const untrusted: Classifier = ({ code }) =>
  code !== undefined && NO_TRUST.test(code)
    ? new Failure(
        'unreachable',
        l10n.t('The certificate of the endpoint is not trusted.'),
        l10n.t(
          'If a company proxy inspects TLS, set ca_bundle in the profile to its certificates, then try again.',
        ),
        code,
      )
    : undefined;

/**
 * No byte of the request was sent, so an allocation that ends here created nothing. Decided by code or system call,
 * never by the message alone.
 */
const unreachable: Classifier = ({ code, syscall, message }) =>
  syscall === 'connect' ||
  syscall === 'getaddrinfo' ||
  (code !== undefined && NO_CONNECTION.test(code)) ||
  (message.startsWith('@smithy/node-http-handler') && message.includes('did not establish a connection'))
    ? new Failure(
        'unreachable',
        l10n.t('Can’t reach the endpoint of this region.'),
        l10n.t(
          'Check the network, the VPN and the proxy, and the endpoint_url of the profile; then try again.',
        ),
        code,
      )
    : undefined;

const LOST =
  /^(ECONNRESET|EPIPE|ECONNABORTED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENETRESET|EPROTO|ERR_SSL_.*|UND_ERR_SOCKET)$/;

/** The SDK may call a reset socket a TimeoutError, so the code decides and never the name alone. */
const dropped: Classifier = ({ code, message }) =>
  (code !== undefined && LOST.test(code)) || /^(socket hang up|aborted)$/i.test(message)
    ? new Failure(
        'dropped',
        l10n.t('The connection to AWS was lost before the answer came.'),
        l10n.t('Check the network, then try again.'),
        code,
      )
    : undefined;

const timedOut: Classifier = ({ name, code, message }) =>
  name === 'TimeoutError' || code === 'ETIMEDOUT' || /timed? ?out|requestTimeout/i.test(message)
    ? late(code)
    : undefined;

const classifiers: readonly Classifier[] = [
  tooLarge,
  noCredentials,
  proxyLogin,
  waitedTooLong,
  unreadable,
  answered,
  untrusted,
  unreachable,
  dropped,
  timedOut,
];

interface RawError {
  /** Taken from the answer's body, so it can be anything. */
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: string;
  /** One for each address tried. */
  readonly errors?: readonly RawError[];
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** Set by the SDK when it could not parse a body. */
  readonly $responseBodyText?: string;
  readonly $response?: { readonly statusCode?: number };
}

/** The system call that failed, if it is the same for every address tried. */
function syscallOf({ syscall, errors = [] }: RawError): string | undefined {
  const tried = new Set(errors.map((error) => error.syscall));
  return syscall ?? (tried.size === 1 ? errors[0]?.syscall : undefined);
}

/**
 * Turns anything a call threw into a failure in plain words.
 * @param operation the API operation by its IAM name, for example `DescribeConnections`, with a service prefix unless
 * it is Direct Connect's, for example `sts:AssumeRole`.
 */
export function toFailure(error: unknown, operation: string): Failure {
  if (isFailure(error)) return error;
  const raw: RawError = typeof error === 'object' && error !== null ? error : {};
  const clues: ErrorDetails = {
    name: typeof raw.name === 'string' ? raw.name : '',
    message: typeof raw.message === 'string' ? raw.message.slice(0, MAX_WORDS) : '',
    status: raw.$metadata?.httpStatusCode ?? raw.$response?.statusCode,
    code: typeof raw.code === 'string' ? raw.code : undefined,
    syscall: syscallOf(raw),
    undecoded: raw.name === 'SyntaxError' || raw.$responseBodyText !== undefined,
    operation,
  };
  for (const classify of classifiers) {
    const failure = classify(clues);
    if (failure) return failure;
  }
  return asFailure(error);
}
