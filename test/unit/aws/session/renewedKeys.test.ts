import { deepEqual, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import { answering } from '../../../support/answering';
import type { AnsweringServer } from '../../../support/answering';
import { sdkOf } from '../../../support/sdk';

const ACCOUNT = '111122223333';
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];
const MINUTE = 60_000;
const LIST = 'DescribeDirectConnectGatewayAttachments';
const WHO = 'GetCallerIdentity';
const FIRST = 'AKIAFIRST';
const SECOND = 'AKIASECOND';

const answers: Readonly<Record<string, string>> = {
  [WHO]: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account><Arn>arn:aws:iam::${ACCOUNT}:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  ListAccountAliases: '<ListAccountAliasesResponse/>',
  [LIST]: JSON.stringify({ directConnectGatewayAttachments: [] }),
};

/** With a role or single sign-on, each renewal brings another access key. */
describe('keys that are renewed between two pages', () => {
  let server: AnsweringServer;
  let folder: string;
  /** The operations received, each with the access key that signed it. */
  let received: (readonly [operation: string, key: string])[];
  /** The answers with the first pages, which wait until each region has requested its own. */
  let held: (() => void)[];

  /** Makes the profile's credential_process print keys. */
  const print = (key: string) =>
    writeFileSync(
      join(folder, 'keys.json'),
      JSON.stringify({
        ...{ Version: 1, AccessKeyId: key, SecretAccessKey: key.toLowerCase() },
        Expiration: new Date(Date.now() + 20 * MINUTE),
      }),
    );
  /** Makes it print others, when those in use are about to expire. */
  const renew = () => {
    const now = Date.now() + 16 * MINUTE;
    mock.method(Date, 'now', () => now);
    print(SECOND);
  };

  before(async () => {
    server = await answering((asked) => {
      const { headers, body } = server.received.at(-1) ?? { headers: {}, body: '' };
      const operation = /Action=(\w+)/.exec(body)?.[1] ?? asked;
      received.push([operation, /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1] ?? '']);
      if (operation !== LIST || body.includes('nextToken')) return { body: answers[operation] ?? '' };
      return (response) => {
        held.push(() =>
          response.end(JSON.stringify({ directConnectGatewayAttachments: [], nextToken: 'second' })),
        );
        if (held.length < REGIONS.length) return;
        renew();
        for (const answer of held) answer();
      };
    });
  });
  after(() => server.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dx-renewed-'));
    writeFileSync(
      join(folder, 'config'),
      `[profile p]\nendpoint_url = ${server.url}\ncredential_process = cat ${join(folder, 'keys.json')}\n`,
    );
    print(FIRST);
    [received, held] = [[], []];
  });
  afterEach(() => {
    mock.restoreAll();
    rmSync(folder, { recursive: true });
  });

  it('have their account requested once for all regions, and nothing else about them', async () => {
    const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    const [profile] = (await readProfiles(files)).profiles;
    ok(profile);
    const sdk = sdkOf();
    // Otherwise nothing is known to compare with.
    await sdk.identify(profile);
    await Promise.all(REGIONS.map((region) => sdk.connect(profile, region).attachedTo('dxgw-1')));
    deepEqual(received.flatMap(([operation, key]) => (key === SECOND ? [operation] : [])).toSorted(), [
      ...REGIONS.map(() => LIST),
      WHO,
    ]);
  });
});
