import { window, workspace } from 'vscode';
import type { Memento } from 'vscode';
import { isFormat } from '../routers/formats';
import type { RouterWriter } from '../routers/writer';
import type { Node } from '../views/connections/node';
import { virtualInterfaceOf } from '../views/connections/resourceOf';
import type { DocumentFiles } from '../views/documents/files';
import { toQuery } from '../routers/optionsQuery';
import { rememberedFormat, rememberedOptions } from '../views/routerConfig/memory';
import { XML, routerConfigUri } from '../views/routerConfig/uri';
import type { RouterConfigIdentity } from '../views/routerConfig/uri';
import { pickVirtualInterface } from './pick';
import type { PickFrom } from './pick';

/** What the commands about router configurations work on. */
export interface RouterConfigNeed {
  readonly files: DocumentFiles;
  /** Where it is kept what was chosen for each virtual interface. */
  readonly memory: Memento;
  readonly loadWriter: () => Promise<RouterWriter>;
}

/** Opens a router configuration in an editor tab. @throws Failure when it can't be read. */
export async function showRouterConfiguration(
  files: DocumentFiles,
  identity: RouterConfigIdentity,
): Promise<void> {
  const uri = routerConfigUri(identity);
  await files.prepare(uri);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
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

/** Opens the router configuration of the row it was called on, or of a virtual interface that is asked for. */
export async function openRouterConfiguration(
  need: RouterConfigNeed,
  from: PickFrom,
  node?: Node,
): Promise<void> {
  const picked = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from));
  const virtualInterfaceId = picked?.resource.virtualInterfaceId;
  if (!picked || !virtualInterfaceId) return;
  await showRouterConfiguration(need.files, lastShown(need, { ...picked.place, virtualInterfaceId }));
}
