import type { VirtualInterface } from './resources';

/** A virtual interface whose state has changed since it was last seen. */
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

/** The virtual interfaces whose state differs between two reads. */
export function stateChanges(
  before: readonly VirtualInterface[],
  after: readonly VirtualInterface[],
): StateChange[] {
  return changesSince(byId(before), after);
}

/** A list after some of it was read again. */
interface Replaced {
  readonly virtualInterfaces: VirtualInterface[];
  readonly changes: StateChange[];
  /** True when one is gone, or is on another connection now. */
  readonly hasOneLeft: boolean;
}

/**
 * Updates a list with virtual interfaces that were read again.
 * @param asked the ids that were requested: those that were not found are gone.
 */
export function replaced(
  before: readonly VirtualInterface[],
  asked: ReadonlySet<string>,
  found: readonly VirtualInterface[],
): Replaced {
  const fresh = byId(found);
  const isGone = ({ virtualInterfaceId: id = '' }: VirtualInterface) => asked.has(id) && !fresh.has(id);
  const virtualInterfaces = before
    .filter((one) => !isGone(one))
    .map((one) => fresh.get(one.virtualInterfaceId ?? '') ?? one);
  return {
    virtualInterfaces,
    changes: changesSince(byId(before), found),
    hasOneLeft: before.some((one) => {
      const { virtualInterfaceId: id = '', connectionId } = one;
      return isGone(one) || (fresh.get(id) ?? one).connectionId !== connectionId;
    }),
  };
}
