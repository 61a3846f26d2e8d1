import * as l10n from '@vscode/l10n';
import { TOO_LARGE } from './transport/answers/collect';
import { denied } from './denials';
import { Failure, asFailure, isFailure } from './failure';

export { Failure, isFailure } from './failure';
export type { FailureKind } from './failure';

/** The parts of an error that the SDK, Node's sockets and our own deadlines put there. */
interface Clues {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** The system call that failed, where one did. */
  readonly syscall: string | undefined;
  /** True when an answer came that could not be read as one of this service. */
  readonly undecoded: boolean;
  readonly operation: string;
}

type Classifier = (clues: Clues) => Failure | undefined;

const CREDENTIAL_CODES =
  /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|AuthFailure)/;
/** Codes of a refusal that may be for the time of the signature. Source: @smithy/core, CLOCK_SKEW_ERROR_CODES. */
export const TIME_REFUSED =
  /^(AuthFailure|InvalidSignature|RequestExpired|RequestInTheFuture|RequestTimeTooSkewed|SignatureDoesNotMatch)/;
/** Those that are for nothing else, and the words of the others when they are. */
const TIME_CODES = /^Request(Expired|InTheFuture|TimeTooSkewed)/;
const TIME_WORDS = /signature expired|signature not yet current/i;
/** How AWS writes the code of an error. It always names one. */
const CODE = /^[A-Z][A-Za-z0-9.]{2,127}$/;
/** What the SDK calls an error answer that names no code, and what JavaScript calls its own errors. */
const NO_CODE = /^(Unknown|UnknownError|(Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error)$/;
const isCode = (name: string): boolean => CODE.test(name) && !NO_CODE.test(name);

/** Characters that are kept of AWS's own words. The longest refusal of its documentation has 700. */
const MOST_WORDS = 2_000;

/** An answer that is no answer of AWS. */
export const notOfAws = (): Failure =>
  new Failure(
    'unreadable',
    l10n.t('The answer did not come from AWS, or was cut off.'),
    l10n.t('A network sign-in page or a proxy may be in the way: open any web page to see, then try again.'),
  );

/** A list without some of its rows. @param rows how many. */
export const incomplete = (operation: string, rows: number): Failure =>
  new Failure(
    'incomplete',
    rows === 1
      ? l10n.t('1 row of {0} could not be read and is left out.', operation)
      : l10n.t('{0} rows of {1} could not be read and are left out.', rows, operation),
    l10n.t('Refresh to ask again; if it stays, check whether a proxy changes what AWS answers.'),
  );

/** More came than any list of AWS holds. */
const tooLarge: Classifier = ({ code }) =>
  code === TOO_LARGE
    ? new Failure(
        'unreadable',
        l10n.t('The answer is larger than any of AWS, so it was not read to its end.'),
        l10n.t('A proxy or the endpoint_url of the profile may be in the way: check both, then try again.'),
      )
    : undefined;

/** At whatever status: a proxy's 403 must not count as AWS's refusal. */
const unreadable: Classifier = ({ name, status, undecoded }) =>
  undecoded || (status !== undefined && (status < 400 || (status < 500 && status !== 429 && !isCode(name))))
    ? notOfAws()
    : undefined;

const late = (code?: string, words?: string): Failure =>
  new Failure(
    'timeout',
    l10n.t('No answer came in time.'),
    l10n.t('Check the network, the VPN and the proxy; then try again.'),
    code,
    words,
  );

/** A server that says it waited too long: it may have heard the request, or half of it, or nothing. */
const waitedTooLong: Classifier = ({ name, status, message }) => {
  if (status === 408) return late();
  return status !== undefined && /^RequestTimeout/.test(name) ? late(name, message) : undefined;
};

/** The SDK's own message is not shown: of a credential_process it holds the command line and what it printed. */
const noCredentials: Classifier = ({ name, message }) => {
  if (name !== 'CredentialsProviderError' && name !== 'TokenProviderError') return undefined;
  // What a credential_process printed begins so, and its words are its own.
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
    l10n.t('This profile gives no credentials.'),
    l10n.t('Check what ~/.aws/config and ~/.aws/credentials say of it, then try again.'),
  );
};

