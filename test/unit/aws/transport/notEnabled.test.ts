import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { connect } from '../../../support/sdk';
import { Failure, isFailure } from '../../../../src/aws/failure';
import type { Profile } from '../../../../src/aws/profiles/profiles';
import { inRegion } from '../../../../src/aws/transport/notEnabled';
import { answering } from '../../../support/answering';

/** The answers of a region that does not know the keys, and of one that checks the signature's scope first. */
const answers = [
  ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
  ['InvalidClientTokenId', 'The security token included in the request is invalid.'],
  ['AuthFailure', 'AWS was not able to validate the provided access credentials'],
  ['OptInRequired', 'You are not subscribed to this service.'],
  ['InvalidSignatureException', "Credential should be scoped to a valid region, not 'us-east-1'."],
] as const;

describe('a region that the account has not enabled', () => {
  for (const [code, words] of answers) {
    it(`is reported as such, with how to enable it, if it answers ${code}`, async () => {
      const server = await answering(() => ({
        status: 400,
        body: JSON.stringify({ __type: code, message: words }),
      }));
      try {
        const session = connect(server.profile, 'af-south-1');
        const isNamed = (error: unknown) => {
          if (!isFailure(error)) return false;
          match(error.message, /af-south-1 is not enabled for this account/);
          match(error.advice, /aws account enable-region --region-name af-south-1/);
          deepEqual([error.code, error.words], [code, words]);
          return true;
        };
        await rejects(session.sweep(), isNamed);
        await rejects(session.isInUse(), isNamed);
        await rejects(session.gateways(), isNamed);
        await rejects(session.locations(), isNamed);
      } finally {
        server.stop();
      }
    });
  }

  it('is never a region that is enabled for every account', async () => {
    const [code, words] = answers[0];
    const server = await answering(() => ({
      status: 400,
      body: JSON.stringify({ __type: code, message: words }),
    }));
    try {
      await rejects(connect(server.profile, 'eu-west-1').sweep(), {
        kind: 'credentials',
        message: 'AWS rejected the credentials of this profile.',
      });
    } finally {
      server.stop();
    }
  });

  it('is recognized by a single list too', async () => {
    const server = await answering((operation) =>
      operation === 'DescribeLags'
        ? { status: 400, body: '{"__type":"UnrecognizedClientException","message":"invalid"}' }
        : { status: 200, body: '{"connections":[],"virtualInterfaces":[],"interconnects":[]}' },
    );
    try {
      const { failures } = await connect(server.profile, 'me-south-1').sweep();
      equal(failures.length, 1);
      match(failures[0]?.message ?? '', /me-south-1 is not enabled/);
    } finally {
      server.stop();
    }
  });
});

describe('a region that does not exist', () => {
  const lost = new Failure('unreachable', 'Can’t reach the endpoint of this region.', 'Check.', 'ENOTFOUND');
  const profile: Profile = {
    name: 'a',
    regions: ['eu-wset-1'],
    regionAt: { file: '/home/a/.aws/config', line: 3 },
    endpoints: {},
    origin: { kind: 'environment' },
  };

  it('is reported with the place where it is configured', () => {
    const { kind, message, advice } = inRegion(profile, 'eu-wset-1', lost);
    equal(kind, 'unreachable');
    match(message, /eu-wset-1/);
    match(advice, /region of profile a is spelled \(\/home\/a\/\.aws\/config, line 3\)/);
    match(inRegion(profile, 'eu-east-1', lost).advice, /^Check how it is spelled\./);
  });

  it('is not reported if it is known, if the profile names the endpoint, or for another failure', () => {
    const { endpoints: _, ...rest } = profile;
    const elsewhere = { ...rest, endpoints: { direct_connect: 'https://dx.example' } };
    const refused = new Failure('unreachable', 'x', 'y', 'ECONNREFUSED');
    equal(inRegion(profile, 'eu-west-1', lost), lost);
    equal(inRegion(elsewhere, 'eu-wset-1', lost), lost);
    equal(inRegion(profile, 'eu-wset-1', refused), refused);
  });
});
