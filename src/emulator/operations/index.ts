import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface';
import type { Operation } from './call';
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface';
import { createConnection } from './createConnection';
import { createLag } from './createLag';
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface';
import { deleteConnection } from './deleteConnection';
import { deleteVirtualInterface } from './deleteVirtualInterface';
import { describeConnections } from './describeConnections';
import { describeDirectConnectGateways } from './describeDirectConnectGateways';
import { describeHostedConnections } from './describeHostedConnections';
import { describeInterconnects } from './describeInterconnects';
import { describeLags } from './describeLags';
import { describeLocations } from './describeLocations';
import { describeRouterConfiguration } from './describeRouterConfiguration';
import { describeTags } from './describeTags';
import { describeVirtualGateways } from './describeVirtualGateways';
import { describeVirtualInterfaces } from './describeVirtualInterfaces';
import { tagResource } from './tagResource';
import { untagResource } from './untagResource';
import { updateConnection } from './updateConnection';
import { updateLag } from './updateLag';
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes';

/** Every operation that the endpoint supports, by API name. To add one: a file and a line here. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['AllocatePrivateVirtualInterface', allocatePrivateVirtualInterface],
  ['ConfirmPrivateVirtualInterface', confirmPrivateVirtualInterface],
  ['CreateConnection', createConnection],
  ['CreateLag', createLag],
  ['CreatePrivateVirtualInterface', createPrivateVirtualInterface],
  ['DeleteConnection', deleteConnection],
  ['DeleteVirtualInterface', deleteVirtualInterface],
  ['DescribeConnections', describeConnections],
  ['DescribeDirectConnectGateways', describeDirectConnectGateways],
  ['DescribeHostedConnections', describeHostedConnections],
  ['DescribeInterconnects', describeInterconnects],
  ['DescribeLags', describeLags],
  ['DescribeLocations', describeLocations],
  ['DescribeRouterConfiguration', describeRouterConfiguration],
  ['DescribeTags', describeTags],
  ['DescribeVirtualGateways', describeVirtualGateways],
  ['DescribeVirtualInterfaces', describeVirtualInterfaces],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['UpdateConnection', updateConnection],
  ['UpdateLag', updateLag],
  ['UpdateVirtualInterfaceAttributes', updateVirtualInterfaceAttributes],
]);
