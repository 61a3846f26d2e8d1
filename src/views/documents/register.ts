import { Disposable, workspace } from 'vscode';
import { DOCUMENT_SCHEME } from '../../contributions';
import type { DocumentFiles } from './files';
import { forgetClosed } from './tabs';

/** Puts the documents in the editor: the files, and their end when their tabs are closed. */
export function registerDocuments(files: DocumentFiles): Disposable {
  return Disposable.from(
    files,
    workspace.registerFileSystemProvider(DOCUMENT_SCHEME, files, {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    forgetClosed(files),
  );
}
