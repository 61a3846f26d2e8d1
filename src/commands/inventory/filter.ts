import type { Memento } from 'vscode';
import type { InventoryStore } from '../../aws/inventory/store';
import { hasValue } from '../../directconnect/inventory/matching';
import type { ListKey } from '../../directconnect/inventory/term';
import { subjectsIn } from '../../directconnect/kinds/subject';
import type { ConnectionsView } from '../../views/connections/connectionsView';
import type { ViewOptions } from '../../views/connections/viewOptions';
import { FilterBox } from './filterBox';
import { isSeen } from './query/advice';
import type { QuerySource } from './query/advice';
import { RecentFilters } from './recentFilters';

/** What a filter applies to: the resources in the regions of the tree that were opened. */
function sourceOf(
  tree: Awaited<ReturnType<ConnectionsView['load']>>,
  inventories: InventoryStore,
): QuerySource {
  const isPresent = (key: ListKey, value: string) =>
    inventories.known().some(({ sweep }) => subjectsIn(sweep).some((one) => hasValue(one, key, value)));
  return {
    candidates: () => tree.filter.candidates(),
    get reading() {
      return { names: tree.names, isPresent };
    },
  };
}

/** Asks what to filter the tree by. The tree previews the result while the user types; Escape restores it. */
export async function filter(
  options: ViewOptions,
  inventories: InventoryStore,
  view: Pick<ConnectionsView, 'load'>,
  memory: Memento,
): Promise<void> {
  const tree = await view.load();
  const source = sourceOf(tree, inventories);
  const recent = new RecentFilters(memory);
  const accepted = await new FilterBox({ options, tree, source, recent }).ask();
  if (accepted === undefined) {
    options.preview(undefined);
    return;
  }
  await options.setFilter(accepted);
  // A word that matches nothing may be a secret that was pasted by mistake.
  if (await isSeen(accepted, source)) await recent.add(accepted);
}
