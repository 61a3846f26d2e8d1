import assert from 'node:assert/strict';
import {
  CreateDirectConnectGatewayCommand,
  DeleteDirectConnectGatewayCommand,
  DescribeDirectConnectGatewaysCommand,
  UpdateDirectConnectGatewayCommand,
} from '@aws-sdk/client-direct-connect';
import type { DataFile } from '../../../src/emulator/estate/dataFile/schema';
import { demoEstate } from '../../../src/emulator/estate/demo';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TGW,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  NETWORK_WAN_GATEWAY,
  WORKLOAD_GATEWAY,
  WORKLOAD_VGW,
} from '../../../src/emulator/estate/demo/gateways';
import { CONNECTION, EndpointUnderTest, NETWORK, WORKLOAD } from './endpointUnderTest';
import type { WireInterface } from './endpointUnderTest';

interface Attachment {
  readonly virtualInterfaceId: string;
  readonly virtualInterfaceRegion: string;
  readonly attachmentState: string;
  readonly attachmentType: string;
}

interface Association {
  readonly associationId: string;
  readonly associationState: string;
  readonly associatedGateway?: { readonly id: string; readonly type: string };
  readonly associatedCoreNetwork?: object;
  readonly allowedPrefixesToDirectConnectGateway: readonly { readonly cidr: string }[];
  readonly virtualGatewayId?: string;
}

const TGW = NETWORK_TGW['us-east-1'];
const VGW = NETWORK_VGW['us-east-1'];
const prefixes = (...cidrs: string[]) => cidrs.map((cidr) => ({ cidr }));

