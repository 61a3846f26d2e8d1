import { Disposable, EventEmitter, commands, languages } from 'vscode';
import { DOCUMENT_SCHEME, contextKeys } from '../../contributions';
import type { DocumentFiles } from '../documents/files';
import { ROUTER_CONFIG_EXTENSIONS } from './documents';
import type { RouterConfigDocuments } from './documents';
import type { RouterConfigParts } from './parts';

const filesOf = (extensions: readonly string[]) => ({
  scheme: DOCUMENT_SCHEME,
  pattern: `**/*.{${extensions.join()}}`,
});

/**
 * Puts what is particular to router configurations in the editor: lenses, outline, folding, and whether a key is shown.
 * @param load loads what makes them: called when the first document is shown.
 */
export function registerRouterConfig(
  files: DocumentFiles,
  documents: RouterConfigDocuments,
  load: () => Promise<RouterConfigParts>,
): Disposable {
  const changed = new EventEmitter<void>();
  // VS Code has an outline of its own for JSON, and folds XML, YAML and JSON.
  return Disposable.from(
    changed,
    languages.registerCodeLensProvider(filesOf(ROUTER_CONFIG_EXTENSIONS), {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async ({ uri }) =>
        files.mayRead(uri) ? (await load()).lensesOf(uri, documents.isRevealed(uri)) : [],
    }),
    languages.registerDocumentSymbolProvider(filesOf(['xml', 'txt', 'cfg', 'conf', 'rsc', 'yml']), {
      provideDocumentSymbols: async (document) => (await load()).symbolsOf(document),
    }),
    languages.registerFoldingRangeProvider(filesOf(['txt', 'cfg', 'conf', 'rsc']), {
      provideFoldingRanges: async (document) => (await load()).foldsOf(document),
    }),
    files.onDidChangeFile(() => {
      changed.fire();
      void commands.executeCommand('setContext', contextKeys.keyRevealed, documents.revealedUris());
    }),
  );
}
