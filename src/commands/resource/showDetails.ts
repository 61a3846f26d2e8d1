import { window, workspace } from 'vscode';
import type { LinkTarget } from '../../directconnect/resources/link';
import type { Node } from '../../views/connections/node';
import { subjectOf } from '../../views/connections/resourceOf';
import { detailsUri } from '../../views/details/uri';
import type { DocumentFiles } from '../../views/documents/files';
import type { Reveal } from '../../views/links';
import { linkTarget } from '../arguments';
import { pickResource, wasRead } from '../pick';
import type { PickFrom } from '../pick';

/**
 * Opens all that AWS says of the row it was called on, of what a link names, or of a resource that is asked for. A link is
 * followed where its region was read already; elsewhere its document says that nothing was read.
 */
export async function showDetails(
  files: DocumentFiles,
  from: PickFrom,
  reveal: Reveal,
  argument?: Node | LinkTarget,
): Promise<void> {
  const link = linkTarget(argument);
  const picked = link ? undefined : (subjectOf(argument as Node | undefined) ?? (await pickResource(from)));
  const target = link ?? (picked && { ...picked.place, id: picked.subject.id });
  if (!target) return;
  const { profile, region, id } = target;
  const uri = detailsUri({ profile, region, id });
  const isOpen = !link || wasRead(from, target);
  if (isOpen) await files.prepare(uri);
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
  if (link && isOpen) await reveal({ profile, region }, id);
}
