import * as l10n from '@vscode/l10n';
import { window, workspace } from 'vscode';
import type { TextDocumentShowOptions, Uri } from 'vscode';
import { asFailure } from '../../aws/failure';
import type { Place } from '../../aws/session/place';
import { displayName } from '../../directconnect/resources/resources';
import { isFormat } from '../../routers/formats';
import { toQuery } from '../../routers/optionsQuery';
import type { DocumentFiles } from '../../views/documents/files';
import { replaceTab } from '../../views/documents/replaceTab';
import { urisWithTabs } from '../../views/documents/tabs';
import { inert } from '../../views/inert';
import { rememberedFormat, rememberedOptions } from '../../views/routerConfig/memory';
import { XML, parseRouterConfigUri, routerConfigUri } from '../../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import { formatName } from './formatPicker';
import { showOrAskAgain } from './inFormat';
import type { Known, RouterConfigContext } from './context';

/** Opens a document in a tab of its own, without reading it. */
export const showTab = async (uri: Uri, show?: TextDocumentShowOptions) =>
  window.showTextDocument(await workspace.openTextDocument(uri), { preview: false, ...show });

const nameless = (identity: RouterConfigIdentity): string =>
  routerConfigUri({ ...identity, name: undefined }).toString();

/**
 * The tab that shows the same configuration under another name: the virtual interface was renamed, or its name was not
 * known. Only one that may be read: anyone can make a URI with any name.
 */
function underOtherName(files: DocumentFiles, identity: RouterConfigIdentity): Uri | undefined {
  const [wanted, own] = [nameless(identity), routerConfigUri(identity).toString()];
  return urisWithTabs().find((uri) => {
    const shown = parseRouterConfigUri(uri);
    return shown && nameless(shown) === wanted && uri.toString() !== own && files.mayRead(uri);
  });
}

/**
 * Opens a router configuration in an editor tab.
 * @param show where, and whether it takes the focus.
 * @throws Failure when it can't be read.
 */
export async function showRouterConfiguration(
  files: DocumentFiles,
  identity: RouterConfigIdentity,
  show?: TextDocumentShowOptions,
): Promise<void> {
  const other = underOtherName(files, identity);
  const uri = other && identity.name === undefined ? other : routerConfigUri(identity);
  await files.open([uri], () =>
    other
      ? replaceTab(other, uri, { keepsLines: true, preserveFocus: show?.preserveFocus })
      : showTab(uri, show),
  );
}

/** A virtual interface's configuration as the user wants it: as chosen last, or in the format of the settings. */
export function preferredConfiguration(
  { memory, defaultFormat }: Pick<RouterConfigContext, 'memory' | 'defaultFormat'>,
  { profile, region }: Place,
  virtualInterfaceId: string,
  { virtualInterfaceName: name, location }: Known,
): RouterConfigIdentity {
  const format = rememberedFormat(memory, { virtualInterfaceId, location }) ?? defaultFormat();
  const options = isFormat(format) ? rememberedOptions(memory, virtualInterfaceId, format) : undefined;
  return {
    ...{ virtualInterfaceId, profile, region, format },
    ...(name && { name }),
    ...(options && { options: toQuery(options) }),
  };
}

/** A virtual interface as it was read last; nothing if it was not. */
function asRead({ inventories }: Pick<RouterConfigContext, 'inventories'>, place: Place, id: string): Known {
  const { virtualInterfaces = [] } = inventories.current(place)?.sweep ?? {};
  return virtualInterfaces.find(({ virtualInterfaceId }) => virtualInterfaceId === id) ?? {};
}

/**
 * Opens a virtual interface's configuration as the user wants it. If it can't be written like that, its XML is opened
 * and a message says why.
 * @throws Failure when it can't be read at all.
 */
export async function openPreferred(
  context: RouterConfigContext,
  place: Place,
  id: string,
  {
    show,
    known = asRead(context, place, id),
  }: { show?: TextDocumentShowOptions; known?: Known | undefined } = {},
): Promise<void> {
  const preferred = preferredConfiguration(context, place, id, known);
  const { options: _options, ...identity } = preferred;
  try {
    await showOrAskAgain(context, preferred, () => showRouterConfiguration(context.files, preferred, show));
  } catch (error) {
    const { kind, message, advice } = asFailure(error);
    // AWS's own text needs a permission of its own.
    const isOnlyThis = kind === 'refused' || kind === 'denied';
    if (!isOnlyThis || identity.format === XML) throw error;
    await showRouterConfiguration(context.files, { ...identity, format: XML }, show);
    const what = l10n.t(
      'The XML of {0} is shown, since it can’t be shown as {1}:',
      displayName(identity.name, identity.virtualInterfaceId),
      formatName(identity.format),
    );
    void window.showWarningMessage(inert([what, message, advice].join(' ')));
  }
}
