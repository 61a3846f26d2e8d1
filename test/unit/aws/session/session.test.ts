import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FailureKind } from '../../../../src/aws/failure';
import { connect, sdkOf } from '../../../support/sdk';
import { allocate, lookForAllocated, remove } from '../../../support/writes';
import type { Session, Sweep } from '../../../../src/aws/session/session';
import { doubtWords } from '../../../../src/aws/writes/doubtWords';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';

const REGION = 'us-east-1';
const ofKind = (kind: FailureKind) => (error: { kind?: string; advice?: string }) => {
  equal(error.kind, kind);
  ok(error.advice);
  return true;
};

describe('a session with the local endpoint', () => {
  let endpoint: TestEndpoint;
  let network: Session;
  let connectionId: string;
  let nextVlan = 3000;
  const owner = () => endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '';
  const request = (more: object = {}) => {
    const vlan = nextVlan++;
    return {
      connectionId,
      ownerAccount: owner(),
      newPrivateVirtualInterfaceAllocation: {
        virtualInterfaceName: `test-${vlan}`,
        vlan,
        asn: 65010,
        ...more,
      },
    };
  };
  const fault = (settings: object) =>
    endpoint.control('POST', 'faults', {
      operation: 'AllocatePrivateVirtualInterface',
      times: 1,
      ...settings,
    });

  before(async () => {
    endpoint = await startEndpoint();
    network = connect(endpoint.profile('demo-network'), REGION);
    const { connections } = await network.sweep();
    const free = connections.find(
      ({ connectionState, vlan, lagId }) => connectionState === 'available' && !vlan && !lagId,
    );
    connectionId = free?.connectionId ?? '';
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
  });

  describe('a sweep', () => {
    it('reads connections, LAGs and virtual interfaces, and keeps no secret', async () => {
      const sweep = await network.sweep();
      ok(sweep.connections.length > 0 && sweep.lags.length > 0 && sweep.virtualInterfaces.length > 0);
      deepEqual(sweep.failures, []);
      ok(!/authKey|customerRouterConfig|bgp_auth_key/.test(JSON.stringify(sweep)));
    });

    it('shows what could be read when one list fails, and what failed', async () => {
      await endpoint.control('POST', 'faults', {
        operation: 'DescribeLags',
        times: 1,
        fault: 'error',
        status: 400,
        code: 'AccessDeniedException',
        message: 'no',
      });
      const { failures, virtualInterfaces } = await network.sweep();
      deepEqual(
        failures.map(({ kind }) => kind),
        ['denied'],
      );
      ok(virtualInterfaces.length > 0);
    });

    it('reads every page of a long list', async () => {
      const large = await startEndpoint(process.cwd(), ['--connections', '230', '--vifs', '450']);
      try {
        const [account] = large.accounts;
        const sweep: Sweep = await connect(large.profile(account?.name ?? ''), REGION).sweep();
        const ids = new Set(sweep.virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId));
        equal(ids.size, 450);
        equal(sweep.connections.length, 230);
      } finally {
        await large.stop();
      }
    });

    it('says that a wrong secret is not accepted', async () => {
      const profile = endpoint.profile('demo-network');
      const secretAccessKey = randomBytes(30).toString('base64');
      const wrong = { ...profile, origin: { ...profile.origin, secretAccessKey } } as typeof profile;
      await rejects(connect(wrong, REGION).sweep(), ofKind('credentials'));
    });

    it('says that the endpoint can’t be reached', async () => {
      const gone = await startEndpoint();
      const session = connect(gone.profile('demo-network'), REGION);
      await gone.stop();
      await rejects(session.sweep(), ofKind('unreachable'));
    });

    it('says that a sign-in page came instead of an answer', async () => {
      // By name, so that a pending call of another operation does not use one up.
      for (const operation of ['DescribeConnections', 'DescribeLags', 'DescribeVirtualInterfaces']) {
        await endpoint.control('POST', 'faults', { operation, times: 1, fault: 'html', status: 200 });
      }
      await rejects(network.sweep(), ofKind('unreadable'));
    });

    it('stops at once when it is cancelled', async () => {
      await endpoint.control('POST', 'faults', { times: 3, fault: 'hang' });
      const controller = new AbortController();
      const sweeping = network.sweep(controller.signal);
      controller.abort();
      await rejects(sweeping, ofKind('cancelled'));
    });
  });

  describe('the environment', () => {
    const strange = {
      AWS_PROFILE: 'other',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_DIRECT_CONNECT: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'AKIAOTHER',
      AWS_SECRET_ACCESS_KEY: 'other',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_USE_DUALSTACK_ENDPOINT: 'true',
      AWS_MAX_ATTEMPTS: '7',
    };
    const usual = process.env;
    beforeEach(() => (process.env = { ...usual, ...strange }));
    afterEach(() => (process.env = usual));

    it('changes neither the endpoint nor the identity of a profile’s requests', async () => {
      const { connections } = await connect(endpoint.profile('demo-network'), REGION).sweep();
      equal(connections[0]?.region, REGION);
    });
  });

  describe('credentials from the shared files', () => {
    it('are read again by each session, so that an edit takes effect without a restart', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'dx-session-'));
      const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
      const profile = endpoint.profile('demo-network', { name: 'file', origin: { kind: 'files', ...files } });
      const account = endpoint.accounts.find(({ name }) => name === 'demo-network');
      const keys = (secret: string) =>
        writeFile(
          files.credentialsFile,
          `[file]\naws_access_key_id = ${account?.accessKeyId ?? ''}\naws_secret_access_key = ${secret}\n`,
        );
      try {
        await rejects(connect(profile, REGION).sweep(), ofKind('profile'));
        await keys(randomBytes(30).toString('base64'));
        await rejects(connect(profile, REGION).sweep(), ofKind('credentials'));
        await keys(account?.secretAccessKey ?? '');
        ok((await connect(profile, REGION).sweep()).connections.length > 0);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });

  describe('an allocation', () => {
    it('is created, without its secrets, and shows in both accounts', async () => {
      const wanted = request({ authKey: randomBytes(12).toString('hex') });
      const outcome = await allocate(network, wanted);
      ok(outcome.kind === 'done');
      const { virtualInterfaceId, virtualInterfaceState } = outcome.result;
      equal(virtualInterfaceState, 'confirming');
      ok(!/authKey|customerRouterConfig/.test(JSON.stringify(outcome)));
      for (const name of ['demo-network', 'demo-workload']) {
        const { virtualInterfaces } = await connect(endpoint.profile(name), REGION).sweep();
        ok(
          virtualInterfaces.some((found) => found.virtualInterfaceId === virtualInterfaceId),
          name,
        );
      }
    });

    it('that AWS refuses is a refusal with AWS’s words, and is sent once', async () => {
      const outcome = await allocate(network, { ...request(), ownerAccount: '1' });
      ok(outcome.kind === 'refused');
      ok(outcome.failure.words && outcome.failure.code);
      equal((await endpoint.received('AllocatePrivateVirtualInterface')).length, 1);
    });

    it('that commits before the connection drops is found, with one POST', async () => {
      await fault({ fault: 'drop-after' });
      const wanted = request();
      const outcome = await allocate(network, wanted);
      ok(outcome.kind === 'done' && outcome.found?.certain);
      equal(outcome.result.vlan, wanted.newPrivateVirtualInterfaceAllocation.vlan);
      equal((await endpoint.received('AllocatePrivateVirtualInterface')).length, 1);
    });

    for (const [what, settings] of [
      ['is dropped before it commits', { fault: 'drop-before' }],
      ['meets a 503', { fault: 'error', status: 503, code: 'ServiceUnavailable', message: 'no' }],
      [
        'is throttled',
        { fault: 'error', status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
      ],
      [
        'meets another request in progress',
        { fault: 'error', status: 400, code: 'TransactionInProgressException', message: 'no' },
      ],
      [
        'meets a request before it that is not complete',
        { fault: 'error', status: 400, code: 'PriorRequestNotComplete', message: 'no' },
      ],
      [
        'is waited for too long',
        { fault: 'error', status: 400, code: 'RequestTimeoutException', message: 'no' },
      ],
      ['meets a 408', { fault: 'error', status: 408, code: 'RequestTimeout', message: 'no' }],
    ] as const) {
      it(`that ${what} is unresolved, with one POST, and can be checked`, async () => {
        await fault(settings);
        const wanted = request();
        const outcome = await allocate(network, wanted);
        ok(outcome.kind === 'unknown', outcome.kind);
        equal((await endpoint.received('AllocatePrivateVirtualInterface')).length, 1);
        const early = await lookForAllocated(network, outcome.record);
        ok(early.kind === 'unknown' && early.checked, early.kind);
        // As if the request had arrived after all: this journal does not show that another request created it.
        const late = await allocate(sdkOf().connect(endpoint.profile('demo-network'), REGION), wanted);
        ok(late.kind === 'done');
        const found = await lookForAllocated(network, outcome.record);
        ok(found.kind === 'done', found.kind);
        deepEqual(
          [found.result.virtualInterfaceId, found.found],
          [late.result.virtualInterfaceId, { certain: true }],
        );
      });
    }

    it('that meets a limit is refused in AWS’s words, with one POST', async () => {
      await fault({ fault: 'error', status: 400, code: 'LimitExceededException', message: 'Too many.' });
      const outcome = await allocate(network, request());
      ok(outcome.kind === 'refused', outcome.kind);
      equal(outcome.failure.message, 'Too many.');
      equal((await endpoint.received('AllocatePrivateVirtualInterface')).length, 1);
    });

    it('never claims a virtual interface that existed before', async () => {
      const wanted = request();
      equal((await allocate(network, wanted)).kind, 'done');
      await fault({ fault: 'drop-before' });
      equal((await allocate(network, wanted)).kind, 'unknown');
    });

    it('says that nothing was sent when the endpoint can’t be reached', async () => {
      const gone = await startEndpoint();
      const session = connect(gone.profile('demo-network'), REGION);
      await gone.stop();
      const outcome = await allocate(session, request());
      equal(outcome.kind, 'notSent');
    });
  });

  describe('a router configuration', () => {
    it('comes with its keys, for the one document that shows it', async () => {
      const authKey = randomBytes(12).toString('hex');
      const outcome = await allocate(network, request({ authKey }));
      ok(outcome.kind === 'done');
      const { text, keys } = await network.routerConfiguration(outcome.result.virtualInterfaceId ?? '');
      ok(text.includes('<logical_connection') && text.includes(authKey));
      ok(keys.includes(authKey));
    });

    it('reports a missing virtual interface', async () => {
      await rejects(network.routerConfiguration('dxvif-00000000'), ofKind('refused'));
    });
  });

  describe('a deletion', () => {
    // With its own journal, so that no sweep checks the unresolved writes from above.
    before(() => (network = sdkOf().connect(endpoint.profile('demo-network'), REGION)));

    it('deletes, once, and counts as done when there is nothing to delete', async () => {
      const id = await created();
      equal((await remove(network, id)).kind, 'done');
      const { virtualInterfaces } = await network.sweep();
      const after = virtualInterfaces.find(({ virtualInterfaceId }) => virtualInterfaceId === id);
      ok(['deleting', 'deleted', undefined].includes(after?.virtualInterfaceState));
      equal((await endpoint.received('DeleteVirtualInterface')).length, 1);
      equal((await remove(network, 'dxvif-00000000')).kind, 'done');
    });

    const created = async () => {
      const outcome = await allocate(network, request());
      ok(outcome.kind === 'done');
      return outcome.result.virtualInterfaceId ?? '';
    };
    const faulty = (settings: object, operation = 'DeleteVirtualInterface') =>
      endpoint.control('POST', 'faults', { operation, times: 3, ...settings });
    const posts = async () => (await endpoint.received('DeleteVirtualInterface')).length;

    it('that commits before the connection drops is done, with one POST', async () => {
      const id = await created();
      await faulty({ fault: 'drop-after' });
      const outcome = await remove(network, id);
      ok(outcome.kind === 'done' && outcome.found?.certain, outcome.kind);
      equal(await posts(), 1);
    });

    for (const [what, settings, kind] of [
      ['is dropped before it commits', { fault: 'drop-before' }, 'dropped'],
      ['meets a 503', { fault: 'error', status: 503, code: 'ServiceUnavailable' }, 'server'],
      ['is throttled', { fault: 'error', status: 400, code: 'ThrottlingException' }, 'throttled'],
    ] as const) {
      it(`that ${what} is unresolved although a check sees it, with one POST`, async () => {
        const id = await created();
        await faulty(settings);
        const outcome = await remove(network, id);
        ok(outcome.kind === 'unknown' && outcome.checked, outcome.kind);
        equal(outcome.failure?.kind, kind);
        match(doubtWords(outcome), /was sent once, and a check has found no trace of it yet.*Check Again/);
        equal(await posts(), 1);
      });
    }

    it('says that it is unknown when it can’t be checked, and to check again', async () => {
      const id = await created();
      await faulty({ fault: 'drop-before' });
      await faulty(
        { fault: 'error', status: 400, code: 'AccessDeniedException' },
        'DescribeVirtualInterfaces',
      );
      const outcome = await remove(network, id);
      ok(outcome.kind === 'unknown' && !outcome.checked, outcome.kind);
      match(doubtWords(outcome), /it is not known whether it took effect.*Check Again/);
      equal(await posts(), 1);
    });
  });
});
