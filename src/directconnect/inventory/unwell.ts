import { healthOf, subjectsIn } from '../kinds/subject';
import type { Inventory } from '../resources/resources';

/** The ids of resources that need attention. */
export interface Unwell {
  readonly down: readonly string[];
  readonly degraded: readonly string[];
}

const found = new WeakMap<Inventory, Unwell>();

function unwellIn(inventory: Inventory): Unwell {
  const there = found.get(inventory);
  if (there) return there;
  const ids: Record<'bad' | 'degraded', string[]> = { bad: [], degraded: [] };
  for (const subject of subjectsIn(inventory)) {
    const { tone } = healthOf(subject, inventory);
    if (tone === 'bad' || tone === 'degraded') ids[tone].push(subject.id);
  }
  const unwell = { down: ids.bad, degraded: ids.degraded };
  found.set(inventory, unwell);
  return unwell;
}

/**
 * Everything that is down or degraded, of every kind of resource. Each is counted once, however many profiles see it,
 * and as down if one of them sees it as down.
 */
export function unwell(inventories: readonly Inventory[]): Unwell {
  const all = inventories.map(unwellIn);
  const down = new Set(all.flatMap((one) => one.down));
  const degraded = new Set(all.flatMap((one) => one.degraded).filter((id) => !down.has(id)));
  return { down: [...down], degraded: [...degraded] };
}
