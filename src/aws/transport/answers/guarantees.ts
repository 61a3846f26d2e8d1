import type { OperationName, Operations } from '../../../directconnect/api';

/** A field of an answer, or of a structure in it, such as `virtualInterface.virtualInterfaceId`. */
type Path<Answer> = {
  [Field in keyof Answer & string]:
    | Field
    | (NonNullable<Answer[Field]> extends readonly unknown[] | Date | string | number | boolean
        ? never
        : `${Field}.${keyof NonNullable<Answer[Field]> & string}`);
}[keyof Answer & string];

type Guarantees = { readonly [Name in OperationName]: readonly Path<Operations[Name]['output']>[] };

/**
 * The fields without which an answer says nothing: an empty answer with status 200 must not count as a success, nor as
 * an empty list. Operations that start or end something return its id and state, those that change something return its
 * id, and lists return their rows. Source: AWS Direct Connect API Reference, "Response Elements" of each. An operation
 * whose answer guarantees nothing must be followed by a check.
 */
export const guarantees: Guarantees = {
  AcceptDirectConnectGatewayAssociationProposal: [
    'directConnectGatewayAssociation.associationId',
    'directConnectGatewayAssociation.associationState',
  ],
  AllocateConnectionOnInterconnect: ['connectionId', 'connectionState'],
  AllocateHostedConnection: ['connectionId', 'connectionState'],
  AllocatePrivateVirtualInterface: ['virtualInterfaceId', 'virtualInterfaceState'],
  AllocatePublicVirtualInterface: ['virtualInterfaceId', 'virtualInterfaceState'],
  AllocateTransitVirtualInterface: [
    'virtualInterface.virtualInterfaceId',
    'virtualInterface.virtualInterfaceState',
  ],
  AssociateConnectionWithLag: ['connectionId', 'connectionState'],
  AssociateConnectionsToResiliencyGroup: ['resiliencyGroupAssociations'],
  AssociateHostedConnection: ['connectionId', 'connectionState'],
  AssociateMacSecKey: ['connectionId', 'macSecKeys'],
  AssociateVirtualInterface: ['virtualInterfaceId', 'virtualInterfaceState'],
  ConfirmConnection: ['connectionState'],
  ConfirmCustomerAgreement: ['status'],
  ConfirmPrivateVirtualInterface: ['virtualInterfaceState'],
  ConfirmPublicVirtualInterface: ['virtualInterfaceState'],
  ConfirmTransitVirtualInterface: ['virtualInterfaceState'],
  CreateBGPPeer: ['virtualInterface.virtualInterfaceId', 'virtualInterface.virtualInterfaceState'],
  CreateConnection: ['connectionId', 'connectionState'],
  CreateDirectConnectGateway: [
    'directConnectGateway.directConnectGatewayId',
    'directConnectGateway.directConnectGatewayState',
  ],
  CreateDirectConnectGatewayAssociation: [
    'directConnectGatewayAssociation.associationId',
    'directConnectGatewayAssociation.associationState',
  ],
  CreateDirectConnectGatewayAssociationProposal: [
    'directConnectGatewayAssociationProposal.proposalId',
    'directConnectGatewayAssociationProposal.proposalState',
  ],
  CreateInterconnect: ['interconnectId', 'interconnectState'],
  CreateLag: ['lagId', 'lagState'],
  CreatePrivateVirtualInterface: ['virtualInterfaceId', 'virtualInterfaceState'],
  CreatePublicVirtualInterface: ['virtualInterfaceId', 'virtualInterfaceState'],
  CreateResiliencyGroup: ['resiliencyGroup.resiliencyGroupId', 'resiliencyGroup.state'],
  CreateTransitVirtualInterface: [
    'virtualInterface.virtualInterfaceId',
    'virtualInterface.virtualInterfaceState',
  ],
  DeleteBGPPeer: ['virtualInterface.virtualInterfaceId', 'virtualInterface.virtualInterfaceState'],
  DeleteConnection: ['connectionId', 'connectionState'],
  DeleteDirectConnectGateway: [
    'directConnectGateway.directConnectGatewayId',
    'directConnectGateway.directConnectGatewayState',
  ],
  DeleteDirectConnectGatewayAssociation: [
    'directConnectGatewayAssociation.associationId',
    'directConnectGatewayAssociation.associationState',
  ],
  DeleteDirectConnectGatewayAssociationProposal: [
    'directConnectGatewayAssociationProposal.proposalId',
    'directConnectGatewayAssociationProposal.proposalState',
  ],
  DeleteInterconnect: ['interconnectState'],
  DeleteLag: ['lagId', 'lagState'],
  DeleteResiliencyGroup: ['resiliencyGroup.resiliencyGroupId', 'resiliencyGroup.state'],
  DeleteVirtualInterface: ['virtualInterfaceState'],
  DescribeConnectionLoa: ['loa.loaContent'],
  DescribeConnections: ['connections'],
  DescribeConnectionsOnInterconnect: ['connections'],
  DescribeCustomerMetadata: ['agreements'],
  DescribeDirectConnectGatewayAssociationProposals: ['directConnectGatewayAssociationProposals'],
  DescribeDirectConnectGatewayAssociations: ['directConnectGatewayAssociations'],
  DescribeDirectConnectGatewayAttachments: ['directConnectGatewayAttachments'],
  DescribeDirectConnectGateways: ['directConnectGateways'],
  DescribeHostedConnections: ['connections'],
  DescribeInterconnectLoa: ['loa.loaContent'],
  DescribeInterconnects: ['interconnects'],
  DescribeLags: ['lags'],
  DescribeLoa: ['loaContent'],
  DescribeLocations: ['locations'],
  DescribeRouterConfiguration: ['customerRouterConfig'],
  DescribeTags: ['resourceTags'],
  DescribeVirtualGateways: ['virtualGateways'],
  DescribeVirtualInterfaces: ['virtualInterfaces'],
  DisassociateConnectionFromLag: ['connectionId', 'connectionState'],
  DisassociateConnectionsFromResiliencyGroup: ['resiliencyGroupAssociations'],
  DisassociateMacSecKey: ['connectionId', 'macSecKeys'],
  GetResiliencyGroup: ['resiliencyGroup.resiliencyGroupId', 'resiliencyGroup.state'],
  ListResiliencyGroupAssociations: ['items'],
  ListResiliencyGroups: ['items'],
  ListVirtualInterfaceRoutes: ['routes'],
  ListVirtualInterfaceTestHistory: ['virtualInterfaceTestHistory'],
  StartBgpFailoverTest: ['virtualInterfaceTest.testId', 'virtualInterfaceTest.status'],
  StopBgpFailoverTest: ['virtualInterfaceTest.testId', 'virtualInterfaceTest.status'],
  TagResource: [],
  UntagResource: [],
  UpdateConnection: ['connectionId'],
  UpdateConnectionsBillingMode: ['connections'],
  UpdateDirectConnectGateway: ['directConnectGateway.directConnectGatewayId'],
  UpdateDirectConnectGatewayAssociation: ['directConnectGatewayAssociation.associationId'],
  UpdateLag: ['lagId'],
  UpdateResiliencyGroup: ['resiliencyGroup.resiliencyGroupId'],
  UpdateVirtualInterfaceAttributes: ['virtualInterfaceId'],
};

