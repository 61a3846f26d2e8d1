import { window, workspace } from 'vscode';
import type { Place } from '../aws/place';
import type { Node } from '../views/connections/node';
import { virtualInterfaceOf } from '../views/connections/resourceOf';
import type { DocumentFiles } from '../views/documents/files';
import { XML, routerConfigUri } from '../views/routerConfig/uri';
import { pickVirtualInterface } from './pick';
import type { PickFrom } from './pick';

/** Opens the router configuration of a virtual interface in an editor tab: AWS's XML, or its text for a router type. */
export async function showRouterConfiguration(
  files: DocumentFiles,
  { profile, region }: Place,
  virtualInterfaceId: string,
  format = XML,
): Promise<void> {
  const uri = routerConfigUri({ profile, region, virtualInterfaceId, format });
  await files.prepare(uri);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}

/** Opens the router configuration of the row it was called on, or of a virtual interface that is asked for. */
export async function openRouterConfiguration(
  files: DocumentFiles,
  from: PickFrom,
  node?: Node,
): Promise<void> {
  const picked = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from));
  const id = picked?.resource.virtualInterfaceId;
  if (picked && id) await showRouterConfiguration(files, picked.place, id);
}
