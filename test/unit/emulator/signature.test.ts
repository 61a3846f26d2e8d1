import assert from 'node:assert/strict';
import { DescribeConnectionsCommand } from '@aws-sdk/client-direct-connect';
import { demoEstate } from '../../../src/emulator/estate/demo';
import { EndpointUnderTest, NETWORK, codeOf, messageOf, sign } from './endpointUnderTest';
import type { RawRequest, Signing } from './endpointUnderTest';

describe('emulator: Signature Version 4', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  after(() => endpoint.close());

  const unsigned = (): RawRequest => endpoint.unsigned('DescribeConnections');
  const signed = (signing: Signing = {}): RawRequest => sign(unsigned(), endpoint.keys(), signing);
  const withHeader = (request: RawRequest, name: string, value: string): RawRequest => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  });
  const withAuthorization = (change: (header: string) => string): RawRequest => {
    const request = signed();
    return withHeader(request, 'Authorization', change(request.headers['Authorization'] ?? ''));
  };

  async function refused(request: RawRequest, code: string, message?: RegExp): Promise<void> {
    const answer = await endpoint.send(request);
    assert.equal(codeOf(answer), code, messageOf(answer));
    assert.equal(answer.status, 400);
    if (message) assert.match(messageOf(answer), message);
    for (const secret of [endpoint.keys().secretAccessKey, 'Signature='])
      assert.ok(!answer.text.includes(secret));
  }

  it("accepts the SDK's signature", async () => {
    const { connections } = await endpoint.client().send(new DescribeConnectionsCommand({}));
    assert.ok(connections && connections.length > 0);
  });

  describe('accepts', () => {
    const cases: [string, () => RawRequest][] = [
      ['an X-Amz-Date', () => signed()],
      ["a Date header in HTTP's form", () => signed({ httpDate: true })],
      [
        'a Date header that is not signed',
        () => signed({ httpDate: true, signedHeaders: ['host', 'x-amz-target'] }),
      ],
      [
        "a Date header in X-Amz-Date's form",
        () => {
          const { ['X-Amz-Date']: stamp = '', ...headers } = signed({
            signedHeaders: ['host', 'x-amz-target'],
          }).headers;
          return { ...unsigned(), headers: { ...headers, Date: stamp } };
        },
      ],
      ['a request from 14 minutes ago', () => signed({ time: Date.now() - 14 * 60_000 })],
      ['a request from 14 minutes ahead', () => signed({ time: Date.now() + 14 * 60_000 })],
      ['another region of the endpoint', () => signed({ region: 'eu-central-1' })],
      [
        'runs of spaces in a header',
        () => sign(withHeader(unsigned(), 'X-Note', ' a   b '), endpoint.keys()),
      ],
      [
        'a payload hash',
        () =>
          sign(
            withHeader(
              unsigned(),
              'X-Amz-Content-Sha256',
              '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
            ),
            endpoint.keys(),
          ),
      ],
      [
        'a query that the signer sorted and encoded',
        () =>
          sign({ ...unsigned(), path: '/?b=2&a=x%20y&a=*' }, endpoint.keys(), {
            canonicalQuery: 'a=%2A&a=x%20y&b=2',
          }),
      ],
    ];
    for (const [name, request] of cases) {
      it(name, async () => {
        const answer = await endpoint.send(request());
        assert.equal(answer.status, 200, answer.text);
      });
    }
  });

  it('refuses a request without a signature', () =>
    refused(unsigned(), 'MissingAuthenticationTokenException'));

  it('refuses the presigned form', () =>
    refused({ ...unsigned(), path: '/?X-Amz-Signature=00' }, 'MissingAuthenticationTokenException'));

  describe('refuses a malformed Authorization header', () => {
    const cases: [string, (header: string) => string, RegExp][] = [
      ['another scheme', () => 'Basic YTpi', /AWS4-HMAC-SHA256/],
      ['a missing Signature', (header) => header.replace(/, Signature=.*/, ''), /requires 'Signature'/],
      [
        'a missing SignedHeaders',
        (header) => header.replace(/SignedHeaders=[^,]*, /, ''),
        /requires 'SignedHeaders'/,
      ],
      ['a missing Credential', (header) => header.replace(/Credential=[^,]*, /, ''), /requires 'Credential'/],
      ['a short Credential', (header) => header.replace(/\/aws4_request/, ''), /exactly 5/],
      ['a short Signature', (header) => header.slice(0, -1), /64/],
      ['a part without a name', (header) => header.replace('SignedHeaders=', ''), /name=value/],
      ['a repeated part', (header) => `${header}, Signature=00`, /twice/],
    ];
    for (const [name, change, message] of cases) {
      it(name, () => refused(withAuthorization(change), 'IncompleteSignatureException', message));
    }

    it('no date at all', () => {
      const { ['X-Amz-Date']: _, ...headers } = signed().headers;
      return refused({ ...signed(), headers }, 'IncompleteSignatureException', /X-Amz-Date/);
    });

    it('a date in a form of its own', () =>
      refused(
        withHeader(signed(), 'X-Amz-Date', '2026-11-23T10:00:00Z'),
        'IncompleteSignatureException',
        /ISO-8601/,
      ));
  });

  describe('refuses a signature that does not match', () => {
    const changed: [string, () => RawRequest][] = [
      ['a wrong secret', () => sign(unsigned(), { ...endpoint.keys(), secretAccessKey: 'x'.repeat(40) })],
      ['another body', () => ({ ...signed(), body: '{"connectionId":"dxcon-fgx0h7m2"}' })],
      ['another operation', () => withHeader(signed(), 'X-Amz-Target', 'OvertureService.DescribeLags')],
      ['another query', () => ({ ...signed(), path: '/?a=1' })],
      [
        'another date',
        () =>
          withHeader(
            signed(),
            'X-Amz-Date',
            signed({ time: Date.now() - 60_000 }).headers['X-Amz-Date'] ?? '',
          ),
      ],
      [
        'a payload hash of something else',
        () => sign(withHeader(unsigned(), 'X-Amz-Content-Sha256', '0'.repeat(64)), endpoint.keys()),
      ],
      [
        'an unsigned payload',
        () => sign(withHeader(unsigned(), 'X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD'), endpoint.keys()),
      ],
    ];
    for (const [name, request] of changed) {
      it(name, () =>
        refused(request(), 'InvalidSignatureException', /signature we calculated does not match/),
      );
    }

    const scoped: [string, Signing, RegExp][] = [
      ['another service', { service: 'ec2' }, /correct service: 'directconnect'/],
      ['a foreign region', { region: 'mars-north-1' }, /valid region/],
      ['another terminator', { terminator: 'aws5_request' }, /terminator/],
      ['another day', { scopeDate: '20200101' }, /Date in Credential scope/],
      ['an unsigned host', { signedHeaders: ['x-amz-date', 'x-amz-target'] }, /'Host'/],
      ['an unsigned operation', { signedHeaders: ['host', 'x-amz-date'] }, /'x-amz-target'/],
      ['an unsigned date', { signedHeaders: ['host', 'x-amz-target'] }, /'x-amz-date'/],
      [
        'a signed header that is not sent',
        { signedHeaders: ['host', 'x-amz-date', 'x-amz-target', 'x-gone'] },
        /'x-gone'/,
      ],
    ];
    for (const [name, signing, message] of scoped) {
      it(name, () => refused(signed(signing), 'InvalidSignatureException', message));
    }
  });

  it('refuses what is older than 15 minutes, including a replay', () =>
    refused(
      signed({ time: Date.now() - 16 * 60_000 }),
      'InvalidSignatureException',
      /^Signature expired: .*- 15 min\.\)$/,
    ));

  it('refuses what is more than 15 minutes early', () =>
    refused(
      signed({ time: Date.now() + 16 * 60_000 }),
      'InvalidSignatureException',
      /^Signature not yet current: .*\+ 15 min\.\)$/,
    ));

  it("uses the machine's clock even if the clock of the state was moved", async () => {
    await endpoint.turnClock(24 * 3600);
    assert.equal((await endpoint.send(signed())).status, 200);
  });

  it('refuses an unknown key', () =>
    refused(
      sign(unsigned(), { ...endpoint.keys(), accessKeyId: 'AKIAUNKNOWNUNKNOWN00' }),
      'UnrecognizedClientException',
      /security token.*invalid/,
    ));

  it('refuses a token that long-term keys do not have', () =>
    refused(sign(unsigned(), { ...endpoint.keys(), sessionToken: 'forged' }), 'UnrecognizedClientException'));

  describe('with temporary keys', () => {
    let temporary: EndpointUnderTest;
    const start = (expiration: number) => {
      const data = demoEstate();
      const accounts = data.accounts.map((account) => ({
        ...account,
        sessionToken: 'a-token-of-the-test',
        expiration: new Date(expiration).toISOString(),
      }));
      return EndpointUnderTest.start({ ...data, accounts });
    };
    const ask = (sessionToken?: string) => {
      const { accessKeyId, secretAccessKey } = temporary.keys(NETWORK);
      const keys = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
      return temporary.send(sign(temporary.unsigned('DescribeConnections'), keys));
    };
    afterEach(() => temporary.close());

    it('accepts the token', async () => {
      temporary = await start(Date.now() + 3_600_000);
      assert.equal((await ask('a-token-of-the-test')).status, 200);
    });

    it('refuses a forged or missing token', async () => {
      temporary = await start(Date.now() + 3_600_000);
      assert.equal(codeOf(await ask('forged')), 'UnrecognizedClientException');
      assert.equal(codeOf(await ask()), 'UnrecognizedClientException');
    });

    it('refuses an expired token', async () => {
      temporary = await start(Date.now() - 1000);
      assert.equal(codeOf(await ask('a-token-of-the-test')), 'ExpiredTokenException');
    });
  });
});
