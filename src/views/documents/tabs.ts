import { window } from 'vscode';
import type { Disposable, TabInputText, Uri } from 'vscode';
import { DOCUMENT_SCHEME } from '../../contributions';
import type { DocumentFiles } from './files';

function isTextTab(input: unknown): input is TabInputText {
  return (input as Partial<TabInputText> | undefined)?.uri !== undefined;
}

/** True while any tab shows this document. */
export function hasTab(uri: Uri): boolean {
  const wanted = uri.toString();
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => isTextTab(input) && input.uri.toString() === wanted);
}

/** Forgets documents as their last tabs are closed. */
export function forgetClosed(files: DocumentFiles): Disposable {
  return window.tabGroups.onDidChangeTabs(({ closed }) => {
    for (const { input } of closed) {
      if (isTextTab(input) && input.uri.scheme === DOCUMENT_SCHEME && !hasTab(input.uri)) {
        files.forget(input.uri);
      }
    }
  });
}
