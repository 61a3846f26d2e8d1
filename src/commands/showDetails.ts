import { window, workspace } from 'vscode';
import type { LinkTarget } from '../directconnect/link';
import { isRegionCode } from '../directconnect/regions';
import { isResourceId } from '../directconnect/subject';
import type { Node } from '../views/connections/node';
import { subjectOf } from '../views/connections/resourceOf';
import { detailsUri } from '../views/details/uri';
import type { DocumentFiles } from '../views/documents/files';
import type { Reveal } from '../views/links';
import { pickResource } from './pick';
import type { PickFrom } from './pick';

/** A resource that a link in a document names. */
function linked(argument: unknown): LinkTarget | undefined {
  const { profile, region, id } = (argument ?? {}) as Record<string, unknown>;
  if (typeof profile !== 'string' || typeof region !== 'string' || typeof id !== 'string') return undefined;
  return isRegionCode(region) && isResourceId(id) ? { profile, region, id } : undefined;
}

/** Opens all that AWS says of the row it was called on, of what a link names, or of a resource that is asked for. */
export async function showDetails(
  files: DocumentFiles,
  from: PickFrom,
  reveal: Reveal,
  argument?: Node | LinkTarget,
): Promise<void> {
  const link = linked(argument);
  const picked = link ? undefined : (subjectOf(argument as Node | undefined) ?? (await pickResource(from)));
  const target = link ?? (picked && { ...picked.place, id: picked.subject.id });
  if (!target) return;
  const { profile, region, id } = target;
  const uri = detailsUri({ profile, region, id });
  await files.prepare(uri);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
  if (link) await reveal({ profile, region }, id);
}