/** Errors that came as an answer of AWS: it has a status and a code, and its words may be shown. */
const answered: Classifier = ({ name, message, status, operation }) => {
  if (status === undefined || status < 400) return undefined;
  const own: [code?: string, words?: string] = isCode(name) ? [name, message] : [];
  if (TIME_CODES.test(name) || (TIME_REFUSED.test(name) && TIME_WORDS.test(message))) {
    return new Failure(
      'refused',
      l10n.t('AWS refused the request because the clock of this machine is wrong, or was set meanwhile.'),
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
      l10n.t('AWS does not accept the credentials of this profile.'),
      l10n.t('Check the access key, the secret key and the clock of this machine, then try again.'),
      ...own,
    );
  }
  if (/^(AccessDenied|UnauthorizedOperation)/.test(name)) return denied(operation, name, message);
  // Source: AWS SDK for JavaScript, the codes that it takes for throttling. Neither says that nothing was done.
  if (/^(TransactionInProgress|PriorRequestNotComplete)/.test(name)) {
    return new Failure(
      'throttled',
      l10n.t('AWS is still at work on an earlier request.'),
      l10n.t('Wait a moment, then try again.'),
      ...own,
    );
  }
  // A limit of a request rate, and not one of how many there may be: LimitExceededException is a refusal.
  if (
    status === 429 ||
    /Throttl|TooManyRequests|^Request(Rate)?Limit|^(Bandwidth|Throughput)Limit/.test(name)
  ) {
    return new Failure(
      'throttled',
      l10n.t('AWS is answering too many requests at once.'),
      l10n.t('Wait a moment, then try again.'),
      ...own,
    );
  }
  if (status >= 500 || /ServerException$|^InternalError|^InternalFailure|^ServiceUnavailable/.test(name)) {
    return new Failure(
      'server',
      l10n.t('AWS could not answer ({0}).', status),
      l10n.t('This is on the side of AWS; try again in a while.'),
      ...own,
    );
  }
  return message === '' || message === 'UnknownError'
    ? new Failure(
        'refused',
        l10n.t('AWS refuses the request without saying why ({0}).', name),
        l10n.t('Check the request, then try again; if it stays, ask AWS Support.'),
        name,
      )
    : new Failure('refused', message, l10n.t('Correct what AWS names, then try again.'), ...own);
};

/** A proxy that is not content with who asks hands on nothing. No server but a proxy answers so (RFC 9110, 15.5.8). */
const proxyLogin: Classifier = ({ status }) =>
  status === 407
    ? new Failure(
        'unreachable',
        l10n.t('The proxy asks for a login, or does not accept the one it was given.'),
        l10n.t(
          'Put the login into http.proxy in the settings of VS Code, or sign in to the proxy; then try again.',
        ),
      )
    : undefined;

/** Codes that only a look-up or a connection in the making gives, and those of a certificate that was not accepted. */
const NO_CONNECTION = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/;
const NO_TRUST =
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|ERR_TLS_CERT_ALTNAME_INVALID$|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|ERROR_IN_CERT_)/;

/** A certificate is looked at before a byte of the request is sent. */
const untrusted: Classifier = ({ code }) =>
  code !== undefined && NO_TRUST.test(code)
    ? new Failure(
        'unreachable',
        l10n.t('The certificate of the endpoint is not trusted.'),
        l10n.t(
          'Where a company’s proxy looks into TLS, name its certificates as ca_bundle in the profile; then try again.',
        ),
        code,
      )
    : undefined;

/** Where no byte of the request was sent: an allocation that ends here created nothing, so words alone never tell. */
const unreachable: Classifier = ({ code, syscall, message }) =>
  syscall === 'connect' ||
  syscall === 'getaddrinfo' ||
  (code !== undefined && NO_CONNECTION.test(code)) ||
  (message.startsWith('@smithy/node-http-handler') && message.includes('did not establish a connection'))
    ? new Failure(
        'unreachable',
        l10n.t('The endpoint of this region could not be reached.'),
        l10n.t(
          'Check the network, the VPN and the proxy, and the endpoint_url of the profile; then try again.',
        ),
        code,
      )
    : undefined;

const LOST =
  /^(ECONNRESET|EPIPE|ECONNABORTED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENETRESET|EPROTO|ERR_SSL_.*|UND_ERR_SOCKET)$/;

/** The SDK may call a reset socket a TimeoutError: the code decides, and the name alone never does. */
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
  /** What the body of an answer gave for it, whatever that is. */
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: string;
  /** One for each address that was tried. */
  readonly errors?: readonly RawError[];
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** Put there by the SDK when it could not parse a body. */
  readonly $responseBodyText?: string;
  readonly $response?: { readonly statusCode?: number };
}

/** The call that failed, the same for every address that was tried, else none. */
function syscallOf({ syscall, errors = [] }: RawError): string | undefined {
  const tried = new Set(errors.map((error) => error.syscall));
  return syscall ?? (tried.size === 1 ? errors[0]?.syscall : undefined);
}

/**
 * Turns whatever a call threw into a failure in plain words.
 * @param operation the API operation, as IAM names it, for example `DescribeConnections`; one of another service than
 * Direct Connect with its service, for example `sts:AssumeRole`.
 */
export function toFailure(error: unknown, operation: string): Failure {
  if (isFailure(error)) return error;
  const raw: RawError = typeof error === 'object' && error !== null ? error : {};
  const clues: Clues = {
    name: typeof raw.name === 'string' ? raw.name : '',
    message: typeof raw.message === 'string' ? raw.message.slice(0, MOST_WORDS) : '',
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
