import type { Estate } from '../estate/estate';
import type { PortGroup } from '../estate/portGroup';
import { connect } from './sessions';

/**
 * Takes ports down, with their virtual interfaces and BGP sessions.
 * @returns a function that brings up what went down, except what has changed since
 */
export function interrupt({ lag, connections, interfaces }: PortGroup, estate: Estate): (at: number) => void {
  const restorers = [
    ...(lag ? [change(lag, 'lagState', 'available', 'down')] : []),
    ...connections.map((connection) => change(connection, 'connectionState', 'available', 'down')),
  ];
  for (const vif of interfaces) {
    change(vif, 'virtualInterfaceState', 'available', 'down');
    for (const peer of vif.bgpPeers) change(peer, 'bgpStatus', 'up', 'down');
  }
  return (at) => {
    for (const restore of restorers) restore();
    for (const vif of interfaces) connect(vif, estate, at);
  };
}

/**
 * Changes one field from one value to another.
 * @returns a function that changes it back if it still has the new value
 */
function change<Field extends string>(
  resource: Record<Field, string>,
  field: Field,
  from: string,
  to: string,
): () => void {
  if (resource[field] !== from) return () => undefined;
  resource[field] = to;
  return () => {
    if (resource[field] === to) resource[field] = from;
  };
}
