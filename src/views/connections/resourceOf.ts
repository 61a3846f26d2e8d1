import type { Profile } from '../../aws/profiles/profiles';
import type { Place } from '../../aws/session/place';
import type { Parts } from '../../directconnect/kinds/kind';
import type { ResourceSubject, Subject } from '../../directconnect/kinds/subject';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import type { Node } from '../tree/node';
import type { Row } from './row';

/** What a command needs to know about its row. */
export interface RowResource<Resource> {
  readonly place: Place;
  readonly resource: Resource;
}

/** The id of the connection or LAG of a row, if any. */
export function connectionOf(node: Node | undefined): RowResource<{ connectionId: string }> | undefined {
  const { place, subject } = node ?? {};
  const takesInterfaces = subject?.kind === 'connection' || subject?.kind === 'lag';
  return place && takesInterfaces && subject.id
    ? { place, resource: { connectionId: subject.id } }
    : undefined;
}

/** The virtual interface of a row, if any. */
export function virtualInterfaceOf(node: Node | undefined): RowResource<VirtualInterface> | undefined {
  const { place, subject } = node ?? {};
  return place && subject?.kind === 'virtualInterface' ? { place, resource: subject.resource } : undefined;
}

/** The profile of a row, if any. */
export function profileOf(row: Row | undefined): Profile | undefined {
  return row?.profile;
}

/** The resource of a row, of any kind. */
export interface RowSubject {
  readonly place: Place;
  readonly subject: ResourceSubject;
  /** For the row of a part of the resource, such as a BGP peer: the part. */
  readonly part?: Subject<keyof Parts>;
}

/** The resource of a row, if any; for a BGP peer, its virtual interface. */
export function subjectOf(node: Node | undefined): RowSubject | undefined {
  const { place, subject, parent } = node ?? {};
  if (!place || !subject) return undefined;
  if (subject.kind !== 'bgpPeer') return { place, subject };
  const its = subjectOf(parent);
  return its && { ...its, part: subject };
}
