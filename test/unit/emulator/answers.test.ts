import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoEstate } from '../../../src/emulator/estate/demo';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  WORKLOAD_TRANSIT_GATEWAY,
  WORKLOAD_VGW,
} from '../../../src/emulator/estate/demo/gateways';
import { OPERATIONS } from '../../../src/emulator/operations';
import { CONNECTION, EndpointUnderTest, LAG, NETWORK, WORKLOAD } from './endpointUnderTest';

interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly enum?: readonly string[];
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly output: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const model = JSON.parse(
  readFileSync(join(__dirname, '../../../model/direct-connect.service-2.json'), 'utf8'),
) as Model;

const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  long: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  timestamp: (value) => typeof value === 'number',
};

/** Where an answer has a member that the newest model does not have, or another type. */
function* strange(value: unknown, shapeName: string, path: string): Generator<string> {
  const shape = model.shapes[shapeName];
  if (shape?.type === 'structure') {
    for (const [name, member] of Object.entries(value as object)) {
      const known = shape.members?.[name];
      if (known) yield* strange(member, known.shape, `${path}.${name}`);
      else yield `${path}.${name} is not in the model`;
    }
  } else if (shape?.type === 'list') {
    for (const item of value as unknown[]) yield* strange(item, shape.member?.shape ?? '', `${path}[]`);
  } else if (!isOf[shape?.type ?? '']?.(value)) {
    yield `${path} is ${JSON.stringify(value)}, not ${shape?.type ?? 'known'}`;
  } else if (shape?.enum && value !== '' && !shape.enum.includes(value as string)) {
    yield `${path} is ${String(value)}, not one of ${shape.enum.join(', ')}`;
  }
}

const VIF = 'dxvif-fh8s3d2w';
/** Hosted, with only IPv4. */
const PAYMENTS = 'dxvif-fg4m1k7z';
const ARN = `arn:aws:directconnect:us-east-1:${NETWORK}:dxcon/${CONNECTION}`;
const order = (vlan: number) => ({ virtualInterfaceName: 'new', vlan, asn: 65000, rateLimit: '50Mbps' });
const open = {
  amazonAddress: '203.0.113.5/30',
  customerAddress: '203.0.113.6/30',
  routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
};
const on = { connectionId: CONNECTION };
const forOther = { ...on, ownerAccount: WORKLOAD };

interface Made {
  readonly virtualInterfaceId?: string;
  readonly virtualInterface?: { readonly virtualInterfaceId: string };
  readonly directConnectGateway?: { readonly directConnectGatewayId: string };
  readonly directConnectGatewayAssociation?: { readonly associationId: string };
}

