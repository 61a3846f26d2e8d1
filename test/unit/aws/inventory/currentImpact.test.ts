import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { currentImpact } from '../../../../src/aws/inventory/currentImpact';
import { InventoryStore } from '../../../../src/aws/inventory/store';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { worstCaseOf } from '../../../../src/directconnect/impact/worstCase';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { profileStoreOf } from '../../../support/profileStore';
import { sdkOf } from '../../../support/sdk';

/** On one Direct Connect gateway, in two regions. Both carry IPv4 and IPv6 prefixes. */
const ORDERS = 'dxvif-fh8s3d2w';
const ERP = 'dxvif-fb4d8t1c';
const CHANGE = { kind: 'virtualInterfaces', ids: [ORDERS] } as const;

describe('reading the impact of a change', () => {
  let endpoint: TestEndpoint;
  let from: { sessions: SessionStore; inventories: InventoryStore };
  const place = (region = 'us-east-1', profile = 'demo-network') => ({ profile, region });
  const read = (signal = new AbortController().signal) => currentImpact(from, place(), CHANGE, signal);
  const bring = (id: string, ...cidrs: string[]) =>
    endpoint.control('POST', 'router', {
      ...{ id, addressFamily: 'ipv4', session: 'up' },
      routes: cidrs.map((cidr) => ({ cidr })),
    });

  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'faults');
    const profiles = profileStoreOf({ configFile: '/nowhere/a', credentialsFile: '/nowhere/b' });
    profiles.setAdded(Promise.resolve([endpoint.profile('demo-network'), endpoint.profile('demo-workload')]));
    const sdk = sdkOf();
    const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    from = { sessions, inventories: new InventoryStore(sessions) };
    await bring(ORDERS, '10.1.0.0/16', '10.2.0.0/16');
    await bring(ERP, '10.1.0.0/16');
    await endpoint.control('POST', 'router', { id: ORDERS, session: 'down', addressFamily: 'ipv6' });
  });

  const outcomes = async () =>
    (await read()).losses.flatMap(({ prefixes = [] }) =>
      prefixes.map(({ cidr, outcome }) => `${cidr} ${outcome}`),
    );

  it('counts what an unread region carries, since the gateway lists its attachments', async () => {
    deepEqual(await outcomes(), ['10.1.0.0/16 elsewhere', '10.2.0.0/16 onlyHere']);
  });

  it('counts what another region carries only once it was read, if the gateway does not list attachments', async () => {
    await endpoint.control('POST', 'faults', {
      ...{ operation: 'DescribeDirectConnectGatewayAttachments', times: 9, fault: 'error', status: 400 },
      ...{ code: 'AccessDeniedException', message: 'x' },
    });
    deepEqual(await outcomes(), ['10.1.0.0/16 onlyHere', '10.2.0.0/16 onlyHere']);
    await from.inventories.sweep(place('eu-central-1'));
    deepEqual(await outcomes(), ['10.1.0.0/16 elsewhere', '10.2.0.0/16 onlyHere']);
  });

  it('uses the current state of sessions, not the earlier one', async () => {
    await from.inventories.sweep(place());
    await from.inventories.sweep(place('eu-central-1'));
    await endpoint.control('POST', 'router', { id: ERP, session: 'down' });
    const [loss] = (await read()).losses;
    deepEqual(
      loss?.prefixes?.map(({ outcome }) => outcome),
      ['onlyHere', 'onlyHere'],
    );
    await endpoint.control('POST', 'router', { id: ORDERS, session: 'down' });
    deepEqual((await read()).losses, []);
    const known = from.inventories.current(place())?.sweep.virtualInterfaces;
    const orders = known?.find(({ virtualInterfaceId: id }) => id === ORDERS);
    ok(
      orders?.bgpPeers?.every(({ bgpStatus }) => bgpStatus === 'down'),
      'the tree learns it too',
    );
  });

  it('includes a session that was down, if its current state can’t be read', async () => {
    await endpoint.control('POST', 'router', { id: ORDERS, session: 'down' });
    await from.inventories.sweep(place());
    deepEqual((await read()).losses, []);
    const denied = { fault: 'error', status: 400, code: 'AccessDeniedException', message: 'x', times: 99 };
    await endpoint.control('POST', 'faults', { ...denied, operation: 'DescribeVirtualInterfaces' });
    await bring(ORDERS, '10.2.0.0/16');
    const impact = await read();
    deepEqual(
      impact.losses.map(({ peers, prefixes }) => [peers.length, prefixes?.map(({ cidr }) => cidr)]),
      [[2, ['10.2.0.0/16']]],
    );
    equal(worstCaseOf(impact), 'onlyHere');
  });

  it('includes a session that came up since the region was read', async () => {
    await endpoint.control('POST', 'router', { id: ORDERS, session: 'down' });
    await from.inventories.sweep(place());
    await bring(ORDERS, '10.1.0.0/16');
    const [loss] = (await read()).losses;
    deepEqual(
      loss?.prefixes?.map(({ cidr }) => cidr),
      ['10.1.0.0/16'],
    );
  });

  it('is unknown if routes are denied', async () => {
    await from.inventories.sweep(place('eu-central-1'));
    const denied = { fault: 'error', status: 400, code: 'AccessDeniedException', message: 'x' };
    const operation = 'ListVirtualInterfaceRoutes';
    await endpoint.control('POST', 'faults', { ...denied, operation, region: 'eu-central-1' });
    const impact = await read();
    deepEqual(
      impact.losses[0]?.prefixes?.map(({ outcome }) => outcome),
      ['unknown', 'unknown'],
    );
    equal(worstCaseOf(impact), 'unknown');
  });

  it('uses the earlier read if the region can’t be read, and fails without one', async () => {
    const broken = { fault: 'error', status: 400, code: 'AccessDeniedException', message: 'x', times: 100 };
    await endpoint.control('POST', 'faults', broken);
    await rejects(read(), { kind: 'denied' });
    await endpoint.control('DELETE', 'faults');
    from.inventories.refresh(place());
    await from.inventories.sweep(place());
    from.inventories.reread('us-east-1');
    await endpoint.control('POST', 'faults', broken);
    const impact = await read();
    deepEqual([impact.losses.length, impact.losses[0]?.prefixes], [1, undefined]);
  });

  it('ends when it is cancelled', async () => {
    await from.inventories.sweep(place());
    const ended = new AbortController();
    const reading = read(ended.signal);
    ended.abort();
    await rejects(reading, { kind: 'cancelled' });
  });
});