/** True when the name is that of an operation. */
export const isOperation = (name: string): name is OperationName => Object.hasOwn(guarantees, name);

/**
 * The field with a resource's id, by the name of its shape in the service model. Ids are unique within a list. A peer's
 * is optional: it was added to the API after peers were.
 */
export const identities: Readonly<Record<string, { readonly field: string; readonly optional?: true }>> = {
  BGPPeer: { field: 'bgpPeerId', optional: true },
  Connection: { field: 'connectionId' },
  DirectConnectGateway: { field: 'directConnectGatewayId' },
  DirectConnectGatewayAssociation: { field: 'associationId' },
  DirectConnectGatewayAssociationProposal: { field: 'proposalId' },
  Interconnect: { field: 'interconnectId' },
  Lag: { field: 'lagId' },
  Location: { field: 'locationCode' },
  ResiliencyGroup: { field: 'resiliencyGroupId' },
  ResiliencyGroupAssociation: { field: 'connectionArn' },
  ResiliencyGroupSummary: { field: 'resiliencyGroupId' },
  ResourceTag: { field: 'resourceArn' },
  VirtualGateway: { field: 'virtualGatewayId' },
  VirtualInterface: { field: 'virtualInterfaceId' },
  VirtualInterfaceTestHistory: { field: 'testId' },
};
