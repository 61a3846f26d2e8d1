import type { Profile } from '../../aws/profiles';
import type { Place } from '../../aws/place';
import type { Connection, Lag, VirtualInterface } from '../../directconnect/resources';
import type { Node } from './node';

/** What a command that was called on a row needs to know of it. */
export interface RowResource<Resource> {
  readonly place: Place;
  readonly resource: Resource;
}

/** The id of the connection or LAG that a row stands for, if it stands for one. */
export function connectionOf(node: Node | undefined): RowResource<{ connectionId: string }> | undefined {
  const { place, connection, lag } = (node ?? {}) as { place?: Place; connection?: Connection; lag?: Lag };
  const connectionId = connection?.connectionId ?? lag?.lagId;
  return place && connectionId ? { place, resource: { connectionId } } : undefined;
}

/** The virtual interface that a row stands for, if it stands for one. */
export function virtualInterfaceOf(node: Node | undefined): RowResource<VirtualInterface> | undefined {
  const { place, virtualInterface } = (node ?? {}) as { place?: Place; virtualInterface?: VirtualInterface };
  return place && virtualInterface ? { place, resource: virtualInterface } : undefined;
}

/** The profile that a row stands for, if it stands for one. */
export function profileOf(node: Node | undefined): Profile | undefined {
  return (node as { profile?: Profile } | undefined)?.profile;
}
