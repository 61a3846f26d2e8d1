import { Disposable, EventEmitter, languages, workspace } from 'vscode';
import type { CodeLens, Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import { DOCUMENT_SCHEME } from '../../contributions';
import type { DocumentFileSystem } from './fileSystem';

/** Registers the documents: the files, and the actions for those that may not be read. */
export function registerDocuments(
  files: DocumentFileSystem,
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
        provideCodeLenses: async ({ uri }) => {
          const place = (await files.load()).unread(uri);
          return place ? lensesOfUnread(uri, place) : [];
        },
      },
    ),
    files.onDidChangeFile(() => changed.fire()),
  );
}
