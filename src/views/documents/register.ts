import { Disposable, EventEmitter, languages } from 'vscode';
import type { CodeLens, Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import { DOCUMENT_SCHEME } from '../../contributions';
import type { DocumentFiles } from './files';

/** Registers the actions of documents that may not be read. */
export function registerUnread(
  files: DocumentFiles,
  lensesOf: (uri: Uri, place: Place) => Promise<CodeLens[]>,
): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    languages.registerCodeLensProvider(
      { scheme: DOCUMENT_SCHEME },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (document) => {
          const place = files.unread(document.uri);
          return place ? lensesOf(document.uri, place) : [];
        },
      },
    ),
    files.onDidChangeFile(() => changed.fire()),
  );
}
