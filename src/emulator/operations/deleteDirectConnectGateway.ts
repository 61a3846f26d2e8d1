import { required } from '../json/fields';
import { checkUnused, liveDirectConnectGateway } from '../rules/directConnectGateway';
import type { Call } from './call';
import { directConnectGatewayShape } from './shapes/directConnectGateway';

/** Deletes a Direct Connect gateway that nothing uses; deleting one that is being deleted changes nothing. */
export function deleteDirectConnectGateway(call: Call): object {
  const { fields, estate, lifecycle } = call;
  const id = required(fields.string('directConnectGatewayId'), 'directConnectGatewayId');
  const gateway = liveDirectConnectGateway(call, id);
  if (gateway.directConnectGatewayState !== 'deleting') {
    checkUnused(id, estate);
    lifecycle.gateways.delete(gateway);
  }
  return { directConnectGateway: directConnectGatewayShape(gateway, estate) };
}
