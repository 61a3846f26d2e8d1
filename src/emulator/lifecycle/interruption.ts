import type { PortGroup } from '../estate/portGroup';

/**
 * Takes ports down, with their virtual interfaces and BGP sessions.
 * @returns a function that brings up what went down, except what has changed since
 */
export function interrupt({ lag, connections, interfaces }: PortGroup): () => void {
  const restorers = [
    ...(lag ? [change(lag, 'lagState', 'available', 'down')] : []),
    ...connections.map((connection) => change(connection, 'connectionState', 'available', 'down')),
    ...interfaces.map((vif) => change(vif, 'virtualInterfaceState', 'available', 'down')),
    ...interfaces.flatMap(({ bgpPeers }) =>
      bgpPeers.map((peer) => {
        const restore = change(peer, 'bgpStatus', 'up', 'down');
        // The session of a peer that is deleted in the meantime is down too, and stays down.
        return () => {
          if (peer.bgpPeerState === 'available') restore();
        };
      }),
    ),
  ];
  return () => restorers.forEach((restore) => restore());
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
