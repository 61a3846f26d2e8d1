import { required } from '../json/fields';
import { liveDirectConnectGateway } from '../rules/directConnectGateway';
import { checkName } from '../rules/name';
import { refuseLeaving } from '../rules/state';
import type { Call } from './call';
import { directConnectGatewayShape } from './shapes/directConnectGateway';

/** Renames a Direct Connect gateway. */
export function updateDirectConnectGateway(call: Call): object {
  const { fields, estate } = call;
  const id = fields.string('directConnectGatewayId');
  const name = fields.string('newDirectConnectGatewayName');
  const gateway = liveDirectConnectGateway(call, required(id, 'directConnectGatewayId'));
  const { directConnectGatewayId, directConnectGatewayState } = gateway;
  refuseLeaving('UpdateDirectConnectGateway', directConnectGatewayId, directConnectGatewayState);
  const newName = required(name, 'newDirectConnectGatewayName');
  checkName(newName, 'newDirectConnectGatewayName');
  gateway.directConnectGatewayName = newName;
  return { directConnectGateway: directConnectGatewayShape(gateway, estate) };
}
