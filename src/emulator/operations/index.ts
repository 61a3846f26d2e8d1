import { allocateVirtualInterface } from './allocateVirtualInterface';
import { associateVirtualInterface } from './associateVirtualInterface';
import type { Operation } from './call';
import { confirmVirtualInterface } from './confirmVirtualInterface';
import { createBgpPeer } from './createBgpPeer';
import { createConnection } from './createConnection';
import { createDirectConnectGateway } from './createDirectConnectGateway';
import { createDirectConnectGatewayAssociation } from './createDirectConnectGatewayAssociation';
import { createLag } from './createLag';
import { createVirtualInterface } from './createVirtualInterface';
import { deleteBgpPeer } from './deleteBgpPeer';
import { deleteConnection } from './deleteConnection';
import { deleteDirectConnectGateway } from './deleteDirectConnectGateway';
import { deleteDirectConnectGatewayAssociation } from './deleteDirectConnectGatewayAssociation';
import { deleteVirtualInterface } from './deleteVirtualInterface';
import { describeConnections } from './describeConnections';
import { describeDirectConnectGatewayAssociations } from './describeDirectConnectGatewayAssociations';
import { describeDirectConnectGatewayAttachments } from './describeDirectConnectGatewayAttachments';
import { describeDirectConnectGateways } from './describeDirectConnectGateways';
import { describeHostedConnections } from './describeHostedConnections';
import { describeInterconnects } from './describeInterconnects';
import { describeLags } from './describeLags';
import { describeLocations } from './describeLocations';
import { describeRouterConfiguration } from './describeRouterConfiguration';
import { describeTags } from './describeTags';
import { describeVirtualGateways } from './describeVirtualGateways';
import { describeVirtualInterfaces } from './describeVirtualInterfaces';
import { listVirtualInterfaceRoutes } from './listVirtualInterfaceRoutes';
import { listVirtualInterfaceTestHistory } from './listVirtualInterfaceTestHistory';
import { startBgpFailoverTest } from './startBgpFailoverTest';
import { stopBgpFailoverTest } from './stopBgpFailoverTest';
import { tagResource } from './tagResource';
import { untagResource } from './untagResource';
import { updateConnection } from './updateConnection';
import { updateDirectConnectGateway } from './updateDirectConnectGateway';
import { updateDirectConnectGatewayAssociation } from './updateDirectConnectGatewayAssociation';
import { updateLag } from './updateLag';
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes';

/** Every operation that the endpoint supports, by API name. To add one: a file and a line here. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['AllocatePrivateVirtualInterface', allocateVirtualInterface('private')],
  ['AllocatePublicVirtualInterface', allocateVirtualInterface('public')],
  ['AllocateTransitVirtualInterface', allocateVirtualInterface('transit')],
  ['AssociateVirtualInterface', associateVirtualInterface],
  ['ConfirmPrivateVirtualInterface', confirmVirtualInterface('private')],
  ['ConfirmPublicVirtualInterface', confirmVirtualInterface('public')],
  ['ConfirmTransitVirtualInterface', confirmVirtualInterface('transit')],
  ['CreateBGPPeer', createBgpPeer],
  ['CreateConnection', createConnection],
  ['CreateDirectConnectGateway', createDirectConnectGateway],
  ['CreateDirectConnectGatewayAssociation', createDirectConnectGatewayAssociation],
  ['CreateLag', createLag],
  ['CreatePrivateVirtualInterface', createVirtualInterface('private')],
  ['CreatePublicVirtualInterface', createVirtualInterface('public')],
  ['CreateTransitVirtualInterface', createVirtualInterface('transit')],
  ['DeleteBGPPeer', deleteBgpPeer],
  ['DeleteConnection', deleteConnection],
  ['DeleteDirectConnectGateway', deleteDirectConnectGateway],
  ['DeleteDirectConnectGatewayAssociation', deleteDirectConnectGatewayAssociation],
  ['DeleteVirtualInterface', deleteVirtualInterface],
  ['DescribeConnections', describeConnections],
  ['DescribeDirectConnectGatewayAssociations', describeDirectConnectGatewayAssociations],
  ['DescribeDirectConnectGatewayAttachments', describeDirectConnectGatewayAttachments],
  ['DescribeDirectConnectGateways', describeDirectConnectGateways],
  ['DescribeHostedConnections', describeHostedConnections],
  ['DescribeInterconnects', describeInterconnects],
  ['DescribeLags', describeLags],
  ['DescribeLocations', describeLocations],
  ['DescribeRouterConfiguration', describeRouterConfiguration],
  ['DescribeTags', describeTags],
  ['DescribeVirtualGateways', describeVirtualGateways],
  ['DescribeVirtualInterfaces', describeVirtualInterfaces],
  ['ListVirtualInterfaceRoutes', listVirtualInterfaceRoutes],
  ['ListVirtualInterfaceTestHistory', listVirtualInterfaceTestHistory],
  ['StartBgpFailoverTest', startBgpFailoverTest],
  ['StopBgpFailoverTest', stopBgpFailoverTest],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['UpdateConnection', updateConnection],
  ['UpdateDirectConnectGateway', updateDirectConnectGateway],
  ['UpdateDirectConnectGatewayAssociation', updateDirectConnectGatewayAssociation],
  ['UpdateLag', updateLag],
  ['UpdateVirtualInterfaceAttributes', updateVirtualInterfaceAttributes],
]);
