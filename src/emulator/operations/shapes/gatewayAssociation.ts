import type { GatewayAssociation } from '../../estate/model';

/** An association in the API's format. A virtual private gateway is repeated in the fields of older clients. */
export function gatewayAssociationShape({ allowedPrefixes, ...association }: GatewayAssociation): object {
  const { associatedGateway } = association;
  const isVirtual = associatedGateway?.type === 'virtualPrivateGateway';
  return {
    ...association,
    allowedPrefixesToDirectConnectGateway: allowedPrefixes.map((cidr) => ({ cidr })),
    ...(isVirtual && {
      virtualGatewayId: associatedGateway.id,
      virtualGatewayRegion: associatedGateway.region,
      virtualGatewayOwnerAccount: associatedGateway.ownerAccount,
    }),
  };
}
