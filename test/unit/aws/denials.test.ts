import { equal, match, ok } from 'node:assert/strict';
import { toFailure } from '../../../src/aws/toFailure';

const ARN = 'arn:aws:iam::111122223333:user/eva';
const DENIED = `User: ${ARN} is not authorized to perform: directconnect:DescribeLags`;

const denied = (words: string, operation = 'DescribeLags') =>
  toFailure(
    Object.assign(new Error(words), {
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
    }),
    operation,
  );

/** The sentences in the IAM User Guide, "Troubleshoot access denied error messages", and the advice for each. */
const sentences: [words: string, advice: RegExp][] = [
  [DENIED, /^Ask for the IAM permission directconnect:DescribeLags/],
  [
    `${DENIED} because no identity-based policy allows the directconnect:DescribeLags action`,
    /^Ask for the IAM/,
  ],
  [`${DENIED} on resource: *`, /^Ask for the IAM permission/],
  [`${DENIED} with an explicit deny in an identity-based policy`, /denies this explicitly/],
  [
    `${DENIED} with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/x`,
    /explicitly/,
  ],
  [`${DENIED} with an explicit deny`, /denies this explicitly/],
  ['User is explicitly denied.', /denies this explicitly/],
  [`${DENIED} because no service control policy allows the action`, /organization/],
  [`${DENIED} with an explicit deny in a service control policy`, /organization/],
  [
    `${DENIED} with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/p-1`,
    /organiz/,
  ],
  [`${DENIED} because no resource control policy allows the action`, /organization/],
  [`${DENIED} with an explicit deny in a resource control policy`, /organization/],
  [`${DENIED} because no permissions boundary allows the action`, /permissions boundary/],
  [`${DENIED} with an explicit deny in a permissions boundary`, /permissions boundary/],
  [`${DENIED} because no session policy allows the action`, /session policy/],
  [`${DENIED} with an explicit deny in a session policy`, /session policy/],
  [`${DENIED} because no VPC endpoint policy allows the action`, /VPC endpoint/],
  [`${DENIED} with an explicit deny in a VPC endpoint policy`, /VPC endpoint/],
  [`${DENIED} because no resource-based policy allows the action`, /policy of the resource/],
  [`${DENIED} with an explicit deny in a resource-based policy`, /policy of the resource/],
  [`${DENIED} because no role trust policy allows the sts:AssumeRole action`, /trust policy/],
  [`${DENIED} with an explicit deny in the role trust policy`, /trust policy/],
];

describe('a denial', () => {
  for (const [words, advice] of sentences) {
    it(`says what to do about its kind of policy: ${words.replace(DENIED, '…')}`, () => {
      const failure = denied(words);
      equal(failure.kind, 'denied');
      match(failure.advice, advice);
      equal(failure.words, words);
      ok(
        failure.advice.startsWith('Ask for the IAM permission') ===
          advice.source.startsWith('^Ask for the IAM'),
      );
    });
  }

  it('names the action that AWS names, which may be of another service', () => {
    const words = `User: ${ARN} is not authorized to perform: ec2:DescribeVpnGateways because no identity-based policy allows it`;
    match(denied(words, 'DescribeVirtualGateways').advice, /permission ec2:DescribeVpnGateways,/);
    match(
      denied('Access denied', 'DescribeVirtualGateways').advice,
      /directconnect:DescribeVirtualGateways,/,
    );
  });
});
