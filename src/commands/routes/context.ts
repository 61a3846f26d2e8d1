import { window } from 'vscode';
import type { Uri } from 'vscode';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import type { DocumentFiles } from '../../views/documents/files';
import { nothingRead } from '../../views/documents/nothingRead';
import type { RoutesDocuments } from '../../views/routes/documents';
import type { RoutesReader } from '../../views/routes/reader';
import { parseRoutesUri } from '../../views/routes/uri';
import type { RoutesIdentity } from '../../views/routes/uri';
import type { Stores } from '../../views/stores';
import type { Node } from '../../views/tree/node';
import { isRow } from '../arguments';
import { pickVirtualInterface } from '../pick';

/** What the commands about routes work on. */
export interface RoutesContext {
  readonly from: Stores;
  readonly files: DocumentFiles;
  readonly routes: RoutesDocuments;
  readonly loadRoutes: () => Promise<RoutesReader>;
}

/** The routes of a row's virtual interface, or of one that the user chooses. `undefined` when the user cancelled. */
export async function routesOf(from: Stores, node: Node | undefined): Promise<RoutesIdentity | undefined> {
  const target = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from));
  if (!target?.resource.virtualInterfaceId) return undefined;
  const { virtualInterfaceId: id, virtualInterfaceName: name } = target.resource;
  return { ...target.place, id, name };
}

/** A document of routes, and what it shows. */
export interface ShownRoutes {
  readonly uri: Uri;
  readonly identity: RoutesIdentity;
}

/**
 * The document for a command: the given one, else the one in the active editor. Not one of routes that were kept.
 * @throws Failure for one that may not be read: passing its URI to a command is not consent.
 */
export function shownRoutes(
  files: Pick<DocumentFiles, 'mayRead'>,
  given: Uri | Node | undefined,
): ShownRoutes | undefined {
  if (isRow(given)) return undefined;
  const uri = given ?? window.activeTextEditor?.document.uri;
  const identity = uri && parseRoutesUri(uri);
  if (!identity || identity.at !== undefined) return undefined;
  if (!files.mayRead(uri)) throw nothingRead();
  return { uri, identity };
}
