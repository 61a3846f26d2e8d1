import * as l10n from '@vscode/l10n';
import type { Uri } from 'vscode';
import type { Node } from '../../views/tree/node';
import { rememberFormat } from '../../views/routerConfig/memory';
import { shownRouterConfig } from '../../views/routerConfig/shown';
import { XML, parseRouterConfigUri } from '../../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import type { Stores } from '../../views/stores';
import { pickFormat } from './formatPicker';
import { asRemembered, askForFormat } from './inFormat';
import { preferredConfiguration, showRouterConfiguration, virtualInterfacesToOpen } from './open';
import type { RouterConfigNeed } from './open';

/**
 * Opens the configurations of the selected rows, or of a virtual interface the user chooses, in a format the user
 * chooses. For a single one, its options are asked for the first time.
 */
export async function openRouterConfigurationAs(
  need: RouterConfigNeed,
  from: Stores,
  node?: Node,
  nodes?: readonly Node[],
): Promise<void> {
  const chosen = await virtualInterfacesToOpen(from, node, nodes);
  const subjects = chosen.map(({ place, id, known }) => ({
    location: known.location,
    identity: preferredConfiguration(need, place, id, known),
  }));
  const [first, ...others] = subjects;
  if (!first) return;
  const pick = () => pickFormat(l10n.t('Open Router Configuration As'), first.identity.format);
  if (others.length === 0) {
    const identity = await askForFormat(need, first.identity, pick);
    if (identity) await openAs(need, identity, first.location);
    return;
  }
  const format = await pick();
  if (format === undefined) return;
  for (const { identity, location } of subjects) {
    await openAs(need, asRemembered(need, identity, format), location);
  }
}

async function openAs(
  { files, memory }: RouterConfigNeed,
  identity: RouterConfigIdentity,
  location: string | undefined,
): Promise<void> {
  await showRouterConfiguration(files, identity);
  const { virtualInterfaceId, format } = identity;
  await rememberFormat(memory, { virtualInterfaceId, location }, format);
}

/** Opens AWS's XML beside the tab of a configuration, as a preview: to look at, not as the format from now on. */
export async function showXml({ files }: RouterConfigNeed, given?: Uri): Promise<void> {
  const uri = shownRouterConfig(files, given);
  const shown = uri && parseRouterConfigUri(uri);
  if (!shown) return;
  const { options: _others, ...identity } = shown;
  await showRouterConfiguration(files, { ...identity, format: XML }, true);
}
