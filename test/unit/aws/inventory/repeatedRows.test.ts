import { deepEqual, ok } from 'node:assert/strict';
import { answering } from '../../../support/answering';
import type { AnsweringServer, Given } from '../../../support/answering';
import { sdkOf } from '../../../support/sdk';
import { allocate } from '../../../support/writes';

const OLD = { virtualInterfaceId: 'dxvif-old', virtualInterfaceState: 'available', vlan: 7 };
const NEW = {
  ...{ virtualInterfaceId: 'dxvif-new', virtualInterfaceState: 'confirming', vlan: 101 },
  ...{ virtualInterfaceName: 'new', ownerAccount: '111122223333', asn: 65_010 },
};
const TEST = { testId: 't1', virtualInterfaceId: 'dxvif-old', status: 'COMPLETED' };
const GATEWAY = { directConnectGatewayId: 'dxgw-1', amazonSideAsn: 64_512 };
const ATTACHED = { virtualInterfaceId: 'dxvif-old', virtualInterfaceRegion: 'us-east-1' };
const ASSOCIATED = { associationId: 'a1', associatedGateway: { type: 'transitGateway' } };

/** By operation: the field with the list, the row on the first page, and the same row on the next. */
const lists: Readonly<Record<string, readonly [field: string, row: object, again: object]>> = {
  DescribeVirtualInterfaces: ['virtualInterfaces', OLD, { ...OLD, virtualInterfaceState: 'down' }],
  ListVirtualInterfaceTestHistory: ['virtualInterfaceTestHistory', TEST, TEST],
  DescribeDirectConnectGateways: ['directConnectGateways', GATEWAY, GATEWAY],
  DescribeDirectConnectGatewayAttachments: ['directConnectGatewayAttachments', ATTACHED, ATTACHED],
  DescribeDirectConnectGatewayAssociations: ['directConnectGatewayAssociations', ASSOCIATED, ASSOCIATED],
};

describe('a list that grows while it is read, so that its next page repeats a row', () => {
  let server: AnsweringServer;
  let answers: Record<string, () => Given>;

  const isFirstPage = () => !(server.received.at(-1)?.body ?? '').includes('nextToken');
  const page = (field: string, rows: readonly object[]): Given => ({
    body: JSON.stringify({ [field]: rows, ...(isFirstPage() && { nextToken: 'next' }) }),
  });
  const connected = () => sdkOf().connect(server.profile, 'us-east-1');

  before(async () => {
    server = await answering((operation) => {
      const answer = answers[operation];
      if (answer) return answer();
      const [field, row, again] = lists[operation] ?? ['virtualGateways', OLD, OLD];
      return lists[operation]
        ? page(field, [isFirstPage() ? row : again])
        : { body: '{"virtualGateways":[]}' };
    });
  });
  after(() => server.stop());
  beforeEach(() => {
    answers = {};
  });

  it('has each virtual interface once, as the last page describes it', async () => {
    deepEqual(await connected().virtualInterfaces({ connectionId: 'dxcon-1' }), [
      { ...OLD, virtualInterfaceState: 'down' },
    ]);
  });

  it('has each failover test, gateway and attachment once', async () => {
    const session = connected();
    const { gateways } = await session.gateways();
    deepEqual(
      [
        (await session.failoverTests('dxvif-old')).length,
        (await session.attachedTo('dxgw-1')).length,
        gateways.map(({ id, attached, associated }) => [id, attached?.length, associated?.length]),
      ],
      [1, 1, [['dxgw-1', 1, 1]]],
    );
  });

  it('does not make one new virtual interface look like several', async () => {
    answers = {
      AllocatePrivateVirtualInterface: () => ({ status: 500 }),
      DescribeVirtualInterfaces: () =>
        server.asked.includes('AllocatePrivateVirtualInterface')
          ? page('virtualInterfaces', [NEW])
          : { body: '{"virtualInterfaces":[]}' },
    };
    const outcome = await allocate(connected(), {
      ...{ connectionId: 'dxcon-1', ownerAccount: '111122223333' },
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'new', vlan: 101, asn: 65_010 },
    });
    ok(outcome.kind === 'done', outcome.kind);
    deepEqual([outcome.result.virtualInterfaceId, outcome.found], ['dxvif-new', { certain: true }]);
  });
});
