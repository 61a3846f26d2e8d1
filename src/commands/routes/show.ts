import * as l10n from '@vscode/l10n';
import { window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { filterText, readFilter } from '../../directconnect/routes/filter';
import { replaceTab } from '../../views/documents/replaceTab';
import { hasTab } from '../../views/documents/tabs';
import { routesUri } from '../../views/routes/uri';
import type { Node } from '../../views/tree/node';
import { routesOf, shownRoutes } from './context';
import type { RoutesContext } from './context';

/** Opens the routes of a virtual interface. Those that are open are read again. */
export async function showRoutes({ from, files, routes }: RoutesContext, node?: Node): Promise<void> {
  const identity = await routesOf(from, node);
  if (!identity) return;
  const uri = routesUri(identity);
  if (files.mayRead(uri) && hasTab(uri)) await routes.readAgain(uri);
  await files.open([uri], async () =>
    window.showTextDocument(await workspace.openTextDocument(uri), { preview: false }),
  );
}

/** Reads the routes of a document again. */
export async function refreshRoutes({ files, routes }: RoutesContext, given?: Uri): Promise<void> {
  const shown = shownRoutes(files, given);
  if (shown) await routes.readAgain(shown.uri);
}

/** Shows the routes that match a filter in place of those in a document. */
export async function filterRoutes({ files }: RoutesContext, given?: Uri): Promise<void> {
  const shown = shownRoutes(files, given);
  if (!shown) return;
  const { uri, identity } = shown;
  const typed = await window.showInputBox({
    title: l10n.t('Filter Routes'),
    prompt: l10n.t(
      'AWS filters by accepted or advertised, ipv4 or ipv6, up to 10 prefixes, the ASNs of the path and communities. Leave empty for all routes.',
    ),
    placeHolder: l10n.t('For example: {0}', 'accepted ipv4 10.0.0.0/8 65010 7224:7300'),
    value: identity.filter ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => readFilter(text).problem,
  });
  const filters = typed === undefined ? undefined : readFilter(typed).filters;
  if (!filters) return;
  const filtered = routesUri({ ...identity, filter: filterText(filters) });
  if (filtered.toString() === uri.toString()) return;
  await files.open([filtered], () => replaceTab(uri, filtered, {}));
}
