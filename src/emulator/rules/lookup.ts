import type {
  Connection,
  DirectConnectGateway,
  Lag,
  VirtualGateway,
  VirtualInterface,
} from '../estate/model';
import { isLive, isVisible } from '../estate/estate';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';

export function couldNotFindConnection(id: string): never {
  refuse(`Could not find Connection with ID ${id}`);
}

export function couldNotFindLag(id: string): never {
  refuse(`Could not find Lag with ID ${id}`);
}

/** One of the caller's connections in the call's region. */
export function ownConnection({ estate, account, region }: Call, id: string): Connection {
  const connection = estate.connections.get(id);
  if (connection?.ownerAccount !== account || connection.region !== region) couldNotFindConnection(id);
  return connection;
}

/** One of the caller's LAGs in the call's region. */
export function ownLag({ estate, account, region }: Call, id: string): Lag {
  const lag = estate.lags.get(id);
  if (lag?.ownerAccount !== account || lag.region !== region) couldNotFindLag(id);
  return lag;
}

/** A virtual interface that the caller can see in the call's region, in any state. */
export function visibleVirtualInterface({ estate, account, region }: Call, id: string): VirtualInterface {
  const vif = estate.virtualInterfaces.get(id);
  if (vif?.region !== region || !isVisible(vif, account)) doesNotExist(id);
  return vif;
}

/** The same, unless it was deleted or rejected: then it "does not exist", although it is still listed. */
export function liveVirtualInterface(call: Call, id: string): VirtualInterface {
  const vif = visibleVirtualInterface(call, id);
  if (!isLive(vif)) doesNotExist(id);
  return vif;
}

/** The same for what only its owner may do. */
export function ownVirtualInterface(call: Call, id: string, operation: string): VirtualInterface {
  const vif = liveVirtualInterface(call, id);
  if (vif.ownerAccount !== call.account) {
    refuse(`${operation} failed. Only account ${vif.ownerAccount}, which owns ${id}, can do this.`);
  }
  return vif;
}

function doesNotExist(virtualInterfaceId: string): never {
  refuse(`Virtual interface ${virtualInterfaceId} does not exist`);
}

/** One of the caller's virtual private gateways in the call's region. */
export function ownVirtualGateway({ estate, account, region }: Call, id: string): VirtualGateway {
  const gateway = estate.virtualGateways.get(id);
  if (gateway?.ownerAccount !== account || gateway.region !== region) {
    refuse(`Could not find Virtual Gateway with ID ${id}`);
  }
  return gateway;
}

/** One of the caller's Direct Connect gateways, which are the same in every region. */
export function ownDirectConnectGateway({ estate, account }: Call, id: string): DirectConnectGateway {
  const gateway = estate.directConnectGateways.get(id);
  if (gateway?.ownerAccount !== account) refuse(`Could not find Direct Connect Gateway with ID ${id}`);
  return gateway;
}
