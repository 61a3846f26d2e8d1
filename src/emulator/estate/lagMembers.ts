import type { Estate } from './estate';
import type { Connection, Lag } from './model';

/** The connections that a LAG bundles, without those deleted. */
export function membersOf(lag: Lag, estate: Estate): Connection[] {
  return estate.connections.filter(
    ({ lagId, connectionState }) => lagId === lag.lagId && connectionState !== 'deleted',
  );
}
