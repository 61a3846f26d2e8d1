import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { mock } from 'node:test';
import type { GatewayChoice, Session } from '../../../../src/aws/session/session';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { hang, resetAfter, resetBefore, unavailable } from '../../../support/faultProxy/faults';
import { connect } from '../../../support/sdk';
import { allocate, confirm, lookForAccepted } from '../../../support/writes';

const REGION = 'us-east-1';
const CONFIRM = 'ConfirmPrivateVirtualInterface';

describe('accepting a virtual interface over a bad network', () => {
  let behind: EndpointBehindProxy;
  let network: Session;
  let workload: Session;
  let gateway: GatewayChoice;
  let vlan = 3000;

  /** A new virtual interface that waits for the workload account. */
  async function waiting(): Promise<string> {
    const { connections } = await network.sweep();
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    vlan += 1;
    const outcome = await allocate(network, {
      connectionId: free?.connectionId ?? '',
      ownerAccount: behind.endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: `accept-${vlan}`, vlan, asn: 65010 },
    });
    ok(outcome.kind === 'done');
    return outcome.result.virtualInterfaceId ?? '';
  }
  const posts = async () => (await behind.endpoint.received(CONFIRM)).length;

  before(async () => {
    behind = await startEndpointBehindProxy();
    network = connect(behind.endpoint.profile('demo-network'), REGION);
    workload = connect(behind.profile('demo-workload'), REGION);
    const { gateways } = await workload.gateways();
    const found = gateways.find(({ kind }) => kind === 'virtual');
    ok(found);
    gateway = found;
  });
  after(() => behind.stop());
  beforeEach(async () => {
    await behind.endpoint.control('DELETE', 'requests');
    behind.proxy.clear();
  });

  it('lists the gateways of both kinds, with what tells them apart', async () => {
    const { gateways, failure } = await workload.gateways();
    equal(failure, undefined);
    deepEqual(new Set(gateways.map(({ kind }) => kind)), new Set(['virtual', 'directConnect']));
    ok(gateways.every(({ kind, name }) => kind === 'virtual' || name));
  });

  it('lists the gateways of one kind when the other can’t be read, and throws when neither can', async () => {
    behind.proxy.set({ operation: 'DescribeVirtualGateways' }, resetBefore);
    const { gateways, failure } = await workload.gateways();
    deepEqual(new Set(gateways.map(({ kind }) => kind)), new Set(['directConnect']));
    equal(failure?.kind, 'dropped');
    behind.proxy.set({ operation: 'DescribeDirectConnectGateways' }, resetBefore);
    await rejects(workload.gateways(), { kind: 'dropped' });
  });

  it('accepts, and says the state that follows', async () => {
    const outcome = await confirm(workload, await waiting(), gateway);
    deepEqual(outcome, { kind: 'done', result: { state: 'pending' } });
    equal(await posts(), 1);
  });

  it('finds that it was accepted when the answer was lost', async () => {
    const id = await waiting();
    behind.proxy.set({ operation: CONFIRM }, resetAfter);
    const outcome = await confirm(workload, id, gateway);
    ok(outcome.kind === 'done' && outcome.result.state !== 'confirming');
    equal(await posts(), 1);
  });

  for (const [what, fault] of [
    ['is lost on the way', resetBefore],
    ['meets a 503', unavailable],
  ] as const) {
    it(`does not claim that nothing happened when the request ${what}`, async () => {
      const id = await waiting();
      behind.proxy.set({ operation: CONFIRM }, fault);
      const outcome = await confirm(workload, id, gateway);
      ok(outcome.kind === 'unknown', outcome.kind);
      equal(behind.proxy.seen.filter(({ operation }) => operation === CONFIRM).length, 1);
      equal((await lookForAccepted(workload, outcome.record)).kind, 'unknown');
    });
  }

  it('stops waiting at once when it is cancelled, and does not say that nothing happened', async () => {
    const id = await waiting();
    behind.proxy.set({ operation: CONFIRM }, hang);
    const ended = new AbortController();
    const confirming = confirm(workload, id, gateway, ended.signal);
    while (behind.proxy.asked(CONFIRM).length === 0) await once(behind.proxy, 'seen');
    // Cancelling needs no timer, so it works while none fires.
    mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
    try {
      ended.abort();
      const outcome = await confirming;
      ok(outcome.kind === 'unknown' && outcome.failure?.kind === 'cancelled');
    } finally {
      mock.timers.reset();
    }
  });

  it('reports why AWS refuses', async () => {
    const id = await waiting();
    const outcome = await confirm(network, id, gateway);
    ok(outcome.kind === 'refused' && outcome.failure.words !== '');
    equal((await confirm(workload, id, gateway)).kind, 'done');
    const twice = await confirm(workload, id, gateway);
    ok(twice.kind === 'refused' && twice.failure.code === 'DirectConnectClientException');
  });

  it('counts as accepted only for the gateway that was asked for', async () => {
    const id = await waiting();
    behind.proxy.set({ operation: CONFIRM, times: 2 }, resetBefore);
    const ours = await confirm(workload, id, gateway);
    const other = await confirm(workload, id, { ...gateway, id: 'vgw-another' });
    ok(ours.kind === 'unknown' && other.kind === 'unknown');
    // Somebody else in the account accepts it, with one of the two gateways.
    equal((await confirm(workload, id, gateway)).kind, 'done');
    equal((await lookForAccepted(workload, other.record)).kind, 'unknown');
    equal((await lookForAccepted(workload, ours.record)).kind, 'done');
  });
});