describe('emulator: the answer', () => {
  let endpoint: EndpointUnderTest;
  before(async () => {
    const data = demoEstate();
    const [network, ...others] = data.accounts;
    ok(network);
    const interconnects = [{ interconnectId: 'dxcon-iiiiiiii', interconnectName: 'i', location: 'EqDC2' }];
    const virginia = { ...network.regions?.['us-east-1'], interconnects };
    const regions = { ...network.regions, 'us-east-1': virginia };
    endpoint = await EndpointUnderTest.start({
      ...data,
      accounts: [{ ...network, partner: true, regions }, ...others],
    });
  });
  after(() => endpoint.close());
  beforeEach(() => endpoint.control('POST', 'reset'));

  const made = async (operation: string, body: object): Promise<string> => {
    const answer = await endpoint.answer<Made>(operation, body);
    const { virtualInterface, directConnectGateway, directConnectGatewayAssociation: association } = answer;
    return (
      answer.virtualInterfaceId ??
      virtualInterface?.virtualInterfaceId ??
      directConnectGateway?.directConnectGatewayId ??
      association?.associationId ??
      ''
    );
  };
  const usableGateway = async () => {
    const id = await made('CreateDirectConnectGateway', { directConnectGatewayName: 'new' });
    await endpoint.turnClock(5);
    return id;
  };
  const associated = async () => {
    const answer = await endpoint.answer<{ directConnectGatewayAssociations: { associationId: string }[] }>(
      'DescribeDirectConnectGatewayAssociations',
      { directConnectGatewayId: NETWORK_CORE_GATEWAY },
    );
    return { associationId: answer.directConnectGatewayAssociations[0]?.associationId };
  };

  /** For each operation, a request that succeeds, and the account that sends it. */
  const requests: Readonly<Record<string, (() => object | Promise<object>) | undefined>> = {
    AllocatePrivateVirtualInterface: () => ({ ...forOther, newPrivateVirtualInterfaceAllocation: order(1) }),
    AllocatePublicVirtualInterface: () => ({
      ...forOther,
      newPublicVirtualInterfaceAllocation: { ...order(2), ...open },
    }),
    AllocateTransitVirtualInterface: () => ({ ...forOther, newTransitVirtualInterfaceAllocation: order(3) }),
    ConfirmPrivateVirtualInterface: () => ({
      virtualInterfaceId: 'dxvif-fk5t0n8v',
      virtualGatewayId: WORKLOAD_VGW['us-east-1'],
    }),
    ConfirmPublicVirtualInterface: async () => ({
      virtualInterfaceId: await made('AllocatePublicVirtualInterface', {
        ...forOther,
        newPublicVirtualInterfaceAllocation: { ...order(4), ...open },
      }),
    }),
    ConfirmTransitVirtualInterface: async () => ({
      virtualInterfaceId: await made('AllocateTransitVirtualInterface', {
        ...forOther,
        newTransitVirtualInterfaceAllocation: order(5),
      }),
      directConnectGatewayId: WORKLOAD_TRANSIT_GATEWAY,
    }),
    CreateConnection: () => ({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'new' }),
    CreateDirectConnectGateway: () => ({ directConnectGatewayName: 'new', tags: [{ key: 'a', value: 'b' }] }),
    CreateDirectConnectGatewayAssociation: async () => ({
      directConnectGatewayId: await usableGateway(),
      gatewayId: 'tgw-0c83d5f1a97e2b460',
      addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/16' }],
    }),
    CreateLag: () => ({
      numberOfConnections: 2,
      location: 'EqDC2',
      connectionsBandwidth: '10Gbps',
      lagName: 'new',
    }),
    CreatePrivateVirtualInterface: () => ({
      ...on,
      newPrivateVirtualInterface: { ...order(6), virtualGatewayId: NETWORK_VGW['us-east-1'] },
    }),
    CreatePublicVirtualInterface: () => ({ ...on, newPublicVirtualInterface: { ...order(7), ...open } }),
    CreateTransitVirtualInterface: () => ({
      ...on,
      newTransitVirtualInterface: { ...order(8), directConnectGatewayId: NETWORK_TRANSIT_GATEWAY },
    }),
    AssociateVirtualInterface: () => ({ virtualInterfaceId: VIF, connectionId: LAG }),
    CreateBGPPeer: () => ({
      virtualInterfaceId: PAYMENTS,
      newBGPPeer: { asn: 65010, addressFamily: 'ipv6' },
    }),
    DeleteBGPPeer: () => ({ virtualInterfaceId: VIF, asn: 65010, customerAddress: '10.254.1.6/30' }),
    DeleteConnection: () => ({ connectionId: 'dxcon-fq1v6j9e' }),
    DeleteDirectConnectGateway: async () => ({ directConnectGatewayId: await usableGateway() }),
    DeleteDirectConnectGatewayAssociation: associated,
    DeleteVirtualInterface: () => ({ virtualInterfaceId: VIF }),
    DescribeDirectConnectGatewayAssociations: () => ({ directConnectGatewayId: NETWORK_CORE_GATEWAY }),
    DescribeDirectConnectGatewayAttachments: () => ({ directConnectGatewayId: NETWORK_CORE_GATEWAY }),
    DescribeHostedConnections: () => ({ connectionId: LAG }),
    DescribeRouterConfiguration: () => ({
      virtualInterfaceId: VIF,
      routerTypeIdentifier: 'CiscoSystemsInc-2900SeriesRouters-IOS124',
    }),
    DescribeTags: () => ({ resourceArns: [ARN] }),
    ListVirtualInterfaceRoutes: () => ({ virtualInterfaceId: VIF }),
    StartBgpFailoverTest: () => ({ virtualInterfaceId: VIF }),
    StopBgpFailoverTest: async () => {
      await endpoint.answer('StartBgpFailoverTest', { virtualInterfaceId: VIF });
      return { virtualInterfaceId: VIF };
    },
    TagResource: () => ({ resourceArn: ARN, tags: [{ key: 'a', value: 'b' }] }),
    UntagResource: () => ({ resourceArn: ARN, tagKeys: ['team'] }),
    UpdateConnection: () => ({ ...on, connectionName: 'other' }),
    UpdateDirectConnectGateway: () => ({
      directConnectGatewayId: NETWORK_CORE_GATEWAY,
      newDirectConnectGatewayName: 'other',
    }),
    UpdateDirectConnectGatewayAssociation: async () => ({
      ...(await associated()),
      addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/16' }],
    }),
    UpdateLag: () => ({ lagId: LAG, lagName: 'other' }),
    UpdateVirtualInterfaceAttributes: () => ({ virtualInterfaceId: VIF, rateLimit: '50Mbps' }),
  };

  for (const operation of OPERATIONS.keys()) {
    it(`of ${operation} is what the newest model describes`, async () => {
      const body = (await requests[operation]?.()) ?? {};
      const account = operation.startsWith('Confirm') ? WORKLOAD : NETWORK;
      const answer = await endpoint.answer<object>(operation, body, account);
      const found = [...strange(answer, model.operations[operation]?.output.shape ?? '', operation)];
      deepEqual(found, []);
      ok(Object.keys(answer).length > 0 || /^(Unt|T)agResource$/.test(operation));
    });
  }
});
