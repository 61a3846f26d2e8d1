import { associationsOf } from '../estate/gatewayUse';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { checkAllowedPrefixes, gatewayOf, ownAssociation } from '../rules/gatewayAssociation';
import { readPrefixes } from '../rules/prefixes';
import { requireState } from '../rules/state';
import type { Call } from './call';
import { gatewayAssociationShape } from './shapes/gatewayAssociation';

const ADD = 'addAllowedPrefixesToDirectConnectGateway';
const REMOVE = 'removeAllowedPrefixesToDirectConnectGateway';

/** Adds and removes allowed prefixes of an association: updating, then associated. */
export function updateDirectConnectGatewayAssociation(call: Call): object {
  const { fields, estate, lifecycle } = call;
  const id = fields.string('associationId');
  const added = readPrefixes(fields.structures(ADD)) ?? [];
  const removed = readPrefixes(fields.structures(REMOVE)) ?? [];
  const association = ownAssociation(call, required(id, 'associationId'));
  const { associationId, associationState, allowedPrefixes, directConnectGatewayId } = association;
  const gateway = gatewayOf(association);
  requireState('UpdateDirectConnectGatewayAssociation', associationId, associationState, ['associated']);
  const unknown = removed.find((prefix) => !allowedPrefixes.includes(prefix));
  if (unknown !== undefined)
    refuse(`The prefix ${unknown} is not among the allowed prefixes of ${associationId}.`);
  const changed = [...allowedPrefixes.filter((prefix) => !removed.includes(prefix)), ...added];
  const others = associationsOf(directConnectGatewayId, estate).filter((other) => other !== association);
  checkAllowedPrefixes(changed, gateway, others);
  association.allowedPrefixes = changed;
  lifecycle.gateways.associate(association, 'updating');
  return { directConnectGatewayAssociation: gatewayAssociationShape(association) };
}
