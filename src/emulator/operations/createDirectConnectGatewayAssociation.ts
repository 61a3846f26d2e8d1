import { associationsOf } from '../estate/gatewayUse';
import { uuid } from '../estate/identifiers';
import type { GatewayAssociation } from '../estate/model';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { checkAllowedPrefixes, checkAssociation, gatewayToAssociate } from '../rules/gatewayAssociation';
import { ownDirectConnectGateway } from '../rules/lookup';
import { readPrefixes } from '../rules/prefixes';
import { requireUsable } from '../rules/state';
import type { Call } from './call';
import { gatewayAssociationShape } from './shapes/gatewayAssociation';

/** Associates one of the caller's gateways with one of its Direct Connect gateways: associating, then associated. */
export function createDirectConnectGatewayAssociation(call: Call): object {
  const { fields, account, estate, lifecycle } = call;
  const id = fields.string('directConnectGatewayId');
  const ids = [fields.string('gatewayId'), fields.string('virtualGatewayId')];
  const prefixes = readPrefixes(fields.structures('addAllowedPrefixesToDirectConnectGateway')) ?? [];
  const directConnectGatewayId = required(id, 'directConnectGatewayId');
  const [gatewayId, other] = ids.filter((given) => given !== undefined);
  if (gatewayId === undefined || other !== undefined) {
    refuse('Exactly one of gatewayId and virtualGatewayId must be given.');
  }
  const directConnectGateway = ownDirectConnectGateway(call, directConnectGatewayId);
  requireUsable(directConnectGatewayId, directConnectGateway.directConnectGatewayState);
  const associatedGateway = gatewayToAssociate(call, directConnectGateway, gatewayId);
  checkAssociation(associatedGateway, directConnectGatewayId, estate);
  checkAllowedPrefixes(prefixes, associatedGateway, associationsOf(directConnectGatewayId, estate));
  const association: GatewayAssociation = {
    associationId: uuid(),
    directConnectGatewayId,
    directConnectGatewayOwnerAccount: account,
    associationState: 'associating',
    associatedGateway,
    allowedPrefixes: prefixes,
  };
  estate.gatewayAssociations.add(association);
  lifecycle.gateways.associate(association, 'associating');
  return { directConnectGatewayAssociation: gatewayAssociationShape(association) };
}
