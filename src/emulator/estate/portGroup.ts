import { isLive } from './estate';
import type { Estate } from './estate';
import { membersOf } from './lagMembers';
import type { Connection, Lag, VirtualInterface } from './model';

/** Ports that work as one, a single connection or a LAG with its members, and the virtual interfaces on them. */
export interface PortGroup {
  /** The LAG's id, or that of the connection. */
  readonly id: string;
  readonly lag: Lag | undefined;
  readonly connections: readonly Connection[];
  readonly interfaces: readonly VirtualInterface[];
}

/** The port group of a connection, LAG member or LAG. */
export function portGroupOf(connectionId: string, estate: Estate): PortGroup {
  const connection = estate.connections.get(connectionId);
  const id = connection?.lagId ?? connectionId;
  const lag = estate.lags.get(id);
  const alone = connection ? [connection] : [];
  return {
    id,
    lag,
    connections: lag ? membersOf(lag, estate) : alone,
    interfaces: interfacesOn(connectionId, estate),
  };
}

/** The live interfaces that share a port group: those of the connection or LAG, its members and its LAG. */
export function interfacesOn(connectionId: string, estate: Estate): VirtualInterface[] {
  const group = estate.connections.get(connectionId)?.lagId ?? connectionId;
  const isLag = estate.lags.get(group) !== undefined;
  const members = isLag ? estate.connections.filter(({ lagId }) => lagId === group) : [];
  return [group, ...members.map((member) => member.connectionId)]
    .flatMap((id) => estate.virtualInterfaces.on(id))
    .filter(isLive);
}

/** The same without those that are being deleted, which count towards no limit [G]. */
export function countedOn(connectionId: string, estate: Estate): VirtualInterface[] {
  return interfacesOn(connectionId, estate).filter(
    ({ virtualInterfaceState }) => virtualInterfaceState !== 'deleting',
  );
}
