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
    ['a limit on the number of resources', answered('LimitExceededException', 400), 'refused'],
    ['a limit on the rate of requests', answered('RequestLimitExceeded', 400), 'throttled'],
    ['a load balancer that asks to wait', answered('Unknown', 429, 'Unknown'), 'throttled'],
    ['an earlier request in progress', answered('TransactionInProgressException', 400), 'throttled'],
    ['an earlier request that is not complete', answered('PriorRequestNotComplete', 400), 'throttled'],
    ['a server that waited for the request', answered('RequestTimeoutException', 400), 'timeout'],
    ['the same in an older service’s words', answered('RequestTimeout', 400), 'timeout'],
    ['a 408 without a message', answered('Unknown', 408, 'Unknown'), 'timeout'],
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
    ['a refusal without a message', answered('DirectConnectClientException', 400, ''), 'refused'],
    ['a refusal with an invalid name', answered(7 as unknown as string, 400), 'unreadable'],
    [
      'a refusal whose body looks like a failure',
      Object.assign(answered('DirectConnectClientException', 400), { kind: 'unreachable', advice: 'Click.' }),
      'refused',
    ],
    [
      'an answer that is too large',
      Object.assign(new Error('much'), { code: 'ERR_ANSWER_TOO_LARGE' }),
      'unreadable',
    ],
    ['a server error', answered('DirectConnectServerException', 500), 'server'],
    ['a proxy’s answer without a code', answered('Unknown', 503), 'server'],
    [
      'HTML instead of JSON',
      Object.assign(new SyntaxError('<'), { $metadata: { httpStatusCode: 200 } }),
      'unreadable',
    ],
    [
      'a host that DNS does not know',
      Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
      'unreachable',
    ],
    [
      'a port that nobody listens on',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      'unreachable',
    ],
    [
      'a reset that the SDK calls a timeout',
      Object.assign(new Error('reset'), { name: 'TimeoutError', code: 'ECONNRESET' }),
      'dropped',
    ],
    ['a hang-up', new Error('socket hang up'), 'dropped'],
    ['no answer in time', Object.assign(new Error('no answer'), { name: 'TimeoutError' }), 'timeout'],
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
      'HTML of a proxy’s refusal',
      Object.assign(new SyntaxError('<'), { $metadata: { httpStatusCode: 403 } }),
      'unreadable',
    ],
    [
      'HTML instead of XML',
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
      'a message about expiry in a refusal',
      answered('DirectConnectClientException', 400, 'token expired.'),
      'refused',
    ],
    ['a message about expiry that is not AWS’s', new Error('the SSO session token is invalid'), 'unexpected'],
    [
      'no route to the host',
      Object.assign(new Error('connect'), { code: 'EHOSTUNREACH', syscall: 'connect' }),
      'unreachable',
    ],
    [
      'no route to the host in the middle of an answer',
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
    ['a message with the word certificate', new Error('the certificate is self-signed'), 'unexpected'],
    [
      'a credential_process that speaks of connections',
      Object.assign(new Error('Command failed: x\nsocket hang up; sso login timed out'), {
        name: 'CredentialsProviderError',
      }),
      'credentials',
    ],
    ['any other error', new Error('odd'), 'unexpected'],
    ['undefined', undefined, 'unexpected'],
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
