import type { GatewayAssociation } from '../estate/model';
import { refuse } from '../refusal';
import type { Call } from './call';
import { page } from './paging';
import { gatewayAssociationShape } from './shapes/gatewayAssociation';

/**
 * The associations of Direct Connect gateways, for the owners of both sides. A filter that matches nothing returns an
 * empty list [G].
 */
export function describeDirectConnectGatewayAssociations(call: Call): object {
  const { fields, estate, account } = call;
  const asked = {
    associationId: fields.string('associationId'),
    associatedGatewayId: fields.string('associatedGatewayId'),
    directConnectGatewayId: fields.string('directConnectGatewayId'),
    virtualGatewayId: fields.string('virtualGatewayId'),
  };
  const wanted = (association: GatewayAssociation): boolean => {
    const { associatedGateway, associatedCoreNetwork, directConnectGatewayOwnerAccount } = association;
    const other = associatedGateway ?? associatedCoreNetwork;
    return (
      [directConnectGatewayOwnerAccount, other?.ownerAccount].includes(account) &&
      is(asked.associationId, association.associationId) &&
      is(asked.directConnectGatewayId, association.directConnectGatewayId) &&
      is(asked.associatedGatewayId, other?.id) &&
      is(asked.virtualGatewayId, associatedGateway?.id)
    );
  };
  const filter = `DescribeDirectConnectGatewayAssociations|${JSON.stringify(asked)}`;
  const { items, next } = page(call, filter, estate.gatewayAssociations, wanted);
  if (Object.values(asked).every((id) => id === undefined)) {
    refuse(`One of ${Object.keys(asked).join(', ')} must be given.`);
  }
  return { directConnectGatewayAssociations: items.map(gatewayAssociationShape), ...next };
}

function is(asked: string | undefined, id: string | undefined): boolean {
  return asked === undefined || asked === id;
}
