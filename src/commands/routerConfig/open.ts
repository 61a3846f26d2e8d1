import * as l10n from '@vscode/l10n';
import { window, workspace } from 'vscode';
import type { Memento, Uri } from 'vscode';
import { asFailure } from '../../aws/failure';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/session/place';
import type { LinkTarget } from '../../directconnect/kinds/link';
import { displayName } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isFormat } from '../../routers/formats';
import type { RouterWriter } from '../../routers/writer';
import type { Node } from '../../views/tree/node';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import type { DocumentFiles } from '../../views/documents/files';
import { replaceTab } from '../../views/documents/replaceTab';
import { urisWithTabs } from '../../views/documents/tabs';
import { inert } from '../../views/inert';
import { toQuery } from '../../routers/optionsQuery';
import type { RouterConfigDocuments } from '../../views/routerConfig/documents';
import { rememberedFormat, rememberedOptions } from '../../views/routerConfig/memory';
import { XML, parseRouterConfigUri, routerConfigUri } from '../../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import { chosenNodes, linkTarget } from '../arguments';
import { pickVirtualInterface, wasRead } from '../pick';
import type { Stores } from '../../views/stores';
import { formatName } from './formatPicker';

/** What the commands about router configurations work on. */
export interface RouterConfigNeed {
  readonly files: DocumentFiles;
  readonly documents: Pick<RouterConfigDocuments, 'locationOf'>;
  readonly inventories: Pick<InventoryStore, 'current'>;
  /** Stores the choices for each virtual interface and location. */
  readonly memory: Memento;
  readonly loadWriter: () => Promise<RouterWriter>;
  /** The format of the settings, in which configurations open until another one is chosen. */
  readonly defaultFormat: () => string;
}

/** What opening a configuration needs to know of its virtual interface, in addition to the id. */
export type Known = Pick<VirtualInterface, 'virtualInterfaceName' | 'location'>;

/** A virtual interface as it was read last; nothing if it was not. */
function knownOf({ inventories }: Pick<RouterConfigNeed, 'inventories'>, place: Place, id: string): Known {
  const { virtualInterfaces = [] } = inventories.current(place)?.sweep ?? {};
  return virtualInterfaces.find(({ virtualInterfaceId }) => virtualInterfaceId === id) ?? {};
}

const showTab = async (uri: Uri, preview = false) =>
  window.showTextDocument(await workspace.openTextDocument(uri), { preview });

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

/** Opens a router configuration in an editor tab. @throws Failure when it can't be read. */
export async function showRouterConfiguration(
  files: DocumentFiles,
  identity: RouterConfigIdentity,
  preview = false,
): Promise<void> {
  const other = underOtherName(files, identity);
  const uri = other && identity.name === undefined ? other : routerConfigUri(identity);
  await files.open([uri], () => (other ? replaceTab(other, uri, true) : showTab(uri, preview)));
}

/** A virtual interface's configuration as the user wants it: as chosen last, or in the format of the settings. */
export function preferredConfiguration(
  { memory, defaultFormat }: Pick<RouterConfigNeed, 'memory' | 'defaultFormat'>,
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

/**
 * Opens a virtual interface's configuration as the user wants it. If it can't be written like that, its XML is opened
 * and a message says why.
 * @throws Failure when it can't be read at all.
 */
export async function openPreferred(
  need: RouterConfigNeed,
  place: Place,
  id: string,
  known: Known = knownOf(need, place, id),
): Promise<void> {
  const { options, ...identity } = preferredConfiguration(need, place, id, known);
  try {
    await showRouterConfiguration(need.files, { ...identity, ...(options && { options }) });
  } catch (error) {
    const { kind, message, advice } = asFailure(error);
    if (kind !== 'refused' || identity.format === XML) throw error;
    await showRouterConfiguration(need.files, { ...identity, format: XML });
    const what = l10n.t(
      'The XML of {0} is shown, since it can’t be shown as {1}:',
      displayName(identity.name, identity.virtualInterfaceId),
      formatName(identity.format),
    );
    void window.showWarningMessage(inert([what, message, advice].join(' ')));
  }
}

/** How many are opened without confirmation: each is a tab and a call to AWS. */
const MANY = 10;

async function confirmMany(count: number): Promise<boolean> {
  const open = l10n.t('Open {0} Tabs', count);
  const question = l10n.t('Open the router configurations of {0} virtual interfaces?', count);
  return (await window.showWarningMessage(question, { modal: true }, open)) === open;
}

/** A virtual interface whose configuration is to be opened. */
interface ToOpen {
  readonly place: Place;
  readonly id: string;
  readonly known: Known;
}

/** The virtual interfaces of the selected rows, or one that the user chooses. None when the user cancelled. */
export async function virtualInterfacesToOpen(
  from: Stores,
  node: Node | undefined,
  nodes: readonly Node[] | undefined,
): Promise<readonly ToOpen[]> {
  const rows = chosenNodes(node, nodes).flatMap((row) => virtualInterfaceOf(row) ?? []);
  if (rows.length > MANY && !(await confirmMany(rows.length))) return [];
  const picked = rows.length > 0 ? undefined : await pickVirtualInterface(from);
  return (picked ? [picked] : rows).flatMap(({ place, resource }) => {
    const { virtualInterfaceId: id, ...known } = resource;
    return id ? { place, id, known } : [];
  });
}

/**
 * Opens what a link names if its region was already read; otherwise the document says that nothing was read.
 * @returns false when the argument is not a link.
 */
async function followLink(need: RouterConfigNeed, from: Stores, argument: unknown): Promise<boolean> {
  const link = linkTarget(argument);
  if (!link) return false;
  if (wasRead(from, link)) await openPreferred(need, link, link.id);
  else await showTab(routerConfigUri(preferredConfiguration(need, link, link.id, {})));
  return true;
}

/**
 * Opens the router configurations of the selected rows, of what a link names, or of a virtual interface the user
 * chooses.
 */
export async function openRouterConfiguration(
  need: RouterConfigNeed,
  from: Stores,
  argument?: Node | LinkTarget,
  nodes: readonly Node[] = [],
): Promise<void> {
  if (await followLink(need, from, argument)) return;
  const chosen = await virtualInterfacesToOpen(from, argument as Node | undefined, nodes);
  for (const { place, id, known } of chosen) await openPreferred(need, place, id, known);
}
