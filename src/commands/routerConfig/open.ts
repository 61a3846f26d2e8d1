import * as l10n from '@vscode/l10n';
import { window, workspace } from 'vscode';
import type { Memento, TextDocumentShowOptions, Uri } from 'vscode';
import type { LinkTarget } from '../../directconnect/kinds/link';
import { Failure, asFailure } from '../../aws/failure';
import { displayName } from '../../directconnect/resources/resources';
import { isFormat } from '../../routers/formats';
import type { RouterWriter } from '../../routers/writer';
import type { Node } from '../../views/tree/node';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import type { DocumentFiles } from '../../views/documents/files';
import { toQuery } from '../../routers/optionsQuery';
import { rememberedFormat, rememberedOptions } from '../../views/routerConfig/memory';
import { XML, routerConfigUri } from '../../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../views/routerConfig/uri';
import { chosenNodes, linkTarget } from '../arguments';
import { pickVirtualInterface, wasRead } from '../pick';
import type { Stores } from '../../views/stores';

/** What the commands about router configurations work on. */
export interface RouterConfigNeed {
  readonly files: DocumentFiles;
  /** Stores the choices for each virtual interface. */
  readonly memory: Memento;
  readonly loadWriter: () => Promise<RouterWriter>;
}

const showTab = async (uri: Uri, show?: TextDocumentShowOptions) =>
  window.showTextDocument(await workspace.openTextDocument(uri), { preview: false, ...show });

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
  const uri = routerConfigUri(identity);
  await files.open([uri], () => showTab(uri, show));
}

/** A virtual interface's configuration as it was shown last, or AWS's XML. */
export function lastShown(
  { memory }: Pick<RouterConfigNeed, 'memory'>,
  subject: Omit<RouterConfigIdentity, 'format' | 'options'>,
): RouterConfigIdentity {
  const { virtualInterfaceId, profile, region } = subject;
  const format = rememberedFormat(memory, virtualInterfaceId) ?? XML;
  const options = isFormat(format) ? rememberedOptions(memory, virtualInterfaceId, format) : undefined;
  return { virtualInterfaceId, profile, region, format, ...(options && { options: toQuery(options) }) };
}

/** How many are opened without confirmation: each is a tab and a call to AWS. */
const MANY = 10;

async function confirmMany(count: number): Promise<boolean> {
  const open = l10n.t('Open {0} Tabs', count);
  const question = l10n.t('Open the router configurations of {0} virtual interfaces?', count);
  return (await window.showWarningMessage(question, { modal: true }, open)) === open;
}

/**
 * Opens what a link names if its region was already read; otherwise the document says that nothing was read.
 * @returns false when the argument is not a link.
 */
async function followLink(need: RouterConfigNeed, from: Stores, argument: unknown): Promise<boolean> {
  const link = linkTarget(argument);
  if (!link) return false;
  const { profile, region, id } = link;
  const identity = lastShown(need, { profile, region, virtualInterfaceId: id });
  if (wasRead(from, link)) await showRouterConfiguration(need.files, identity);
  else await showTab(routerConfigUri(identity));
  return true;
}

/** One that could not be opened, and why. */
interface Unread {
  readonly name: string;
  readonly failure: Failure;
}

/** Some of several could not be opened: they are named, with the reason of the first. */
function notOpened(unread: readonly Unread[], { kind, message, advice, code, words }: Failure): Failure {
  const names = unread.map(({ name }) => name).join(', ');
  return new Failure(kind, l10n.t('Not opened: {0}. {1}', names, message), advice, code, words);
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
  const rows = chosenNodes(argument as Node | undefined, nodes).flatMap(
    (node) => virtualInterfaceOf(node) ?? [],
  );
  if (rows.length > MANY && !(await confirmMany(rows.length))) return;
  const picked = rows.length > 0 ? undefined : await pickVirtualInterface(from);
  const unread: Unread[] = [];
  for (const { place, resource } of picked ? [picked] : rows) {
    const { virtualInterfaceId, virtualInterfaceName } = resource;
    if (!virtualInterfaceId) continue;
    try {
      await showRouterConfiguration(need.files, lastShown(need, { ...place, virtualInterfaceId }));
    } catch (error) {
      unread.push({ name: displayName(virtualInterfaceName, virtualInterfaceId), failure: asFailure(error) });
    }
  }
  const [first] = unread;
  if (first) throw rows.length > 1 ? notOpened(unread, first.failure) : first.failure;
}
