import type { VirtualInterface } from './resources';

/** A virtual interface that is in another state than when it was last seen. */
export interface StateChange {
  readonly virtualInterface: VirtualInterface;
  readonly from: string;
  readonly to: string;
}

type ById = ReadonlyMap<string, VirtualInterface>;

const byId = (virtualInterfaces: readonly VirtualInterface[]): ById =>
  new Map(virtualInterfaces.map((found) => [found.virtualInterfaceId ?? '', found]));

function changesSince(before: ById, after: readonly VirtualInterface[]): StateChange[] {
  return after.flatMap((virtualInterface) => {
    const from = before.get(virtualInterface.virtualInterfaceId ?? '')?.virtualInterfaceState;
    const to = virtualInterface.virtualInterfaceState;
    return from !== undefined && to !== undefined && from !== to ? [{ virtualInterface, from, to }] : [];
  });
}

/** The virtual interfaces of two readings that changed their state between them. */
export function stateChanges(
  before: readonly VirtualInterface[],
  after: readonly VirtualInterface[],
): StateChange[] {
  return changesSince(byId(before), after);
}

/**
 * A list in which some virtual interfaces were read again.
 * @param asked the ids that were asked for: one that was not found is gone.
 */
export function replaced(
  before: readonly VirtualInterface[],
  asked: ReadonlySet<string>,
  found: readonly VirtualInterface[],
): { virtualInterfaces: VirtualInterface[]; changes: StateChange[]; isOneGone: boolean } {
  const fresh = byId(found);
  const isGone = ({ virtualInterfaceId: id = '' }: VirtualInterface) => asked.has(id) && !fresh.has(id);
  const virtualInterfaces = before
    .filter((one) => !isGone(one))
    .map((one) => fresh.get(one.virtualInterfaceId ?? '') ?? one);
  return {
    virtualInterfaces,
    changes: changesSince(byId(before), found),
    isOneGone: virtualInterfaces.length < before.length,
  };
}
