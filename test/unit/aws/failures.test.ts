import { deepEqual, equal, ok } from 'node:assert/strict';
import { Failure, isFailure, toFailure } from '../../../src/aws/failures';
import type { FailureKind } from '../../../src/aws/failures';

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
    ['a limit', answered('LimitExceededException', 400), 'throttled'],
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
    ['anything else', new Error('odd'), 'unexpected'],
    ['no error at all', undefined, 'unexpected'],
  ];
  for (const [what, error, kind] of cases) {
    it(`tells ${what} as ${kind}, with words and what to do next`, () => {
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
    ok(isFailure({ kind: 'timeout', advice: 'Wait.' }));
    ok(!isFailure({ kind: 'else', advice: 'Wait.' }));
    const failure = new Failure('timeout', 'm', 'a');
    equal(toFailure(failure, 'X'), failure);
  });
});
