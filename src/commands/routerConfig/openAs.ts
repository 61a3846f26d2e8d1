import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import type { Node } from '../../views/tree/node';
import { rememberFormat } from '../../views/routerConfig/memory';
import { shownRouterConfig } from '../../views/routerConfig/shown';
import { XML, parseRouterConfigUri } from '../../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import type { Stores } from '../../views/stores';
import { openEach, virtualInterfacesToOpen } from './chosen';
import type { ToOpen } from './chosen';
import { pickFormat } from './formatPicker';
import { asRemembered, askForFormat, showOrAskAgain } from './inFormat';
import type { RouterConfigContext } from './context';
import { preferredConfiguration, showRouterConfiguration } from './show';

/**
 * Opens the configurations of the selected rows, or of a virtual interface the user chooses, in a format the user
 * chooses. For a single one, its options are asked for the first time.
 */
export async function openRouterConfigurationAs(
  context: RouterConfigContext,
  from: Stores,
  node?: Node,
  nodes?: readonly Node[],
): Promise<void> {
  const chosen = await virtualInterfacesToOpen(from, node, nodes);
  const [first, ...others] = chosen;
  if (!first) return;
  const preferred = ({ place, id, known }: ToOpen) => preferredConfiguration(context, place, id, known);
  const before = preferred(first);
  const pick = () => pickFormat(l10n.t('Open Router Configuration As'), before.format);
  if (others.length === 0) {
    const identity = await askForFormat(context, before, first.known, pick);
    if (identity) await openAs(context, identity, first);
    return;
  }
  const format = await pick();
  if (format === undefined) return;
  await openEach(chosen, (one) => openAs(context, asRemembered(context, preferred(one), format), one));
}

async function openAs(
  { files, memory }: RouterConfigContext,
  identity: RouterConfigIdentity,
  { known: { location } }: ToOpen,
): Promise<void> {
  await showOrAskAgain({ memory }, identity, () => showRouterConfiguration(files, identity));
  const { virtualInterfaceId, format } = identity;
  await rememberFormat(memory, { virtualInterfaceId, location }, format);
}

/** Opens AWS's XML beside the tab of a configuration, as a preview: to look at, not as the format from now on. */
export async function showXml({ files }: RouterConfigContext, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(files, given);
  const shown = uri && parseRouterConfigUri(uri);
  if (!shown) return;
  const { options: _others, ...identity } = shown;
  await showRouterConfiguration(files, { ...identity, format: XML }, { preview: true });
}
