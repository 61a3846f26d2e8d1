import { associationsOf, attachedTo, isAssociated } from '../estate/gatewayUse';
import type { Estate } from '../estate/estate';
import type { AssociatedGateway, DirectConnectGateway, GatewayAssociation } from '../estate/model';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';
import { overlaps, parseCidr } from '../estate/cidr';
import { ownVirtualGateway } from './lookup';
import { checkPrefixes } from './prefixes';
import { requireUsable } from './state';

/** Quotas of the user guide. */
const MAX_VIRTUAL_GATEWAYS = 20;
const MAX_TRANSIT_GATEWAYS = 6;
const MAX_PER_TRANSIT_GATEWAY = 20;
const MAX_TRANSIT_PREFIXES = 200;

/**
 * The virtual private gateway or transit gateway to associate: the caller's, in the region of the call [G]. One of
 * another account would need a proposal.
 */
export function gatewayToAssociate(
  call: Call,
  directConnectGateway: DirectConnectGateway,
  id: string,
): AssociatedGateway {
  const { estate, account, region } = call;
  if (id.startsWith('tgw-')) {
    const gateway = estate.transitGateways.get(id);
    if (gateway?.ownerAccount !== account || gateway.region !== region) {
      refuse(`Could not find Transit Gateway with ID ${id}`);
    }
    if (gateway.amazonSideAsn === directConnectGateway.amazonSideAsn) {
      refuse(
        `${id} has the same ASN as the Direct Connect gateway, ${gateway.amazonSideAsn}. They must differ.`,
      );
    }
    return { id, type: 'transitGateway', ownerAccount: account, region };
  }
  requireUsable(id, ownVirtualGateway(call, id).virtualGatewayState);
  return { id, type: 'virtualPrivateGateway', ownerAccount: account, region };
}

/**
 * A Direct Connect gateway has virtual private gateways and private interfaces, or transit gateways, or a core network;
 * within their quotas.
 */
export function checkAssociation(
  { id, type }: AssociatedGateway,
  directConnectGatewayId: string,
  estate: Estate,
): void {
  const present = associationsOf(directConnectGatewayId, estate);
  const other = present.find(({ associatedGateway }) => associatedGateway?.type !== type);
  if (other) {
    const otherId = other.associatedGateway?.id ?? other.associatedCoreNetwork?.id ?? other.associationId;
    refuse(`${directConnectGatewayId} is associated with ${otherId}, so it cannot be associated with ${id}.`);
  }
  const isTransit = type === 'transitGateway';
  const attached = attachedTo(directConnectGatewayId, estate);
  const vif = attached.find(({ virtualInterfaceType }) => isTransit && virtualInterfaceType === 'private');
  if (vif) {
    refuse(
      `${directConnectGatewayId} has the private virtual interface ${vif.virtualInterfaceId}, so it cannot be associated with ${id}.`,
    );
  }
  const most = isTransit ? MAX_TRANSIT_GATEWAYS : MAX_VIRTUAL_GATEWAYS;
  if (present.length >= most)
    refuse(`The limit of ${most} gateways on ${directConnectGatewayId} is reached.`);
  const own = estate.gatewayAssociations.filter(
    (association) => isAssociated(association) && association.associatedGateway?.id === id,
  );
  if (own.some((association) => association.directConnectGatewayId === directConnectGatewayId)) {
    refuse(`${id} is already associated with ${directConnectGatewayId}.`);
  }
  if (!isTransit && own.length > 0)
    refuse(`${id} is already associated with another Direct Connect gateway.`);
  if (own.length >= MAX_PER_TRANSIT_GATEWAY) {
    refuse(`The limit of ${MAX_PER_TRANSIT_GATEWAY} Direct Connect gateways of ${id} is reached.`);
  }
}

/**
 * The allowed prefixes: any number with a virtual private gateway, 1 to 200 with a transit gateway, which must not
 * overlap with those of other transit gateways.
 */
export function checkAllowedPrefixes(
  prefixes: readonly string[],
  { type }: Pick<AssociatedGateway, 'type'>,
  others: readonly GatewayAssociation[],
): void {
  const parsed = checkPrefixes(prefixes);
  if (type !== 'transitGateway') return;
  if (prefixes.length === 0)
    refuse('An association with a transit gateway requires at least one allowed prefix.');
  if (prefixes.length > MAX_TRANSIT_PREFIXES) {
    refuse(`An association with a transit gateway has at most ${MAX_TRANSIT_PREFIXES} allowed prefixes.`);
  }
  for (const { associatedGateway, allowedPrefixes } of others) {
    const taken = allowedPrefixes.flatMap((prefix) => parseCidr(prefix) ?? []);
    const overlap = parsed.find((one) => taken.some((other) => overlaps(one, other)));
    if (overlap) refuse(`The prefix ${overlap.text} overlaps with those of ${associatedGateway?.id ?? ''}.`);
  }
}

/** An association of one of the caller's Direct Connect gateways. */
export function ownAssociation({ estate, account }: Call, id: string): GatewayAssociation {
  const association = estate.gatewayAssociations.get(id);
  if (association?.directConnectGatewayOwnerAccount !== account || !isAssociated(association)) {
    refuse(`Could not find association with ID ${id}`);
  }
  return association;
}

/** The gateway of an association. Cloud WAN manages the associations of core networks. */
export function gatewayOf({ associationId, associatedGateway }: GatewayAssociation): AssociatedGateway {
  return associatedGateway ?? refuse(`${associationId} is managed by Cloud WAN and cannot be changed here.`);
}
