import { deepEqual, equal, ok } from 'node:assert/strict';
import { Failure, isFailure } from '../../../src/aws/failure';
import { toFailure } from '../../../src/aws/toFailure';
import type { FailureKind } from '../../../src/aws/failure';

const answered = (name: string, status: number, message = 'AWS says') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });

describe('failures', () => {
  const cases: [string, unknown, FailureKind][] = [
    ['a wrong secret', answered('InvalidSignatureException', 400), 'credentials'],
    ['an unknown key', answered('UnrecognizedClientException', 400), 'credentials'],
    ['an expired session', answered('ExpiredTokenException', 400), 'expired'],
    ['a missing permission', answered('AccessDeniedException', 400), 'denied'],
    ['a refusal', answered('DirectConnectClientException', 400), 'refused'],
    ['throttling', answered('ThrottlingException', 400), 'throttled'],
    ['a limit of how many there may be', answered('LimitExceededException', 400), 'refused'],
    ['a limit of the rate', answered('RequestLimitExceeded', 400), 'throttled'],
    ['a load balancer that asks to wait', answered('Unknown', 429, 'Unknown'), 'throttled'],
    ['an earlier request at work', answered('TransactionInProgressException', 400), 'throttled'],
    ['an earlier request that is not complete', answered('PriorRequestNotComplete', 400), 'throttled'],
    ['a server that waited for the request', answered('RequestTimeoutException', 400), 'timeout'],
    ['the same, as an older service says it', answered('RequestTimeout', 400), 'timeout'],
    ['a 408 without a word', answered('Unknown', 408, 'Unknown'), 'timeout'],
    [
      'a 408 with a page',
      Object.assign(new SyntaxError('<'), { $metadata: { httpStatusCode: 408 } }),
      'timeout',
    ],
    ['a refusal with a number for a code', answered('403', 403), 'unreadable'],
    ['a refusal with another server’s code', answered('blocked_by_policy', 403), 'unreadable'],
    [
      'a refusal that overflows the stack',
      answered('RangeError', 400, 'Maximum call stack size'),
      'unreadable',
    ],
    ['a refusal without a word', answered('DirectConnectClientException', 400, ''), 'refused'],
    ['a refusal whose name is none', answered(7 as unknown as string, 400), 'unreadable'],
    [
      'a refusal whose body has what a failure has',
      Object.assign(answered('DirectConnectClientException', 400), { kind: 'unreachable', advice: 'Click.' }),
      'refused',
    ],
    ['more than is read', Object.assign(new Error('much'), { code: 'ERR_ANSWER_TOO_LARGE' }), 'unreadable'],
    ['a server error', answered('DirectConnectServerException', 500), 'server'],
    ['an answer without a code from a proxy', answered('Unknown', 503), 'server'],
    [
      'HTML where JSON was due',
      Object.assign(new SyntaxError('<'), { $metadata: { httpStatusCode: 200 } }),
      'unreadable',
    ],
    ['no name in DNS', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'unreachable'],
    ['nobody listening', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unreachable'],
    [
      'a reset that the SDK calls a timeout',
      Object.assign(new Error('reset'), { name: 'TimeoutError', code: 'ECONNRESET' }),
      'dropped',
    ],
    ['a hang-up', new Error('socket hang up'), 'dropped'],
    ['silence', Object.assign(new Error('no answer'), { name: 'TimeoutError' }), 'timeout'],
    [
      'a profile without credentials',
      Object.assign(new Error('secret words'), { name: 'CredentialsProviderError' }),
      'credentials',
    ],
    [
      'an expired sign-in',
      Object.assign(new Error('The SSO session associated with this profile has expired.'), {
        name: 'CredentialsProviderError',
      }),
      'expired',
    ],
    [
      'HTML of a proxy that refuses',
      Object.assign(new SyntaxError('<'), { $metadata: { httpStatusCode: 403 } }),
      'unreadable',
    ],
    [
      'HTML where XML was due',
      Object.assign(new Error('@aws-sdk XML parse error'), {
        $responseBodyText: '<br>',
        $metadata: { httpStatusCode: 503 },
      }),
      'unreadable',
    ],
    ['a refusal that names no code', answered('Unknown', 409, 'Unknown'), 'unreadable'],
    ['a proxy that asks for a login', answered('Unknown', 407, 'Unknown'), 'unreachable'],
    ['a server error at 400', answered('DirectConnectServerException', 400), 'server'],
    ['an internal failure at 400', answered('InternalFailure', 400), 'server'],
    [
      'expired words in a refusal',
      answered('DirectConnectClientException', 400, 'token expired.'),
      'refused',
    ],
    ['expired words of nobody', new Error('the SSO session token is invalid'), 'unexpected'],
    [
      'no way to the host',
      Object.assign(new Error('connect'), { code: 'EHOSTUNREACH', syscall: 'connect' }),
      'unreachable',
    ],
    [
      'no way to the host in the middle of an answer',
      Object.assign(new Error('read'), { code: 'EHOSTUNREACH', syscall: 'read' }),
      'dropped',
    ],
    [
      'no network in the middle of a request',
      Object.assign(new Error('write'), { code: 'ENETUNREACH', syscall: 'write' }),
      'dropped',
    ],
    [
      'a connection that is never made',
      Object.assign(new Error('connect'), { code: 'ETIMEDOUT', syscall: 'connect' }),
      'unreachable',
    ],
    [
      'two addresses that can’t be reached',
      Object.assign(new AggregateError([{ syscall: 'connect' }, { syscall: 'connect' }]), {
        code: 'ETIMEDOUT',
      }),
      'unreachable',
    ],
    [
      'a certificate that is not trusted',
      Object.assign(new Error('x'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
      'unreachable',
    ],
    ['the word certificate', new Error('the certificate is self-signed'), 'unexpected'],
    [
      'a credential_process that speaks of connections',
      Object.assign(new Error('Command failed: x\nsocket hang up; sso login timed out'), {
        name: 'CredentialsProviderError',
      }),
      'credentials',
    ],
    ['anything else', new Error('odd'), 'unexpected'],
    ['no error at all', undefined, 'unexpected'],
  ];
  for (const [what, error, kind] of cases) {
    it(`report ${what} as ${kind}, with a message and what to do next`, () => {
      const failure = toFailure(error, 'DescribeLags');
      equal(failure.kind, kind);
      ok(failure.message.endsWith('.') || failure.message === 'AWS says');
      ok(failure.advice.endsWith('.'));
    });
  }

  it('keeps AWS’s own words and code, verbatim', () => {
    const { code, words } = toFailure(answered('DirectConnectClientException', 400, 'VLAN 7 …'), 'X');
    deepEqual([code, words], ['DirectConnectClientException', 'VLAN 7 …']);
  });

  it('keeps no message that is not AWS’s', () => {
    for (const error of [answered('Unknown', 503, '<html>'), answered('Unknown', 403, '<html>')]) {
      const { code, words } = toFailure(error, 'X');
      deepEqual([code, words], [undefined, undefined]);
    }
  });

  it('names the action of another service with its service', () => {
    const { message, advice } = toFailure(answered('AccessDenied', 403), 'sts:AssumeRole');
    ok(
      message.includes(' AssumeRole') &&
        advice.includes('sts:AssumeRole') &&
        !advice.includes('directconnect'),
    );
  });

  it('never advises to choose Retry, which a form and a notification don’t have', () => {
    for (const [, error] of cases) ok(!/Retry/.test(toFailure(error, 'X').advice));
  });

  it('names the missing IAM action', () => {
    ok(
      toFailure(answered('AccessDeniedException', 400), 'DescribeLags').advice.includes(
        'directconnect:DescribeLags',
      ),
    );
  });

  it('never shows what a credential_process said', () => {
    const error = Object.assign(new Error('Command failed: tool --password canary'), {
      name: 'CredentialsProviderError',
    });
    const failure = toFailure(error, 'X');
    ok(![failure.message, failure.advice, failure.words, failure.code].join(' ').includes('canary'));
  });

  it('knows a failure of another bundle’s copy of the class', () => {
    const failure = new Failure('timeout', 'm', 'a');
    const copy = Object.create(null, Object.getOwnPropertyDescriptors(failure)) as unknown;
    ok(isFailure(copy));
    equal(toFailure(failure, 'X'), failure);
  });

  it('does not accept JSON as a failure', () => {
    const failure = new Failure('timeout', 'm', 'a');
    ok(!isFailure(JSON.parse(JSON.stringify(failure))));
    ok(!isFailure(JSON.parse('{"name":"Failure","kind":"timeout","message":"m","advice":"a"}')));
  });

  it('shortens a very long message of AWS', () => {
    const { message, words = '' } = toFailure(
      answered('DirectConnectClientException', 400, 'x'.repeat(1e6)),
      'X',
    );
    deepEqual([message.length, words.length], [2_000, 2_000]);
  });

  it('says that AWS gave no message when there is none', () => {
    const { message, code } = toFailure(answered('DirectConnectClientException', 400, ''), 'X');
    ok(message.includes('DirectConnectClientException'));
    equal(code, 'DirectConnectClientException');
  });
});
