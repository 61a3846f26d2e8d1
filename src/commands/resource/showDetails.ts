import { window, workspace } from 'vscode';
import type { LinkTarget } from '../../directconnect/kinds/link';
import type { Node } from '../../views/tree/node';
import { subjectOf } from '../../views/connections/resourceOf';
import { detailsUri } from '../../views/details/uri';
import type { DocumentFiles } from '../../views/documents/files';
import type { Reveal } from '../../views/links';
import { linkTarget } from '../arguments';
import { wasRead } from '../pick';
import { pickResource } from '../pickResource';
import type { Stores } from '../../views/stores';

/**
 * Opens everything AWS says about the row, about what a link names, or about a resource the user chooses. A link is
 * followed if its region was already read; otherwise the document says that nothing was read.
 */
export async function showDetails(
  files: DocumentFiles,
  from: Stores,
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
  const show = async () => window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
  if (isOpen) await files.open([uri], show);
  else await show();
  if (link && isOpen) await reveal({ profile, region }, id);
}
