import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isTransitional } from '../../directconnect/resources/states';
import type { Followed, FollowedKind, Question } from './followed';

/** Up to this many are read one by one. More are read connection by connection. */
const MAX_ONE_BY_ONE = 5;

const idOf = ({ virtualInterfaceId = '' }: VirtualInterface) => virtualInterfaceId;

const readOne = (id: string): Question<VirtualInterface> => ({
  ids: [id],
  ask: (session, signal) => session.virtualInterfaces({ virtualInterfaceId: id }, signal),
});

const readOn = (connectionId: string, ids: readonly string[]): Question<VirtualInterface> => ({
  ids,
  ask: async (session, signal) => {
    const all = await session.virtualInterfaces({ connectionId }, signal);
    return all.filter((one) => ids.includes(idOf(one)));
  },
});

function questions(followed: readonly Followed[]): Question<VirtualInterface>[] {
  const onWhich = new Map(followed.map(({ id }) => [id, '']));
  for (const { id, on } of followed) if (on !== undefined) onWhich.set(id, on);
  const ids = [...onWhich.keys()];
  if (ids.length <= MAX_ONE_BY_ONE) return ids.map(readOne);
  return [...new Set(onWhich.values())].flatMap((connectionId) => {
    const there = ids.filter((id) => onWhich.get(id) === connectionId);
    return connectionId === '' ? there.map(readOne) : [readOn(connectionId, there)];
  });
}

/**
 * Follows a virtual interface until it is available or gone. A new one is down until the customer's router is configured,
 * so that is not the end.
 */
export const virtualInterfaces: FollowedKind<VirtualInterface> = {
  questions,
  idOf,
  stateOf: ({ virtualInterfaceState = '' }) => virtualInterfaceState,
  hasArrived: (state) => state !== 'down' && !isTransitional(state),
  gone: (virtualInterfaceId) => ({ virtualInterfaceId, virtualInterfaceState: 'deleted' }),
};
