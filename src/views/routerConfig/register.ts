import { Disposable, commands, languages } from 'vscode';
import { DOCUMENT_SCHEME, contextKeys } from '../../contributions';
import type { DocumentFiles } from '../documents/files';
import type { RouterConfigDocuments } from './documents';
import { RouterConfigLenses } from './lenses';

/** Puts what is particular to router configurations in the editor: their lenses, and whether a key is shown. */
export function registerRouterConfig(files: DocumentFiles, documents: RouterConfigDocuments): Disposable {
  const lenses = new RouterConfigLenses(files, documents);
  return Disposable.from(
    lenses,
    languages.registerCodeLensProvider({ scheme: DOCUMENT_SCHEME, pattern: '**/*.{xml,txt}' }, lenses),
    files.onDidChangeFile(() => {
      void commands.executeCommand('setContext', contextKeys.keyRevealed, documents.revealedUris());
    }),
  );
}
