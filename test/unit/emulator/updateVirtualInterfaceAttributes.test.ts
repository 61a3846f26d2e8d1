import assert from 'node:assert/strict';
import {
  CreatePrivateVirtualInterfaceCommand,
  DeleteVirtualInterfaceCommand,
  DescribeConnectionsCommand,
  DescribeLagsCommand,
  DescribeVirtualInterfacesCommand,
  UpdateVirtualInterfaceAttributesCommand,
} from '@aws-sdk/client-direct-connect';
import type {
  UpdateVirtualInterfaceAttributesCommandInput,
  VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { demoEstate } from '../../../src/emulator/estate/demo';
import { NETWORK_VGW } from '../../../src/emulator/estate/demo/gateways';
import { EndpointUnderTest, NETWORK, NO_JUMBO, WORKLOAD, codeOf, messageOf } from './endpointUnderTest';

/**
 * In the demo estate, on the same connection: MTU 8500, owned by the workload account; 1500, with a Direct Connect
 * gateway; public.
 */
const HOSTED = 'dxvif-fg4m1k7z';
const OWN = 'dxvif-fh8s3d2w';
const PUBLIC = 'dxvif-fc2x9b6q';
/** Down, with a virtual private gateway. */
const DOWN = 'dxvif-ft7e5u9x';
const CONFIRMING = 'dxvif-fk5t0n8v';
const TRANSIT = 'dxvif-fs1y8f3g';

describe('emulator: UpdateVirtualInterfaceAttributes', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  type Changes = Omit<UpdateVirtualInterfaceAttributesCommandInput, 'virtualInterfaceId'>;
  const update = (virtualInterfaceId: string, changes: Changes, account = NETWORK) =>
    endpoint
      .client(account)
      .send(new UpdateVirtualInterfaceAttributesCommand({ virtualInterfaceId, ...changes }));
  const look = async (virtualInterfaceId: string, account = NETWORK): Promise<VirtualInterface> => {
    const command = new DescribeVirtualInterfacesCommand({ virtualInterfaceId });
    const { virtualInterfaces } = await endpoint.client(account).send(command);
    assert.ok(virtualInterfaces?.[0]);
    return virtualInterfaces[0];
  };
  const states = async (id: string) => {
    const { virtualInterfaceState, bgpPeers } = await look(id);
    return [virtualInterfaceState, ...(bgpPeers ?? []).map(({ bgpStatus }) => bgpStatus)];
  };
  const create = async (vlan: number, connectionId: string): Promise<string> => {
    const command = new CreatePrivateVirtualInterfaceCommand({
      connectionId,
      newPrivateVirtualInterface: {
        virtualInterfaceName: `vlan-${vlan}`,
        vlan,
        asn: 65000,
        virtualGatewayId: NETWORK_VGW['us-east-1'],
      },
    });
    return (await endpoint.client().send(command)).virtualInterfaceId ?? '';
  };

  it('renames, for either account, and answers the whole interface as it is described', async () => {
    for (const account of [NETWORK, WORKLOAD]) {
      const name = `renamed by ${account}`;
      const { $metadata: _, ...answer } = await update(HOSTED, { virtualInterfaceName: name }, account);
      assert.equal(answer.virtualInterfaceName, name);
      assert.equal(answer.virtualInterfaceState, 'available');
      assert.deepEqual(answer, await look(HOSTED, account));
    }
    assert.equal(
      (await update(CONFIRMING, { virtualInterfaceName: 'sooner' })).virtualInterfaceName,
      'sooner',
    );
    assert.equal((await update(PUBLIC, { virtualInterfaceName: 'edge' })).virtualInterfaceName, 'edge');
  });

  it('leaves other values alone, and those that are already set', async () => {
    const before = await look(OWN);
    for (const changes of [{}, { virtualInterfaceName: 'prod-orders', mtu: 1500, enableSiteLink: false }]) {
      await update(OWN, changes);
      assert.deepEqual(await look(OWN), before);
    }
  });

  it('changes everything or nothing', async () => {
    const before = await look(HOSTED);
    const wrong = [{ mtu: 1400 }, { enableSiteLink: true }];
    for (const more of wrong) {
      await assert.rejects(update(HOSTED, { virtualInterfaceName: 'other', ...more }));
      assert.deepEqual(await look(HOSTED), before);
    }
  });

  describe('the MTU', () => {
    it('changes while the interface is pending and its sessions stay up', async () => {
      const { mtu, virtualInterfaceState } = await update(OWN, { mtu: 9001 });
      assert.deepEqual([mtu, virtualInterfaceState], [9001, 'pending']);
      assert.deepEqual(await states(OWN), ['pending', 'up', 'up']);
      assert.deepEqual(await states(HOSTED), ['available', 'up']);
      await endpoint.turnClock(1);
      assert.deepEqual(await states(OWN), ['pending', 'up', 'up']);
      await endpoint.turnClock(4);
      assert.deepEqual(await states(OWN), ['available', 'up', 'up']);
      assert.equal((await look(OWN)).mtu, 9001);
    });

    it('changes for either account, also while down, and leaves what was down', async () => {
      assert.equal((await update(HOSTED, { mtu: 1500 }, WORKLOAD)).mtu, 1500);
      assert.equal((await update(TRANSIT, { mtu: 1500 })).mtu, 1500);
      assert.equal((await update(DOWN, { mtu: 8500 })).virtualInterfaceState, 'pending');
      await endpoint.turnClock(5);
      assert.deepEqual(await states(DOWN), ['down', 'down']);
    });

    it('is not changed again while it changes', async () => {
      await update(OWN, { mtu: 8500 });
      await assert.rejects(update(OWN, { mtu: 1500 }), {
        name: 'DirectConnectClientException',
        message: `UpdateVirtualInterfaceAttributes failed. ${OWN} is in state pending`,
      });
    });

    it('does not revive an interface that is deleted meanwhile', async () => {
      await update(OWN, { mtu: 8500 });
      await endpoint.client().send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: OWN }));
      await endpoint.turnClock(6);
      assert.deepEqual(await states(OWN), ['deleted', 'down', 'down']);
    });
  });

  describe('jumbo frames on a port that did not support them', () => {
    let changed: string;
    let beside: string;
    beforeEach(async () => {
      changed = await create(1000, NO_JUMBO);
      beside = await create(1001, NO_JUMBO);
      await endpoint.turnClock(10);
    });
    const port = async () => {
      const command = new DescribeConnectionsCommand({ connectionId: NO_JUMBO });
      const { connections } = await endpoint.client().send(command);
      return [connections?.[0]?.connectionState, connections?.[0]?.jumboFrameCapable];
    };

    it('interrupt everything on it for 30 seconds, and are supported from then on', async () => {
      assert.deepEqual(await port(), ['available', false]);
      await update(changed, { mtu: 8500 });
      await endpoint.turnClock(20);
      assert.deepEqual(await states(changed), ['pending', 'down']);
      assert.deepEqual(await states(beside), ['down', 'down']);
      assert.deepEqual(await port(), ['down', true]);
      await endpoint.turnClock(10);
      assert.deepEqual(await states(changed), ['available', 'up']);
      assert.deepEqual(await states(beside), ['available', 'up']);
      assert.deepEqual(await port(), ['available', true]);
      assert.equal((await look(beside)).jumboFrameCapable, true);
    });

    it('interrupt nothing the second time', async () => {
      await update(changed, { mtu: 8500 });
      await endpoint.turnClock(30);
      await update(beside, { mtu: 8500 });
      assert.deepEqual(await states(changed), ['available', 'up']);
      assert.deepEqual(await states(beside), ['pending', 'up']);
    });

    it('end the interruption also for an interface whose MTU changes meanwhile, before or after the port', async () => {
      await update(changed, { mtu: 8500 });
      await update(beside, { mtu: 8500 });
      await endpoint.turnClock(5);
      assert.deepEqual(await states(beside), ['down', 'down']);
      await endpoint.turnClock(23);
      await update(beside, { mtu: 1500 });
      await endpoint.turnClock(2);
      assert.deepEqual(await states(beside), ['pending', 'up']);
      await endpoint.turnClock(3);
      assert.deepEqual(await states(beside), ['available', 'up']);
    });

    it('do not revive what is deleted meanwhile', async () => {
      await update(changed, { mtu: 8500 });
      for (const virtualInterfaceId of [changed, beside]) {
        await endpoint.client().send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId }));
      }
      await endpoint.turnClock(30);
      assert.deepEqual(await states(changed), ['deleted', 'down']);
      assert.deepEqual(await states(beside), ['deleted', 'down']);
    });

    it('are not needed for MTU 1500', async () => {
      assert.equal((await update(changed, { mtu: 1500 })).virtualInterfaceState, 'available');
      assert.deepEqual(await port(), ['available', false]);
    });
  });

  it('jumbo frames on a LAG update the LAG and its members', async () => {
    const lagId = 'dxlag-aaaaaaaa';
    const [network] = demoEstate().accounts;
    assert.ok(network);
    const at = { location: 'EqDC2', jumboFrameCapable: false };
    const bgpPeers = [{ asn: 65000 }];
    const vif = (virtualInterfaceId: string, vlan: number, connectionId: string) => ({
      virtualInterfaceId,
      virtualInterfaceName: 'on-lag',
      vlan,
      connectionId,
      bgpPeers,
    });
    await endpoint.close();
    endpoint = await EndpointUnderTest.start({
      accounts: [
        {
          ...network,
          regions: {
            'us-east-1': {
              lags: [{ lagId, lagName: 'old', ...at }],
              connections: [{ connectionId: 'dxcon-aaaaaaaa', connectionName: 'one', lagId, ...at }],
              virtualInterfaces: [
                vif('dxvif-aaaaaaaa', 1, lagId),
                vif('dxvif-bbbbbbbb', 2, 'dxcon-aaaaaaaa'),
              ],
            },
          },
        },
      ],
    });
    const lag = async () => {
      const { lags } = await endpoint.client().send(new DescribeLagsCommand({ lagId }));
      const [found] = lags ?? [];
      const members = found?.connections?.map((one) => [one.connectionState, one.jumboFrameCapable]);
      return [found?.lagState, found?.jumboFrameCapable, members];
    };
    await update('dxvif-bbbbbbbb', { mtu: 8500 });
    assert.deepEqual(await lag(), ['down', true, [['down', true]]]);
    assert.deepEqual(await states('dxvif-aaaaaaaa'), ['down', 'down']);
    await endpoint.turnClock(30);
    assert.deepEqual(await lag(), ['available', true, [['available', true]]]);
    assert.deepEqual(await states('dxvif-aaaaaaaa'), ['available', 'up']);
  });

  describe('SiteLink', () => {
    it('is switched on and off by the interface’s owner, and nothing goes down', async () => {
      for (const enableSiteLink of [true, false]) {
        const { siteLinkEnabled } = await update(OWN, { enableSiteLink });
        assert.equal(siteLinkEnabled, enableSiteLink);
        assert.deepEqual(await states(OWN), ['available', 'up', 'up']);
      }
      assert.equal((await update(TRANSIT, { enableSiteLink: false })).siteLinkEnabled, false);
    });

    it('can’t be changed by the connection’s owner', async () => {
      await assert.rejects(update(HOSTED, { enableSiteLink: true }), {
        message: `Only account ${WORKLOAD} can change SiteLink of ${HOSTED}.`,
      });
    });

    it('needs a Direct Connect gateway', async () => {
      const words = /^SiteLink requires a Direct Connect gateway/;
      const refused: [string, string][] = [
        [HOSTED, WORKLOAD],
        [DOWN, NETWORK],
        [PUBLIC, NETWORK],
      ];
      for (const [id, account] of refused) {
        const body = { virtualInterfaceId: id, enableSiteLink: true };
        assert.match(
          messageOf(await endpoint.call('UpdateVirtualInterfaceAttributes', body, account)),
          words,
        );
      }
    });
  });

  describe('refuses', () => {
    const cases: [string, object, RegExp][] = [
      ['a missing ID', { virtualInterfaceId: undefined }, /^virtualInterfaceId is required/],
      [
        'an unknown ID',
        { virtualInterfaceId: 'dxvif-ffffffff' },
        /^Virtual interface dxvif-f+ does not exist/,
      ],
      ['another region', { virtualInterfaceId: 'dxvif-fb4d8t1c' }, /does not exist/],
      [
        'an interface that was rejected',
        { virtualInterfaceId: 'dxvif-fr6j4q1d', virtualInterfaceName: 'x' },
        /not exist/,
      ],
      ['an empty name', { virtualInterfaceName: '' }, /^virtualInterfaceName must have 1 to 100/],
      ['a name with other characters', { virtualInterfaceName: 'a;b' }, /^virtualInterfaceName must/],
      ['MTU 1400', { mtu: 1400 }, /^MTU 1400 is not valid. The supported values are 1500, 8500, 9001/],
      [
        'MTU 9001 of a transit interface',
        { virtualInterfaceId: TRANSIT, mtu: 9001 },
        /^MTU 9001 is not valid. The supported values are 1500, 8500\.$/,
      ],
      [
        'an MTU of a public interface',
        { virtualInterfaceId: PUBLIC, mtu: 8500 },
        /^The MTU of a public virtual interface cannot be changed/,
      ],
      [
        'an MTU of an interface that waits for its owner',
        { virtualInterfaceId: CONFIRMING, mtu: 8500 },
        /^UpdateVirtualInterfaceAttributes failed. dxvif-\w+ is in state confirming/,
      ],
    ];
    for (const [name, changes, message] of cases) {
      it(name, async () => {
        const body = { virtualInterfaceId: OWN, ...changes };
        const answer = await endpoint.call('UpdateVirtualInterfaceAttributes', body);
        assert.deepEqual([answer.status, codeOf(answer)], [400, 'DirectConnectClientException']);
        assert.match(messageOf(answer), message);
      });
    }

    it('an interface that is being deleted', async () => {
      await endpoint.client().send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: OWN }));
      await assert.rejects(update(OWN, { virtualInterfaceName: 'late' }), {
        message: `UpdateVirtualInterfaceAttributes failed. ${OWN} is in state deleting`,
      });
    });

    it('interfaces of other accounts, and fields of the wrong type', async () => {
      const body = { virtualInterfaceId: OWN, virtualInterfaceName: 'mine' };
      const foreign = await endpoint.call('UpdateVirtualInterfaceAttributes', body, WORKLOAD);
      assert.match(messageOf(foreign), /does not exist/);
      for (const wrong of [{ mtu: '8500' }, { enableSiteLink: 'yes' }, { virtualInterfaceName: 5 }]) {
        const answer = await endpoint.call('UpdateVirtualInterfaceAttributes', { ...body, ...wrong });
        assert.equal(codeOf(answer), 'SerializationException');
      }
    });
  });

  it('is carried out before an answer is lost, and is in the record', async () => {
    await endpoint.control('POST', 'faults', {
      fault: 'drop-after',
      operation: 'UpdateVirtualInterfaceAttributes',
    });
    await assert.rejects(update(OWN, { virtualInterfaceName: 'unanswered' }));
    assert.equal((await look(OWN)).virtualInterfaceName, 'unanswered');
    const { text } = await endpoint.control('GET', 'requests');
    assert.match(text, /"operation":"UpdateVirtualInterfaceAttributes"[^}]*"fault":"drop-after"/);
  });
});
