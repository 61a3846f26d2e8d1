import { Disposable, EventEmitter, languages, window, workspace } from 'vscode';
import type { CodeLens, Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import { DOCUMENT_SCHEME } from '../../contributions';
import type { DocumentFiles } from './files';

/** Registers the documents: the files, the actions for unread ones, and cleaning up when tabs close. */
export function registerDocuments(
  files: DocumentFiles,
  lensesOfUnread: (uri: Uri, place: Place) => Promise<CodeLens[]>,
): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    files,
    changed,
    workspace.registerFileSystemProvider(DOCUMENT_SCHEME, files, {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    languages.registerCodeLensProvider(
      { scheme: DOCUMENT_SCHEME },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: ({ uri }) => {
          const place = files.unread(uri);
          return place ? lensesOfUnread(uri, place) : [];
        },
      },
    ),
    files.onDidChangeFile(() => changed.fire()),
    window.tabGroups.onDidChangeTabs(() => files.tabsChanged()),
  );
}