describe('emulator: Direct Connect gateways', () => {
  let endpoint: EndpointUnderTest;
  beforeEach(async () => {
    endpoint = await EndpointUnderTest.start();
  });
  afterEach(() => endpoint.close());

  const createGateway = async (amazonSideAsn = 64700, account = NETWORK): Promise<string> => {
    const command = new CreateDirectConnectGatewayCommand({ directConnectGatewayName: 'new', amazonSideAsn });
    const { directConnectGateway } = await endpoint.client(account).send(command);
    return directConnectGateway?.directConnectGatewayId ?? '';
  };
  const usableGateway = async (amazonSideAsn?: number): Promise<string> => {
    const id = await createGateway(amazonSideAsn);
    await endpoint.turnClock(5);
    return id;
  };
  const stateOf = async (directConnectGatewayId: string) => {
    const command = new DescribeDirectConnectGatewaysCommand({ directConnectGatewayId });
    const { directConnectGateways } = await endpoint.client().send(command);
    return directConnectGateways?.[0]?.directConnectGatewayState;
  };
  const attach = (directConnectGatewayId: string, vlan = 1000) =>
    endpoint.answer<WireInterface>('CreatePrivateVirtualInterface', {
      connectionId: CONNECTION,
      newPrivateVirtualInterface: { virtualInterfaceName: 'new', vlan, asn: 65000, directConnectGatewayId },
    });
  const associate = async (directConnectGatewayId: string, gatewayId: string, ...cidrs: string[]) => {
    const { directConnectGatewayAssociation } = await endpoint.answer<{
      directConnectGatewayAssociation: Association;
    }>('CreateDirectConnectGatewayAssociation', {
      directConnectGatewayId,
      gatewayId,
      addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs),
    });
    return directConnectGatewayAssociation;
  };
  const refusedAssociation = (directConnectGatewayId: string, gatewayId: string, ...cidrs: string[]) =>
    endpoint.refusal('CreateDirectConnectGatewayAssociation', {
      directConnectGatewayId,
      gatewayId,
      addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs),
    });
  const associations = async (filter: object, account = NETWORK): Promise<Association[]> => {
    const answer = await endpoint.answer<{ directConnectGatewayAssociations: Association[] }>(
      'DescribeDirectConnectGatewayAssociations',
      filter,
      account,
    );
    return answer.directConnectGatewayAssociations;
  };

  describe('by themselves', () => {
    it('are pending, available, renamed, deleting, deleted, and then gone', async () => {
      const client = endpoint.client();
      const created = await client.send(
        new CreateDirectConnectGatewayCommand({
          directConnectGatewayName: 'hub',
          amazonSideAsn: 4200000000,
          tags: [{ key: 'team', value: 'net' }],
        }),
      );
      const { directConnectGatewayId = '', ...gateway } = created.directConnectGateway ?? {};
      assert.deepEqual(
        [gateway.directConnectGatewayState, gateway.amazonSideAsn, gateway.ownerAccount, gateway.tags],
        ['pending', 4200000000, NETWORK, [{ key: 'team', value: 'net' }]],
      );
      await endpoint.turnClock(5);
      assert.equal(await stateOf(directConnectGatewayId), 'available');
      const newDirectConnectGatewayName = 'hub-east';
      const renamed = await client.send(
        new UpdateDirectConnectGatewayCommand({ directConnectGatewayId, newDirectConnectGatewayName }),
      );
      assert.equal(renamed.directConnectGateway?.directConnectGatewayName, 'hub-east');
      const remove = () => client.send(new DeleteDirectConnectGatewayCommand({ directConnectGatewayId }));
      for (let time = 0; time < 2; time += 1) {
        assert.equal((await remove()).directConnectGateway?.directConnectGatewayState, 'deleting');
      }
      await endpoint.turnClock(5);
      assert.equal(await stateOf(directConnectGatewayId), 'deleted');
      await assert.rejects(remove(), {
        message: `Direct Connect gateway ${directConnectGatewayId} does not exist`,
      });
      await endpoint.turnClock(180);
      assert.equal(await stateOf(directConnectGatewayId), undefined);
    });

    it('have the ASN 64512 unless another is chosen, and are the same in every region', async () => {
      const { directConnectGateway } = await endpoint
        .client(NETWORK, 'eu-central-1')
        .send(new CreateDirectConnectGatewayCommand({ directConnectGatewayName: 'global' }));
      assert.equal(directConnectGateway?.amazonSideAsn, 64512);
      assert.equal(await stateOf(directConnectGateway.directConnectGatewayId ?? ''), 'pending');
    });

    it('are tagged by their ARN', async () => {
      const id = await createGateway();
      const resourceArn = `arn:aws:directconnect::${NETWORK}:dx-gateway/${id}`;
      await endpoint.answer('TagResource', { resourceArn, tags: [{ key: 'a', value: 'b' }] });
      const { text } = await endpoint.call('DescribeTags', { resourceArns: [resourceArn] });
      assert.match(text, /"key":"a","value":"b"/);
    });

    it('accept interfaces once they are available', async () => {
      const id = await createGateway();
      const order = { virtualInterfaceName: 'new', vlan: 1000, asn: 65000, directConnectGatewayId: id };
      const body = { connectionId: CONNECTION, newPrivateVirtualInterface: order };
      assert.match(await endpoint.refusal('CreatePrivateVirtualInterface', body), /is in state pending/);
      await endpoint.turnClock(5);
      assert.equal((await attach(id)).amazonSideAsn, 64700);
    });

    it('are not deleted while something uses them', async () => {
      const remove = (directConnectGatewayId: string) =>
        endpoint.refusal('DeleteDirectConnectGateway', { directConnectGatewayId });
      assert.match(await remove(NETWORK_CORE_GATEWAY), /still has virtual interfaces, such as dxvif-/);
      assert.match(await remove(NETWORK_WAN_GATEWAY), /is still associated with other gateways/);
    });

    it('are limited to 200 for each account', async () => {
      const data: DataFile = {
        accounts: [
          {
            accountId: NETWORK,
            directConnectGateways: Array.from({ length: 199 }, (_, index) => ({
              directConnectGatewayName: `g-${index}`,
            })),
          },
        ],
      };
      await endpoint.close();
      endpoint = await EndpointUnderTest.start(data);
      const body = { directConnectGatewayName: 'more' };
      await endpoint.answer('CreateDirectConnectGateway', body);
      assert.match(
        await endpoint.refusal('CreateDirectConnectGateway', body),
        /limit of 200 Direct Connect gateways/,
      );
      const page = await endpoint.answer<{ directConnectGateways: object[]; nextToken?: string }>(
        'DescribeDirectConnectGateways',
        {},
      );
      const { nextToken } = page;
      const last = await endpoint.answer<typeof page>('DescribeDirectConnectGateways', { nextToken });
      assert.deepEqual([page.directConnectGateways.length, last.directConnectGateways.length], [100, 100]);
      assert.equal(last.nextToken, undefined);
    });

    const refused: [string, string, object, RegExp][] = [
      ['a missing name', 'CreateDirectConnectGateway', {}, /directConnectGatewayName is required/],
      [
        'a name with other characters',
        'CreateDirectConnectGateway',
        { directConnectGatewayName: 'a;b' },
        /directConnectGatewayName must have/,
      ],
      ...[7224, 64511, 65535, 4199999999, 4294967295, 0].map(
        (amazonSideAsn): [string, string, object, RegExp] => [
          `the ASN ${amazonSideAsn}`,
          'CreateDirectConnectGateway',
          { directConnectGatewayName: 'x', amazonSideAsn },
          /must be 64512 to 65534 or 4200000000 to 4294967294/,
        ],
      ),
      [
        'equal tag keys',
        'CreateDirectConnectGateway',
        { directConnectGatewayName: 'x', tags: [{ key: 'a' }, { key: 'a' }] },
        /^DuplicateTagKeysException/,
      ],
      [
        'to rename an unknown gateway',
        'UpdateDirectConnectGateway',
        { directConnectGatewayId: 'x' },
        /does not exist/,
      ],
      [
        'to rename another account’s gateway',
        'UpdateDirectConnectGateway',
        { directConnectGatewayId: WORKLOAD_GATEWAY, newDirectConnectGatewayName: 'mine' },
        /does not exist/,
      ],
      [
        'to give it an empty name',
        'UpdateDirectConnectGateway',
        { directConnectGatewayId: NETWORK_CORE_GATEWAY },
        /newDirectConnectGatewayName is required/,
      ],
      [
        'to delete an unknown one',
        'DeleteDirectConnectGateway',
        { directConnectGatewayId: 'x' },
        /does not exist/,
      ],
    ];
    for (const [name, operation, body, message] of refused) {
      it(`refuse ${name}`, async () => assert.match(await endpoint.refusal(operation, body), message));
    }
  });

  describe('their attachments', () => {
    const attachments = async (filter: object, account = NETWORK) => {
      const answer = await endpoint.answer<{ directConnectGatewayAttachments: Attachment[] }>(
        'DescribeDirectConnectGatewayAttachments',
        filter,
        account,
      );
      return answer.directConnectGatewayAttachments;
    };

    it('are virtual interfaces of all regions', async () => {
      const found = await attachments({ directConnectGatewayId: NETWORK_TRANSIT_GATEWAY });
      assert.deepEqual(
        found.map((one) => [one.virtualInterfaceId, one.virtualInterfaceRegion, one.attachmentState]),
        [
          ['dxvif-fs1y8f3g', 'us-east-1', 'attached'],
          ['dxvif-fj7g6y2a', 'eu-central-1', 'attached'],
        ],
      );
      assert.deepEqual([...new Set(found.map((one) => one.attachmentType))], ['TransitVirtualInterface']);
    });

    it('attach, detach, and are found by interface, by gateway, or by both', async () => {
      const directConnectGatewayId = await usableGateway();
      const { virtualInterfaceId } = await attach(directConnectGatewayId);
      const state = async () => (await attachments({ virtualInterfaceId }))[0]?.attachmentState;
      assert.equal(await state(), 'attaching');
      await endpoint.turnClock(5);
      assert.equal(await state(), 'attached');
      const [found, ...others] = await attachments({ directConnectGatewayId, virtualInterfaceId });
      assert.deepEqual([found?.attachmentType, others], ['PrivateVirtualInterface', []]);
      const other = { directConnectGatewayId: NETWORK_CORE_GATEWAY, virtualInterfaceId };
      assert.deepEqual(await attachments(other), []);
      await endpoint.answer('UpdateVirtualInterfaceAttributes', { virtualInterfaceId, mtu: 8500 });
      assert.equal(await state(), 'attached');
      await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId });
      assert.equal(await state(), 'detaching');
      await endpoint.turnClock(5);
      assert.equal(await state(), 'detached');
      await endpoint.answer('DeleteDirectConnectGateway', { directConnectGatewayId });
    });

    it('are not seen by other accounts, need a filter, and come in pages', async () => {
      const filter = { directConnectGatewayId: NETWORK_CORE_GATEWAY };
      assert.deepEqual(await attachments(filter, WORKLOAD), []);
      assert.match(
        await endpoint.refusal('DescribeDirectConnectGatewayAttachments', {}),
        /At least one of directConnectGatewayId and virtualInterfaceId/,
      );
      const first = await endpoint.answer<{ nextToken: string }>('DescribeDirectConnectGatewayAttachments', {
        ...filter,
        maxResults: 1,
      });
      const rest = await attachments({ ...filter, nextToken: first.nextToken });
      assert.deepEqual(
        rest.map(({ virtualInterfaceId }) => virtualInterfaceId),
        ['dxvif-fb4d8t1c'],
      );
    });
  });

  describe('their associations', () => {
    it('are associating, associated, updating, disassociating, disassociated, and then gone', async () => {
      const directConnectGatewayId = await usableGateway();
      const { associationId, ...created } = await associate(directConnectGatewayId, TGW, '10.0.0.0/16');
      assert.deepEqual(
        [created.associationState, created.associatedGateway?.type, created.virtualGatewayId],
        ['associating', 'transitGateway', undefined],
      );
      const found = async () => (await associations({ associationId }))[0];
      await endpoint.turnClock(10);
      assert.equal((await found())?.associationState, 'associated');
      await endpoint.answer('UpdateDirectConnectGatewayAssociation', {
        associationId,
        addAllowedPrefixesToDirectConnectGateway: prefixes('10.1.0.0/16', '10.2.0.0/16'),
        removeAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/16'),
      });
      const updated = await found();
      assert.equal(updated?.associationState, 'updating');
      assert.deepEqual(updated.allowedPrefixesToDirectConnectGateway, prefixes('10.1.0.0/16', '10.2.0.0/16'));
      await endpoint.turnClock(10);
      assert.equal((await found())?.associationState, 'associated');
      await endpoint.answer('DeleteDirectConnectGatewayAssociation', { associationId });
      assert.equal((await found())?.associationState, 'disassociating');
      await endpoint.turnClock(10);
      assert.equal((await found())?.associationState, 'disassociated');
      await endpoint.answer('DeleteDirectConnectGateway', { directConnectGatewayId });
      await endpoint.turnClock(180);
      assert.equal(await found(), undefined);
    });

    it('name virtual private gateways in the fields of older clients too, which can delete by them', async () => {
      const [found] = await associations({ virtualGatewayId: VGW });
      assert.deepEqual(
        [found?.virtualGatewayId, found?.associatedGateway?.id, found?.associatedGateway?.type],
        [VGW, VGW, 'virtualPrivateGateway'],
      );
      const body = { directConnectGatewayId: NETWORK_CORE_GATEWAY, virtualGatewayId: VGW };
      await endpoint.answer('DeleteDirectConnectGatewayAssociation', body);
      await endpoint.turnClock(10);
      const directConnectGatewayId = await usableGateway();
      const again = { directConnectGatewayId, virtualGatewayId: VGW };
      await endpoint.answer('CreateDirectConnectGatewayAssociation', again);
    });

    it('are found by each of their ids, for the owners of both sides', async () => {
      const ids = async (filter: object) =>
        (await associations(filter)).map((one) => one.associatedGateway?.id);
      assert.deepEqual(await ids({ directConnectGatewayId: NETWORK_CORE_GATEWAY }), [
        VGW,
        NETWORK_VGW['eu-central-1'],
      ]);
      assert.deepEqual(await ids({ associatedGatewayId: TGW }), [TGW]);
      assert.deepEqual(await ids({ associatedGatewayId: 'tgw-0' }), []);
      const core = await associations({ directConnectGatewayId: NETWORK_WAN_GATEWAY });
      assert.deepEqual(core[0]?.associatedCoreNetwork, {
        id: 'core-network-0d7f4a1b93c52e860',
        attachmentId: 'attachment-04b8e2d61a97c3f50',
        ownerAccount: NETWORK,
      });
      assert.deepEqual(await associations({ associatedGatewayId: TGW }, WORKLOAD), []);
      assert.match(
        await endpoint.refusal('DescribeDirectConnectGatewayAssociations', {}),
        /One of associationId, associatedGatewayId, directConnectGatewayId, virtualGatewayId must be given/,
      );
    });

    it('come in pages', async () => {
      const filter = { directConnectGatewayId: NETWORK_CORE_GATEWAY };
      const first = await endpoint.answer<{ nextToken: string }>('DescribeDirectConnectGatewayAssociations', {
        ...filter,
        maxResults: 1,
      });
      assert.equal((await associations({ ...filter, nextToken: first.nextToken })).length, 1);
    });

    it('exclude each other: virtual private gateways and private interfaces, transit gateways, core networks', async () => {
      const refusals: [string, string, RegExp][] = [
        [NETWORK_TRANSIT_GATEWAY, VGW, /is associated with tgw-\w+, so it cannot be associated with vgw-/],
        [NETWORK_WAN_GATEWAY, VGW, /is associated with core-network-\w+, so it cannot/],
        [NETWORK_WAN_GATEWAY, TGW, /is associated with core-network-\w+, so it cannot/],
        [NETWORK_CORE_GATEWAY, TGW, /is associated with vgw-\w+, so it cannot be associated with tgw-/],
      ];
      for (const [gateway, other, message] of refusals) {
        assert.match(await refusedAssociation(gateway, other, '10.0.0.0/16'), message);
      }
      const id = await usableGateway();
      const { virtualInterfaceId } = await attach(id);
      assert.match(
        await refusedAssociation(id, TGW, '10.0.0.0/16'),
        /has the private virtual interface dxvif-\w+, so it cannot be associated with tgw-/,
      );
      await endpoint.answer('DeleteVirtualInterface', { virtualInterfaceId });
      await endpoint.turnClock(5);
      await associate(id, TGW, '10.0.0.0/16');
    });

    it('need an ASN that differs from the transit gateway’s', async () => {
      const id = await usableGateway(64600);
      assert.match(
        await refusedAssociation(id, TGW, '10.0.0.0/16'),
        /has the same ASN as the Direct Connect gateway, 64600\. They must differ/,
      );
    });

    it('are limited to one for each virtual private gateway, and one between two gateways', async () => {
      const id = await usableGateway();
      assert.match(
        await refusedAssociation(id, VGW),
        /already associated with another Direct Connect gateway/,
      );
      assert.match(
        await refusedAssociation(NETWORK_CORE_GATEWAY, VGW),
        new RegExp(`${VGW} is already associated with ${NETWORK_CORE_GATEWAY}`),
      );
      await associate(id, TGW, '10.0.0.0/16');
      assert.match(await refusedAssociation(id, TGW, '10.1.0.0/16'), /is already associated with/);
    });

    it('are limited to 20 virtual private gateways, 6 transit gateways, or 20 gateways of a transit gateway', async () => {
      const [network] = demoEstate().accounts;
      assert.ok(network);
      const virtualGateways = Array.from({ length: 21 }, (_, index) => ({
        virtualGatewayId: `vgw-${index}`,
      }));
      const transitGateways = Array.from({ length: 7 }, (_, index) => ({
        transitGatewayId: `tgw-${index}`,
        amazonSideAsn: 64600,
      }));
      const directConnectGateways = Array.from({ length: 21 }, (_, index) => ({
        directConnectGatewayId: `gateway-${index}`,
        directConnectGatewayName: 'g',
      }));
      const regions = { 'us-east-1': { virtualGateways, transitGateways } };
      await endpoint.close();
      endpoint = await EndpointUnderTest.start({
        accounts: [{ ...network, directConnectGateways, regions }],
      });
      for (let index = 0; index < 20; index += 1) await associate('gateway-20', `vgw-${index}`);
      assert.match(
        await refusedAssociation('gateway-20', 'vgw-20'),
        /The limit of 20 gateways on gateway-20/,
      );
      for (let index = 0; index < 6; index += 1)
        await associate('gateway-0', `tgw-${index}`, `10.${index}.0.0/16`);
      assert.match(
        await refusedAssociation('gateway-0', 'tgw-6', '10.6.0.0/16'),
        /The limit of 6 gateways on gateway-0/,
      );
      for (let index = 1; index < 20; index += 1) await associate(`gateway-${index}`, 'tgw-0', '10.0.0.0/16');
      await endpoint.answer('DeleteDirectConnectGatewayAssociation', {
        directConnectGatewayId: 'gateway-20',
        virtualGatewayId: 'vgw-0',
      });
      const more = await endpoint.answer<{ directConnectGateway: { directConnectGatewayId: string } }>(
        'CreateDirectConnectGateway',
        { directConnectGatewayName: 'more' },
      );
      await endpoint.turnClock(5);
      assert.match(
        await refusedAssociation(more.directConnectGateway.directConnectGatewayId, 'tgw-0', '10.0.0.0/16'),
        /The limit of 20 Direct Connect gateways of tgw-0/,
      );
    });

    describe('refuse', () => {
      it('no prefixes with a transit gateway, or more than 200', async () => {
        const id = await usableGateway();
        assert.match(await refusedAssociation(id, TGW), /requires at least one allowed prefix/);
        const many = Array.from({ length: 201 }, (_, index) => `10.${index}.0.0/16`);
        assert.match(await refusedAssociation(id, TGW, ...many), /at most 200 allowed prefixes/);
      });

      it('prefixes that are invalid, duplicate, or those of another transit gateway', async () => {
        const id = await usableGateway();
        assert.match(await refusedAssociation(id, TGW, '10.0.0.0'), /10.0.0.0 is not a prefix/);
        assert.match(await refusedAssociation(id, TGW, '10.0.0.0/8', '10.0.0.0/8'), /more than once/);
        const [east, central] = await associations({ directConnectGatewayId: NETWORK_TRANSIT_GATEWAY });
        assert.ok(east && central);
        const add = (...cidrs: string[]) =>
          endpoint.refusal('UpdateDirectConnectGatewayAssociation', {
            associationId: east.associationId,
            addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs),
          });
        assert.match(
          await add('10.100.0.0/16'),
          /10.100.0.0\/16 overlaps with those of tgw-06e1b94d8c3a7f025/,
        );
        assert.match(await add('10.32.0.0/12'), /more than once/);
      });

      const refused: [string, string, object, RegExp][] = [
        ['a missing gateway', 'CreateDirectConnectGatewayAssociation', {}, /Exactly one of gatewayId/],
        [
          'two gateways',
          'CreateDirectConnectGatewayAssociation',
          { gatewayId: TGW, virtualGatewayId: VGW },
          /Exactly one of gatewayId and virtualGatewayId/,
        ],
        [
          'an unknown transit gateway',
          'CreateDirectConnectGatewayAssociation',
          { gatewayId: 'tgw-0' },
          /Could not find Transit Gateway with ID tgw-0/,
        ],
        [
          'a transit gateway of another region',
          'CreateDirectConnectGatewayAssociation',
          { gatewayId: NETWORK_TGW['eu-central-1'] },
          /Could not find Transit Gateway/,
        ],
        [
          'a virtual private gateway of another account',
          'CreateDirectConnectGatewayAssociation',
          { gatewayId: WORKLOAD_VGW['us-east-1'] },
          /Could not find Virtual Gateway/,
        ],
        [
          'to update an unknown one',
          'UpdateDirectConnectGatewayAssociation',
          { associationId: 'x' },
          /Could not find/,
        ],
        [
          'to delete an unknown one',
          'DeleteDirectConnectGatewayAssociation',
          { associationId: 'x' },
          /Could not find/,
        ],
        [
          'to delete an association that is not named',
          'DeleteDirectConnectGatewayAssociation',
          { virtualGatewayId: undefined },
          /Either associationId, or directConnectGatewayId and virtualGatewayId/,
        ],
        [
          'to delete an association that does not exist',
          'DeleteDirectConnectGatewayAssociation',
          { virtualGatewayId: 'vgw-0' },
          /vgw-0 is not associated with/,
        ],
      ];
      for (const [name, operation, body, message] of refused) {
        it(name, async () => {
          const found = await endpoint.refusal(operation, {
            directConnectGatewayId: NETWORK_CORE_GATEWAY,
            ...body,
          });
          assert.match(found, message);
        });
      }

      it('to remove a prefix that is not allowed, or the last one of a transit gateway', async () => {
        const [, central] = await associations({ directConnectGatewayId: NETWORK_TRANSIT_GATEWAY });
        const remove = (cidr: string) =>
          endpoint.refusal('UpdateDirectConnectGatewayAssociation', {
            associationId: central?.associationId,
            removeAllowedPrefixesToDirectConnectGateway: prefixes(cidr),
          });
        assert.match(await remove('10.0.0.0/8'), /10.0.0.0\/8 is not among the allowed prefixes/);
        assert.match(await remove('10.96.0.0/12'), /requires at least one allowed prefix/);
      });

      it('to change one that is already changing, that Cloud WAN manages, or that belongs to another account', async () => {
        const id = await usableGateway();
        const { associationId } = await associate(id, TGW, '10.0.0.0/16');
        const change = (changed: string | undefined, account?: string) =>
          endpoint.refusal('UpdateDirectConnectGatewayAssociation', { associationId: changed }, account);
        assert.match(await change(associationId), /is in state associating/);
        assert.match(await change(associationId, WORKLOAD), /Could not find association/);
        const [core] = await associations({ directConnectGatewayId: NETWORK_WAN_GATEWAY });
        assert.match(await change(core?.associationId), /is managed by Cloud WAN/);
        assert.match(
          await endpoint.refusal('DeleteDirectConnectGatewayAssociation', {
            associationId: core?.associationId,
          }),
          /is managed by Cloud WAN/,
        );
      });
    });
  });
});
