import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { commandIds } from '../contributions';
import type { CommandId } from '../contributions';
import type { AllocationPanels } from '../views/allocation/panels';
import type { ConnectionsView } from '../views/connections/connectionsView';
import type { Demonstration } from '../views/connections/demonstration';
import type { Node } from '../views/connections/node';
import type { ViewOptions } from '../views/connections/viewOptions';
import type { RouterConfigDocuments } from '../views/routerConfig/documents';
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface';
import { groupBy, setFavorite, sortBy } from './arrange';
import { chooseProfiles } from './chooseProfiles';
import { chooseRegions } from './chooseRegions';
import { copyRouterConfiguration } from './copyRouterConfiguration';
import { deleteVirtualInterface } from './deleteVirtualInterface';
import { filter } from './filter';
import { openRouterConfiguration } from './openRouterConfiguration';
import type { PickFrom } from './pick';
import { refresh, retry } from './refresh';
import { saveRouterConfiguration } from './saveRouterConfiguration';
import { setKeyRevealed } from './setKeyRevealed';
import { showForRouterType } from './showForRouterType';

/** What the commands work on. */
export interface CommandsNeed {
  readonly from: PickFrom & { readonly options: ViewOptions };
  readonly view: ConnectionsView;
  readonly panels: AllocationPanels;
  readonly documents: RouterConfigDocuments;
  readonly demonstration: Demonstration;
}

/** What runs a command, with the arguments that the editor passes: the row or document, and all that are selected. */
export type Command = (...args: never[]) => Promise<void> | void;

/** Each command's id and what it does. To add one: an id, a row, a file, and its contribution in package.json. */
export function commandTable(need: CommandsNeed): Record<CommandId, Command> {
  const { from, view, panels, documents, demonstration } = need;
  const { profiles, inventories, options } = from;
  return {
    [commandIds.refresh]: () => refresh(profiles),
    [commandIds.retry]: (node: Node) => retry(inventories, node),
    [commandIds.chooseProfiles]: () => chooseProfiles(from),
    [commandIds.chooseRegions]: (node?: Node) => chooseRegions(from, node),
    [commandIds.exploreLocalEndpoint]: () => demonstration.start(),
    [commandIds.stopLocalEndpoint]: () => demonstration.stop(),
    [commandIds.allocatePrivateVirtualInterface]: (node?: Node) =>
      allocatePrivateVirtualInterface(panels, from, node),
    [commandIds.deleteVirtualInterface]: (node?: Node) => deleteVirtualInterface(from, node),
    [commandIds.openRouterConfiguration]: (node?: Node) => openRouterConfiguration(documents, from, node),
    [commandIds.revealBgpKey]: (uri?: Uri) => setKeyRevealed(documents, true, uri),
    [commandIds.maskBgpKey]: (uri?: Uri) => setKeyRevealed(documents, false, uri),
    [commandIds.showForRouterType]: (argument?: Node | Uri) => showForRouterType(documents, from, argument),
    [commandIds.copyRouterConfiguration]: (uri?: Uri) => copyRouterConfiguration(documents, uri),
    [commandIds.saveRouterConfiguration]: (uri?: Uri) => saveRouterConfiguration(documents, uri),
    [commandIds.filter]: () => filter(options),
    [commandIds.clearFilter]: () => options.setFilter(''),
    [commandIds.sortBy]: () => sortBy(options),
    [commandIds.groupBy]: () => groupBy(options),
    [commandIds.loadMore]: (node: Node) => view.loadMore(node),
    [commandIds.addToFavorites]: (node?: Node, nodes?: Node[]) => setFavorite(options, true, node, nodes),
    [commandIds.removeFromFavorites]: (node?: Node, nodes?: Node[]) =>
      setFavorite(options, false, node, nodes),
  };
}

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
