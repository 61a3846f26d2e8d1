import { associationsOf } from '../estate/gatewayUse';
import type { GatewayAssociation } from '../estate/model';
import { refuse } from '../refusal';
import { gatewayOf, ownAssociation } from '../rules/gatewayAssociation';
import { ownDirectConnectGateway } from '../rules/lookup';
import type { Call } from './call';
import { gatewayAssociationShape } from './shapes/gatewayAssociation';

/** Ends an association: disassociating, then disassociated. One that is being ended stays as it is. */
export function deleteDirectConnectGatewayAssociation(call: Call): object {
  const { fields, lifecycle } = call;
  const id = fields.string('associationId');
  const directConnectGatewayId = fields.string('directConnectGatewayId');
  const virtualGatewayId = fields.string('virtualGatewayId');
  const association =
    id === undefined ? byGateways(call, directConnectGatewayId, virtualGatewayId) : ownAssociation(call, id);
  gatewayOf(association);
  if (association.associationState !== 'disassociating') lifecycle.gateways.disassociate(association);
  return { directConnectGatewayAssociation: gatewayAssociationShape(association) };
}

function byGateways(
  call: Call,
  directConnectGatewayId: string | undefined,
  virtualGatewayId: string | undefined,
): GatewayAssociation {
  if (directConnectGatewayId === undefined || virtualGatewayId === undefined) {
    refuse('Either associationId, or directConnectGatewayId and virtualGatewayId, must be given.');
  }
  ownDirectConnectGateway(call, directConnectGatewayId);
  const found = associationsOf(directConnectGatewayId, call.estate).find(
    ({ associatedGateway }) => associatedGateway?.id === virtualGatewayId,
  );
  return found ?? refuse(`${virtualGatewayId} is not associated with ${directConnectGatewayId}.`);
}
