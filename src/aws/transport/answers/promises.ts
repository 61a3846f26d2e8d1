/**
 * The operations that are called, and the fields without which an answer of one says nothing: an empty answer at status
 * 200 must not pass for a success, nor for a list of nothing. Source: AWS Direct Connect API Reference, "Response
 * Elements" of each. `npm run model` makes `shapes.ts` for these operations.
 */
export const promises = {
  AllocatePrivateVirtualInterface: ['virtualInterfaceId', 'virtualInterfaceState'],
  ConfirmPrivateVirtualInterface: ['virtualInterfaceState'],
  CreatePrivateVirtualInterface: ['virtualInterfaceId', 'virtualInterfaceState'],
  DeleteVirtualInterface: ['virtualInterfaceState'],
  DescribeConnections: ['connections'],
  DescribeDirectConnectGateways: ['directConnectGateways'],
  DescribeHostedConnections: ['connections'],
  DescribeInterconnects: ['interconnects'],
  DescribeLags: ['lags'],
  DescribeLocations: ['locations'],
  DescribeRouterConfiguration: ['customerRouterConfig'],
  DescribeVirtualGateways: ['virtualGateways'],
  DescribeVirtualInterfaces: ['virtualInterfaces'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** An operation whose answers can be read. */
export type Operation = keyof typeof promises;

/**
 * The field that names a resource, by the shape that the service model gives it. Each has one, and it is the only one of
 * its list. A peer's is optional: it came later than peers did.
 */
export const identities: Readonly<Record<string, { readonly field: string; readonly optional?: true }>> = {
  BGPPeer: { field: 'bgpPeerId', optional: true },
  Connection: { field: 'connectionId' },
  DirectConnectGateway: { field: 'directConnectGatewayId' },
  Interconnect: { field: 'interconnectId' },
  Lag: { field: 'lagId' },
  Location: { field: 'locationCode' },
  VirtualGateway: { field: 'virtualGatewayId' },
  VirtualInterface: { field: 'virtualInterfaceId' },
};
