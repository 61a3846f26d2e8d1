import assert from 'node:assert/strict';
import { CONNECTION, EndpointUnderTest, NETWORK, WORKLOAD, codeOf, messageOf } from './endpointUnderTest';

interface Recorded {
  requests: {
    operation: string;
    service: string;
    account?: string;
    region?: string;
    attempt?: string;
    status: number;
    code?: string;
    fault?: string;
    parameters?: unknown;
  }[];
}

describe('emulator: control routes', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const requests = async () => {
    const { text } = await endpoint.control('GET', 'requests');
    return (JSON.parse(text) as Recorded).requests;
  };
  const allocate = (vlan = 1000) =>
    endpoint.call('AllocatePrivateVirtualInterface', {
      connectionId: CONNECTION,
      ownerAccount: WORKLOAD,
      newPrivateVirtualInterfaceAllocation: {
        virtualInterfaceName: 'c',
        vlan,
        asn: 65000,
        authKey: 'canary-key',
      },
    });
  const names = async () => {
    const { text } = await endpoint.call('DescribeVirtualInterfaces', { connectionId: CONNECTION });
    return (
      JSON.parse(text) as { virtualInterfaces: { virtualInterfaceName: string }[] }
    ).virtualInterfaces.map(({ virtualInterfaceName }) => virtualInterfaceName);
  };

  it('require the token', async () => {
    for (const token of ['', 'wrong', endpoint.ready.controlToken.slice(1)]) {
      const answer = await endpoint.control('POST', 'reset', {}, token);
      assert.equal(answer.status, 403);
      assert.ok(!answer.text.includes(endpoint.ready.controlToken));
    }
    const bare = {
      method: 'GET',
      path: '/_control/requests',
      headers: { Host: `127.0.0.1:${endpoint.port}` },
      body: '',
    };
    assert.equal((await endpoint.send(bare)).status, 403);
  });

  it('list what there is', async () => {
    const unknown = await endpoint.control('GET', 'nothing');
    assert.deepEqual(
      [unknown.status, messageOf(unknown)],
      [
        404,
        'Control routes: clock, requests, faults, keys, login, mfa, devices, sso, estate, router, review, reset under /_control/',
      ],
    );
    const wrong = await endpoint.control('PUT', 'clock');
    assert.deepEqual([wrong.status, wrong.headers['allow']], [405, 'GET, POST']);
    assert.equal((await endpoint.control('GET', 'constructor')).status, 404);
  });

  it('move the clock forward only', async () => {
    const now = async () =>
      (JSON.parse((await endpoint.control('GET', 'clock')).text) as { now: string }).now;
    const before = Date.parse(await now());
    await endpoint.turnClock(3600);
    const turned = Date.parse(await now()) - before;
    assert.ok(turned >= 3_600_000 && turned < 3_660_000);
    for (const advanceSeconds of [-1, '60', undefined, null]) {
      const answer = await endpoint.control('POST', 'clock', { advanceSeconds });
      assert.equal(answer.status, 400);
      assert.match(messageOf(answer), /advanceSeconds/);
    }
  });

  describe('the record', () => {
    it('has operation, account, region, outcome and parameters, and no secret', async () => {
      await allocate();
      await allocate();
      const recorded = await requests();
      const parameters = {
        connectionId: CONNECTION,
        ownerAccount: WORKLOAD,
        newPrivateVirtualInterfaceAllocation: {
          virtualInterfaceName: 'c',
          vlan: 1000,
          asn: 65000,
          authKey: '[hidden]',
        },
      };
      const common = {
        service: 'directconnect',
        operation: 'AllocatePrivateVirtualInterface',
        account: NETWORK,
        region: 'us-east-1',
        parameters,
      };
      assert.deepEqual(
        recorded.map((entry) => ({ ...entry, time: undefined })),
        [
          { ...common, status: 200, time: undefined },
          { ...common, status: 400, code: 'DirectConnectClientException', time: undefined },
        ],
      );
      const { secretAccessKey } = endpoint.keys();
      const text = JSON.stringify(recorded);
      for (const secret of ['canary-key', secretAccessKey, 'Signature']) assert.ok(!text.includes(secret));
    });

    it("holds the SDK's attempt header", async () => {
      const { DescribeLocationsCommand } = await import('@aws-sdk/client-direct-connect');
      await endpoint.client().send(new DescribeLocationsCommand({}));
      assert.equal((await requests())[0]?.attempt, 'attempt=1; max=1');
    });

    it('has refused requests without trusting their claims', async () => {
      await endpoint.send(endpoint.unsigned('DescribeConnections', '{"claimed":"x"}'));
      const [entry] = await requests();
      assert.deepEqual(
        [entry?.code, entry?.account, entry?.parameters],
        ['MissingAuthenticationTokenException', undefined, undefined],
      );
    });

    it('survives a request that is nested very deeply', async () => {
      const answer = await endpoint.call('DescribeLags', `{"a":${'['.repeat(8000)}${']'.repeat(8000)}}`);
      assert.equal(answer.status, 200);
      assert.match(JSON.stringify(await requests()), /too deep/);
    });

    it('is cleared on demand, and never holds control requests', async () => {
      await allocate();
      await endpoint.control('DELETE', 'requests');
      assert.deepEqual(await requests(), []);
    });
  });

  it('reset resources, faults and the record to the beginning, but not the keys', async () => {
    await allocate();
    await endpoint.control('POST', 'faults', { fault: 'error' });
    await endpoint.control('POST', 'reset');
    assert.deepEqual(await names(), ['prod-payments', 'prod-orders', 'edge-public-ashburn']);
    assert.equal((await requests()).length, 1);
  });

  describe('faults', () => {
    const set = async (fault: object) => {
      const answer = await endpoint.control('POST', 'faults', fault);
      assert.equal(answer.status, 200, answer.text);
    };
    const allocated = async () => (await names()).includes('c');

    it('error: a status and code, nothing done, as often as asked', async () => {
      await set({
        fault: 'error',
        status: 503,
        code: 'DirectConnectServerException',
        message: 'Down.',
        times: 2,
      });
      for (let time = 0; time < 2; time += 1) {
        const answer = await allocate();
        assert.deepEqual(
          [answer.status, codeOf(answer), messageOf(answer)],
          [503, 'DirectConnectServerException', 'Down.'],
        );
      }
      assert.equal(await allocated(), false);
      assert.equal((await requests())[0]?.fault, 'error');
      assert.equal((await requests())[0]?.status, 503);
    });

    it('error after the operation was carried out', async () => {
      await set({ fault: 'error', status: 503, commits: true });
      assert.equal((await allocate()).status, 503);
      assert.equal(await allocated(), true);
    });

    it('drop-before: no answer, nothing done', async () => {
      await set({ fault: 'drop-before' });
      await assert.rejects(allocate(), { code: 'ECONNRESET' });
      assert.equal(await allocated(), false);
    });

    it('drop-after: no answer, yet done', async () => {
      await set({ fault: 'drop-after' });
      await assert.rejects(allocate(), { code: 'ECONNRESET' });
      assert.equal(await allocated(), true);
    });

    it('html: a sign-in page at status 200', async () => {
      await set({ fault: 'html' });
      const answer = await allocate();
      assert.equal(answer.status, 200);
      assert.match(String(answer.headers['content-type']), /^text\/html/);
      assert.equal(await allocated(), false);
    });

    it('truncate: half of the JSON', async () => {
      await set({ fault: 'truncate' });
      const answer = await allocate();
      assert.equal(answer.status, 200);
      assert.match(answer.text, /^\{"/);
      assert.throws(() => JSON.parse(answer.text) as unknown, SyntaxError);
    });

    it('delay: the correct answer, late', async () => {
      await set({ fault: 'delay', milliseconds: 120 });
      const begun = performance.now();
      assert.equal((await allocate()).status, 200);
      assert.ok(performance.now() - begun >= 119);
    });

    it('drip: the correct answer, a byte at a time', async () => {
      await set({ fault: 'drip', milliseconds: 0, operation: 'DescribeLocations' });
      const answer = await endpoint.call('DescribeLocations', {});
      assert.match(answer.text, /^\{"locations":.*\}$/);
    });

    it('hang: no answer until the end', async () => {
      await set({ fault: 'hang' });
      let settled = false;
      const hanging = allocate().then(
        () => (settled = true),
        () => (settled = true),
      );
      await endpoint.call('DescribeConnections', {});
      assert.equal(settled, false);
      assert.equal(await allocated(), false);
      await endpoint.close();
      await hanging;
    });

    it('repeat-token: each page names the token that it was asked with, and there is always another', async () => {
      await set({ fault: 'repeat-token', times: 3, operation: 'DescribeConnections' });
      const ask = async (nextToken?: string) => {
        const { text } = await endpoint.call('DescribeConnections', { nextToken });
        return (JSON.parse(text) as { nextToken?: string }).nextToken;
      };
      const first = await ask();
      assert.ok(first);
      assert.deepEqual([await ask(first), await ask(first)], [first, first]);
      assert.equal(await ask(first), undefined);
    });

    it('only apply to the calls that they are set for', async () => {
      await set({ fault: 'error', operation: 'DescribeLags', account: WORKLOAD, region: 'us-east-1' });
      assert.equal((await endpoint.call('DescribeLags', {})).status, 200);
      assert.equal((await endpoint.call('DescribeConnections', {}, WORKLOAD)).status, 200);
      assert.equal((await endpoint.call('DescribeLags', {}, WORKLOAD)).status, 500);
      assert.equal((await endpoint.call('DescribeLags', {}, WORKLOAD)).status, 200);
    });

    it('only apply to verified requests', async () => {
      await set({ fault: 'error' });
      await endpoint.send(endpoint.unsigned('DescribeLags'));
      assert.match((await endpoint.control('GET', 'faults')).text, /"fault":"error"/);
    });

    it('can be listed and removed', async () => {
      await set({ fault: 'error', times: 3 });
      await endpoint.call('DescribeLags', {});
      assert.match((await endpoint.control('GET', 'faults')).text, /"times":2/);
      await endpoint.control('DELETE', 'faults');
      assert.equal((await endpoint.call('DescribeLags', {})).status, 200);
    });

    const refused: [object, RegExp][] = [
      [{}, /fault is required/],
      [{ fault: 'explode' }, /error, drop-before/],
      [{ fault: 'error', times: 0 }, /times/],
      [{ fault: 'error', status: 99 }, /status/],
      [{ fault: 'delay', milliseconds: -1 }, /milliseconds/],
      [{ fault: 'error', operation: 1 }, /operation must be a string/],
    ];
    for (const [fault, message] of refused) {
      it(`are refused if they are invalid: ${JSON.stringify(fault)}`, async () => {
        const answer = await endpoint.control('POST', 'faults', fault);
        assert.equal(answer.status, 400);
        assert.match(messageOf(answer), message);
      });
    }
  });
});
