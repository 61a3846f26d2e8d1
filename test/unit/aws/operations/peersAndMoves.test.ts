import { deepEqual, equal, ok } from 'node:assert/strict';
import { associateVirtualInterface } from '../../../../src/aws/operations/associateVirtualInterface';
import { createBgpPeer } from '../../../../src/aws/operations/createBgpPeer';
import { deleteBgpPeer } from '../../../../src/aws/operations/deleteBgpPeer';
import type { Session } from '../../../../src/aws/session/session';
import type { BGPPeer } from '../../../../src/directconnect/api';
import type { EndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { startEndpointBehindProxy } from '../../../support/faultProxy/endpointBehind';
import { resetAfter, resetBefore } from '../../../support/faultProxy/faults';
import { answering } from '../../../support/answering';
import { connect, sdkOf } from '../../../support/sdk';

/** Dual stack, on a dedicated connection. */
const ORDERS = 'dxvif-fh8s3d2w';
/** With only an IPv4 peer. */
const BRANCH = 'dxvif-fv2k6a0h';
const CORE_B = 'dxcon-ffp3w9qa';

describe('peers and moves over a bad network', () => {
  let behind: EndpointBehindProxy;
  let network: Session;

  before(async () => {
    behind = await startEndpointBehindProxy();
    network = connect(behind.profile('demo-network'), 'us-east-1');
  });
  after(() => behind.stop());
  beforeEach(async () => {
    await behind.endpoint.control('POST', 'reset');
    await behind.endpoint.control('DELETE', 'requests');
    behind.proxy.clear();
  });

  const find = async (virtualInterfaceId: string) => {
    const [found] = await network.virtualInterfaces({ virtualInterfaceId });
    ok(found);
    return found;
  };
  const peerOf = async (family: string, id = ORDERS): Promise<BGPPeer> =>
    (await find(id)).bgpPeers?.find(({ addressFamily }) => addressFamily === family) ?? {};
  const posts = async (operation: string) => (await behind.endpoint.received(operation)).length;

  const add = (authKey?: string) =>
    network.write(createBgpPeer, {
      virtualInterfaceId: BRANCH,
      newBGPPeer: { asn: 65120, addressFamily: 'ipv6', ...(authKey && { authKey }) },
    });

  it('a peer that was added is found when its answer is lost, by its key as well', async () => {
    for (const key of [undefined, 'a-key-of-ours']) {
      await behind.endpoint.control('POST', 'reset');
      await behind.endpoint.control('DELETE', 'requests');
      behind.proxy.set({ operation: 'CreateBGPPeer' }, resetAfter);
      const outcome = await add(key);
      ok(outcome.kind === 'done', outcome.kind);
      deepEqual(outcome.found, { certain: true });
      equal(outcome.result.virtualInterfaceId, BRANCH);
      ok(!JSON.stringify(outcome).includes('a-key-of-ours'), 'the key is nowhere in it');
      equal(await posts('CreateBGPPeer'), 1);
    }
  });

  it('a peer that existed before does not count as the one that was added', async () => {
    const { customerAddress, amazonAddress } = await peerOf('ipv4', BRANCH);
    behind.proxy.set({ operation: 'CreateBGPPeer' }, resetBefore);
    const newBGPPeer = { asn: 65120, addressFamily: 'ipv4', customerAddress, amazonAddress } as const;
    const outcome = await network.write(createBgpPeer, { virtualInterfaceId: BRANCH, newBGPPeer });
    deepEqual([outcome.kind, outcome.kind === 'unknown' && outcome.checked], ['unknown', true]);
  });

  it('a different peer does not count as the one that was requested', async () => {
    behind.proxy.set({ operation: 'CreateBGPPeer' }, resetBefore);
    const outcome = await add('one-key-of-ours');
    ok(outcome.kind === 'unknown');
    equal(
      (
        await connect(behind.endpoint.profile('demo-network'), 'us-east-1').write(createBgpPeer, {
          virtualInterfaceId: BRANCH,
          newBGPPeer: { asn: 65121, addressFamily: 'ipv6' },
        })
      ).kind,
      'done',
    );
    equal((await network.checkAgain(createBgpPeer, outcome.record)).kind, 'unknown');
  });

  it('an answer whose peers are as they were proves neither a new peer nor that one was deleted', async () => {
    const peer = {
      bgpPeerId: 'dxpeer-1',
      asn: 65120,
      addressFamily: 'ipv4',
      customerAddress: '192.0.2.2/30',
    };
    const virtualInterface = { virtualInterfaceId: BRANCH, virtualInterfaceState: 'available' };
    const server = await answering((operation) => {
      const answered = { ...virtualInterface, bgpPeers: [{ ...peer, bgpPeerState: 'available' }] };
      const isList = operation === 'DescribeVirtualInterfaces';
      return {
        body: JSON.stringify(isList ? { virtualInterfaces: [answered] } : { virtualInterface: answered }),
      };
    });
    try {
      const session = sdkOf().connect(server.profile, 'us-east-1');
      const outcomes = [
        await session.write(createBgpPeer, {
          virtualInterfaceId: BRANCH,
          newBGPPeer: { asn: 65120, addressFamily: 'ipv6' },
        }),
        await session.write(deleteBgpPeer, { virtualInterfaceId: BRANCH, bgpPeerId: 'dxpeer-1' }),
      ];
      deepEqual(
        outcomes.map((outcome) => outcome.kind === 'unknown' && outcome.checked),
        [true, true],
      );
    } finally {
      server.stop();
    }
  });

  it('a peer that AWS refuses is reported in AWS’s words', async () => {
    const outcome = await network.write(createBgpPeer, {
      virtualInterfaceId: ORDERS,
      newBGPPeer: { asn: 65010, addressFamily: 'ipv4' },
    });
    ok(outcome.kind === 'refused');
    ok(/already has a BGP peer of the address family ipv4/.test(outcome.failure.words ?? ''));
  });

  it('a deletion is confirmed by the peer’s id, or by its address and ASN', async () => {
    const named = [
      async () => ({ bgpPeerId: (await peerOf('ipv6')).bgpPeerId }),
      async () => ({ asn: 65010, customerAddress: (await peerOf('ipv6')).customerAddress }),
    ];
    for (const name of named) {
      await behind.endpoint.control('POST', 'reset');
      behind.proxy.set({ operation: 'DeleteBGPPeer' }, resetAfter);
      const outcome = await network.write(deleteBgpPeer, { virtualInterfaceId: ORDERS, ...(await name()) });
      deepEqual([outcome.kind, outcome.kind === 'done' && outcome.found], ['done', { certain: true }]);
      equal((await peerOf('ipv6')).bgpPeerState, 'deleting');
    }
  });

  it('a peer that still exists was not deleted; deleting the last one is refused', async () => {
    const { bgpPeerId } = await peerOf('ipv6');
    behind.proxy.set({ operation: 'DeleteBGPPeer' }, resetBefore);
    const outcome = await network.write(deleteBgpPeer, { virtualInterfaceId: ORDERS, bgpPeerId });
    equal(outcome.kind, 'unknown');
    behind.proxy.clear();
    const last = await peerOf('ipv4', BRANCH);
    const refused = await network.write(deleteBgpPeer, {
      virtualInterfaceId: BRANCH,
      ...(last.bgpPeerId !== undefined && { bgpPeerId: last.bgpPeerId }),
    });
    ok(refused.kind === 'refused' && /last BGP Peer/.test(refused.failure.words ?? ''));
  });

  it('a move is found when its answer is lost, and not if it did not happen', async () => {
    const input = { virtualInterfaceId: ORDERS, connectionId: CORE_B };
    behind.proxy.set({ operation: 'AssociateVirtualInterface' }, resetBefore);
    equal((await network.write(associateVirtualInterface, input)).kind, 'unknown');
    behind.proxy.clear();
    behind.proxy.set({ operation: 'AssociateVirtualInterface' }, resetAfter);
    const outcome = await network.write(associateVirtualInterface, input);
    ok(outcome.kind === 'done');
    deepEqual([outcome.found, outcome.result.connectionId], [{ certain: true }, CORE_B]);
    behind.proxy.clear();
    const again = await network.write(associateVirtualInterface, input);
    ok(again.kind === 'refused', 'a refused request did not move what is already there');
  });
});
