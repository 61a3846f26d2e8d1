/**
 * True for a name that AWS accepts for a connection, LAG or virtual interface. This allows more than AWS documents,
 * because existing names violate that. Source: CloudFormation, AWS::DirectConnect::PrivateVirtualInterface,
 * VirtualInterfaceName.
 */
export const isResourceName = (name: string): boolean => /^[\w \-,/]{1,100}$/.test(name);
