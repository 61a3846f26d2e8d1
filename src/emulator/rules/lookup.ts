import type {
  Connection,
  DirectConnectGateway,
  Lag,
  VirtualGateway,
  VirtualInterface,
} from '../estate/model';
import { isVisible } from '../estate/estate';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';

export function couldNotFindConnection(id: string): never {
  refuse(`Could not find Connection with ID ${id}`);
}

export function couldNotFindLag(id: string): never {
  refuse(`Could not find Lag with ID ${id}`);
}

/** A connection of the calling account in the call's region. */
export function ownConnection({ estate, account, region }: Call, id: string): Connection {
  const connection = estate.connections.get(id);
  if (connection?.ownerAccount !== account || connection.region !== region) couldNotFindConnection(id);
  return connection;
}

/** A LAG of the calling account in the call's region. */
export function ownLag({ estate, account, region }: Call, id: string): Lag {
  const lag = estate.lags.get(id);
  if (lag?.ownerAccount !== account || lag.region !== region) couldNotFindLag(id);
  return lag;
}

/** A virtual interface that the calling account sees in the call's region, in any state. */
export function visibleVirtualInterface({ estate, account, region }: Call, id: string): VirtualInterface {
  const vif = estate.virtualInterfaces.get(id);
  if (vif?.region !== region || !isVisible(vif, account)) refuse(`Virtual interface ${id} does not exist`);
  return vif;
}

/** A virtual private gateway of the calling account in the call's region. */
export function ownVirtualGateway({ estate, account, region }: Call, id: string): VirtualGateway {
  const gateway = estate.virtualGateways.get(id);
  if (gateway?.ownerAccount !== account || gateway.region !== region) {
    refuse(`Could not find Virtual Gateway with ID ${id}`);
  }
  return gateway;
}

/** A Direct Connect gateway of the calling account; they are the same in every region. */
export function ownDirectConnectGateway({ estate, account }: Call, id: string): DirectConnectGateway {
  const gateway = estate.directConnectGateways.get(id);
  if (gateway?.ownerAccount !== account) refuse(`Could not find Direct Connect Gateway with ID ${id}`);
  return gateway;
}
