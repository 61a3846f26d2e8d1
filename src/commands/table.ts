import * as l10n from '@vscode/l10n';
import type { Memento, Uri } from 'vscode';
import { commandIds } from '../contributions';
import type { CommandId } from '../contributions';
import type { AllocationPanels } from '../views/allocation/panels';
import type { ConnectionsView } from '../views/connections/connectionsView';
import type { Demonstration } from '../views/connections/demonstration';
import type { Node } from '../views/connections/node';
import type { LinkTarget } from '../directconnect/resources/link';
import type { Reveal } from '../views/links';
import type { ViewOptions } from '../views/connections/viewOptions';
import type { RouterConfigDocuments } from '../views/routerConfig/documents';
import { acceptVirtualInterface } from './virtualInterface/accept';
import { addRegion, removeRegion } from './region/add';
import { allocateFromTemplate, deleteTemplate } from './virtualInterface/allocateFromTemplate';
import { allocateLike } from './virtualInterface/allocateLike';
import { allocatePrivateVirtualInterface } from './virtualInterface/allocate';
import { groupBy, setFavorite, sortBy } from './inventory/arrange';
import { changeFormat, chooseRouterOptions } from './routerConfig/changeFormat';
import { chooseProfiles } from './profile/choose';
import { chooseRegions } from './region/choose';
import { ownArguments } from './arguments';
import { compareFormats, compareWithFile } from './routerConfig/compare';
import { copyArn, copyId, copyLink, copyName } from './resource/copy';
import { copyRouterConfiguration, copyWithKey } from './routerConfig/copy';
import { deleteVirtualInterface } from './virtualInterface/delete';
import { findVirtualInterface } from './inventory/find/findVirtualInterface';
import { exportInventory } from './inventory/export';
import { openInConsole } from './resource/openInConsole';
import { filter } from './inventory/filter';
import { openRouterConfiguration } from './routerConfig/open';
import type { RouterConfigNeed } from './routerConfig/open';
import { findRegionsInUse } from './region/findInUse';
import type { PickFrom } from './pick';
import { readDocument } from './routerConfig/read';
import { refresh, retry } from './inventory/refresh';
import { saveRouterConfiguration, saveWithKey } from './routerConfig/save';
import { setKeyRevealed } from './routerConfig/setKeyRevealed';
import { showDetails } from './resource/showDetails';
import { signInTo } from './profile/signIn';
import type { SignIn } from './profile/signIn';

/** What the commands work on. */
export interface CommandsNeed extends RouterConfigNeed {
  readonly from: PickFrom & { readonly options: ViewOptions };
  readonly signIn: SignIn;
  readonly view: ConnectionsView;
  readonly panels: AllocationPanels;
  readonly documents: RouterConfigDocuments;
  readonly reveal: Reveal;
  readonly demonstration: Demonstration;
  /** Where the templates of the allocation form are kept. */
  readonly templates: Memento;
}

/** What runs a command, with the arguments that the editor passes: the row or document, and all that are selected. */
export type Command = (...args: never[]) => Promise<void> | void;

/**
 * Each command's id and what it does, given no arguments but those that are ours. To add one: an id, a row, a file, and its
 * contribution in package.json.
 */
export function commandTable(need: CommandsNeed): Record<CommandId, Command> {
  const table = commandsOf(need);
  return Object.fromEntries(
    Object.entries(table).map(([id, run]): [string, Command] => [
      id,
      (...given: unknown[]) => run(...(ownArguments(id, given) as never[])),
    ]),
  ) as Record<CommandId, Command>;
}

function commandsOf(need: CommandsNeed): Record<CommandId, Command> {
  const { from, view, panels, files, documents, reveal, demonstration } = need;
  const { profiles, inventories, options } = from;
  return {
    [commandIds.refresh]: () => refresh(profiles),
    [commandIds.retry]: (node: Node) => retry(inventories, node),
    [commandIds.signIn]: (node?: Node) => signInTo(from, need.signIn, node),
    [commandIds.chooseProfiles]: () => chooseProfiles(from),
    [commandIds.chooseRegions]: (node?: Node) => chooseRegions(from, node),
    [commandIds.addRegion]: (node?: Node) => addRegion(from, node),
    [commandIds.removeRegion]: (node?: Node) => removeRegion(from, node),
    [commandIds.findRegionsInUse]: (node?: Node) => findRegionsInUse(from, node),
    [commandIds.findVirtualInterface]: () => findVirtualInterface(from, reveal, () => view.names.locations),
    [commandIds.exploreLocalEndpoint]: () => demonstration.start(),
    [commandIds.stopLocalEndpoint]: () => demonstration.stop(),
    [commandIds.allocatePrivateVirtualInterface]: (node?: Node) =>
      allocatePrivateVirtualInterface(panels, from, 'allocate', node),
    [commandIds.createPrivateVirtualInterface]: (node?: Node) =>
      allocatePrivateVirtualInterface(panels, from, 'create', node),
    [commandIds.allocateLike]: (node?: Node) => allocateLike(panels, from, node),
    [commandIds.allocateFromTemplate]: (node?: Node) =>
      allocateFromTemplate(panels, from, need.templates, node),
    [commandIds.acceptVirtualInterface]: (node?: Node) => acceptVirtualInterface(from, node),
    [commandIds.deleteTemplate]: () => deleteTemplate(need.templates),
    [commandIds.deleteVirtualInterface]: (node?: Node, nodes?: Node[]) =>
      deleteVirtualInterface(from, node, nodes),
    [commandIds.openRouterConfiguration]: (argument?: Node | LinkTarget, nodes?: Node[]) =>
      openRouterConfiguration(need, from, argument, nodes),
    [commandIds.revealBgpKey]: (uri?: Uri) => setKeyRevealed(files, documents, true, uri),
    [commandIds.maskBgpKey]: (uri?: Uri) => setKeyRevealed(files, documents, false, uri),
    [commandIds.changeFormat]: (argument?: Node | Uri) => changeFormat(need, from, argument),
    [commandIds.chooseRouterOptions]: (uri?: Uri) => chooseRouterOptions(need, uri),
    [commandIds.compareWithFile]: (uri?: Uri) => compareWithFile(need, uri),
    [commandIds.compareFormats]: (uri?: Uri) => compareFormats(need, uri),
    [commandIds.copyRouterConfiguration]: (uri?: Uri) => copyRouterConfiguration(files, uri),
    [commandIds.saveRouterConfiguration]: (uri?: Uri) => saveRouterConfiguration(files, uri),
    [commandIds.copyRouterConfigurationWithKey]: (uri?: Uri) => copyWithKey(files, documents, uri),
    [commandIds.saveRouterConfigurationWithKey]: (uri?: Uri) => saveWithKey(files, documents, uri),
    [commandIds.readDocument]: (uri?: Uri) => readDocument(files, uri),
    [commandIds.showDetails]: (argument?: Node | LinkTarget) => showDetails(files, from, reveal, argument),
    [commandIds.copyId]: (node?: Node, nodes?: Node[]) => copyId(from, node, nodes),
    [commandIds.copyName]: (node?: Node, nodes?: Node[]) => copyName(from, node, nodes),
    [commandIds.copyArn]: (node?: Node, nodes?: Node[]) => copyArn(from, node, nodes),
    [commandIds.copyLink]: (node?: Node, nodes?: Node[]) => copyLink(from, node, nodes),
    [commandIds.openInConsole]: (node?: Node) => openInConsole(from, node),
    [commandIds.exportInventory]: (node?: Node, nodes?: Node[]) => exportInventory(from, node, nodes),
    [commandIds.filter]: () => filter(options, inventories),
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
