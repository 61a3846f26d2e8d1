import { required } from '../json/fields';
import { liveVirtualInterface } from '../rules/lookup';
import { checkMove } from '../rules/move';
import { requireState } from '../rules/state';
import type { Call } from './call';
import { IN_SERVICE } from './createBgpPeer';
import { findCarrier } from './newInterface';
import { virtualInterfaceShape } from './shapes/virtualInterface';

/**
 * Moves a virtual interface to another connection or LAG of the caller, who owns the interface or its present
 * connection: pending, with new BGP peers, while the old ones are deleted.
 */
export function associateVirtualInterface(call: Call): object {
  const { fields, estate, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const target = fields.string('connectionId');
  const vif = liveVirtualInterface(call, required(id, 'virtualInterfaceId'));
  const operation = 'AssociateVirtualInterface';
  const { connectionId, connection, below } = findCarrier(call, operation, required(target, 'connectionId'));
  requireState(operation, vif.virtualInterfaceId, vif.virtualInterfaceState, IN_SERVICE);
  checkMove(vif, connectionId, connection, below, estate);
  estate.virtualInterfaces.move(vif, connectionId);
  const { location, jumboFrameCapable, awsDeviceV2, awsLogicalDeviceId } = below;
  Object.assign(vif, { location, jumboFrameCapable, awsDeviceV2, awsLogicalDeviceId });
  vif.connectionOwner = call.account;
  lifecycle.peers.recreate(vif);
  return virtualInterfaceShape(vif, call.account);
}
