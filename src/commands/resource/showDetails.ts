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
 * Opens the details of a row beside the tree, which keeps the focus, in a preview tab: the next row's details replace
 * them.
 * @param expand expands a row. A click on a connection also shows what is on it.
 */
export function detailsPreview(files: DocumentFiles, expand: (node: Node) => Promise<void>) {
  let last: Node | undefined;
  return async (node?: Node): Promise<void> => {
    const row = subjectOf(node);
    if (!node || !row) return;
    last = node;
    if (node.getChildren && row.subject.kind !== 'virtualInterface') await expand(node);
    const uri = detailsUri({ ...row.place, id: row.subject.id });
    await files.open([uri], async () => {
      const document = await workspace.openTextDocument(uri);
      // Another row may have been clicked meanwhile.
      if (last === node) await window.showTextDocument(document, { preview: true, preserveFocus: true });
    });
  };
}

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
