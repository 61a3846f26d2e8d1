import type { Profile } from '../../aws/profiles/profiles';
import type { Place } from '../../aws/session/place';
import type {
  BgpPeer,
  Connection,
  Interconnect,
  Lag,
  VirtualInterface,
} from '../../directconnect/resources/resources';
import {
  ofConnection,
  ofInterconnect,
  ofLag,
  ofVirtualInterface,
} from '../../directconnect/resources/subject';
import type { Subject } from '../../directconnect/resources/subject';
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

/** A resource of any kind that a row stands for. */
export interface RowSubject {
  readonly place: Place;
  readonly subject: Subject;
  /** Of a BGP peer's row: the peer, whose subject is its virtual interface. */
  readonly bgpPeer?: BgpPeer;
}

/** The resource that a row stands for, if it stands for one: a BGP peer's is its virtual interface. */
export function subjectOf(node: Node | undefined): RowSubject | undefined {
  const { place, connection, lag, interconnect, virtualInterface, bgpPeer, parent } = (node ?? {}) as Partial<
    Pick<Node, 'place' | 'parent'> & {
      connection: Connection;
      lag: Lag;
      interconnect: Interconnect;
      virtualInterface: VirtualInterface;
      bgpPeer: BgpPeer;
    }
  >;
  if (!place) return undefined;
  if (virtualInterface) return { place, subject: ofVirtualInterface(virtualInterface) };
  if (bgpPeer) {
    const its = subjectOf(parent);
    return its && { ...its, bgpPeer };
  }
  if (connection) return { place, subject: ofConnection(connection) };
  if (lag) return { place, subject: ofLag(lag) };
  return interconnect && { place, subject: ofInterconnect(interconnect) };
}
