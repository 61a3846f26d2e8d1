import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import { commandIds } from '../contributions';
import type { CommandId } from '../contributions';
import type { AllocationPanels } from '../views/allocation/panels';
import type { Demonstration } from '../views/connections/demonstration';
import type { Node } from '../views/connections/node';
import type { RouterConfigDocuments } from '../views/routerConfig/documents';
import { addRegion, removeRegion } from './addRegion';
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface';
import { chooseProfiles } from './chooseProfiles';
import { chooseRegions } from './chooseRegions';
import { copyRouterConfiguration } from './copyRouterConfiguration';
import { deleteVirtualInterface } from './deleteVirtualInterface';
import { findVirtualInterface } from './find/findVirtualInterface';
import type { Reveal } from './find/findVirtualInterface';
import { openRouterConfiguration } from './openRouterConfiguration';
import { findRegionsInUse } from './findRegionsInUse';
import type { PickFrom } from './pick';
import { refresh, retry } from './refresh';
import { saveRouterConfiguration } from './saveRouterConfiguration';
import { setKeyRevealed } from './setKeyRevealed';
import { showForRouterType } from './showForRouterType';

/** What the commands work on. */
export interface CommandsNeed {
  readonly from: PickFrom;
  readonly panels: AllocationPanels;
  readonly documents: RouterConfigDocuments;
  readonly demonstration: Demonstration;
  readonly reveal: Reveal;
}

/** What runs a command, with the arguments that the editor passes: the row or document, and all that are selected. */
export type Command = (...args: never[]) => Promise<void> | void;

/** Each command's id and what it does. To add one: an id, a row, a file, and its contribution in package.json. */
export function commandTable(need: CommandsNeed): Record<CommandId, Command> {
  const { from, panels, documents, demonstration, reveal } = need;
  const { profiles, inventories } = from;
  return {
    [commandIds.refresh]: () => refresh(profiles),
    [commandIds.retry]: (node: Node) => retry(inventories, node),
    [commandIds.chooseProfiles]: () => chooseProfiles(from),
    [commandIds.chooseRegions]: (node?: Node) => chooseRegions(from, node),
    [commandIds.addRegion]: (node?: Node) => addRegion(from, node),
    [commandIds.removeRegion]: (node?: Node) => removeRegion(from, node),
    [commandIds.findRegionsInUse]: (node?: Node) => findRegionsInUse(from, node),
    [commandIds.findVirtualInterface]: () => findVirtualInterface(from, reveal),
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
  };
}

/** Gives this bundle, which has its own copy of the library, the words of the display language. */
export const speak = (contents: Record<string, string>) => l10n.config({ contents });
