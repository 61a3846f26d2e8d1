import type { Place } from '../../aws/session/place';

/** Where a virtual interface is created: a connection or LAG in a place. */
export interface AllocationPlace extends Place {
  readonly connectionId: string;
}
