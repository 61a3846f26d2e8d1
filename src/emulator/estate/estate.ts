import { randomBytes } from 'node:crypto';
import type {
  Connection,
  DirectConnectGateway,
  FailoverTest,
  GatewayAssociation,
  Interconnect,
  Lag,
  TransitGateway,
  VirtualGateway,
  VirtualInterface,
} from './model';
import { InterfaceCollection } from './interfaceCollection';
import { Collection } from './collection';

/** Everything that the endpoint knows about all accounts and regions. A reset replaces it. */
export class Estate {
  readonly connections = new Collection<Connection>((connection) => connection.connectionId);
  readonly lags = new Collection<Lag>((lag) => lag.lagId);
  readonly interconnects = new Collection<Interconnect>((interconnect) => interconnect.interconnectId);
  readonly virtualInterfaces = new InterfaceCollection();
  readonly directConnectGateways = new Collection<DirectConnectGateway>(
    (gateway) => gateway.directConnectGatewayId,
  );
  readonly gatewayAssociations = new Collection<GatewayAssociation>(
    (association) => association.associationId,
  );
  readonly failoverTests = new Collection<FailoverTest>((test) => test.testId);
  readonly virtualGateways = new Collection<VirtualGateway>((gateway) => gateway.virtualGatewayId);
  readonly transitGateways = new Collection<TransitGateway>((gateway) => gateway.transitGatewayId);
  /** Page tokens are sealed with this, so they become invalid with the estate. */
  readonly tokenKey = randomBytes(32);
  /** The next link-local IPv4 and IPv6 subnets to assign. */
  readonly subnets = { ipv4: 0, ipv6: 0 };
}

/** An interface is listed for its owner and for the owner of its connection. */
export function isVisible(
  vif: Pick<VirtualInterface, 'ownerAccount' | 'connectionOwner'>,
  account: string,
): boolean {
  return vif.ownerAccount === account || vif.connectionOwner === account;
}

/** Whether an interface still holds its VLAN and counts towards quotas. */
export function isLive(vif: VirtualInterface): boolean {
  return vif.virtualInterfaceState !== 'deleted' && vif.virtualInterfaceState !== 'rejected';
}
