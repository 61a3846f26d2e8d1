import { Disposable, EventEmitter, commands, languages } from 'vscode';
import { DOCUMENT_SCHEME, contextKeys } from '../../contributions';
import type { DocumentFiles } from '../documents/files';
import { ROUTER_CONFIG_EXTENSIONS } from './documents';
import type { RouterConfigDocuments } from './documents';
import type * as lenses from './lenses';
import type * as symbols from './symbols';

const filesOf = (extensions: readonly string[]) => ({
  scheme: DOCUMENT_SCHEME,
  pattern: `**/*.{${extensions.join()}}`,
});

/**
 * Registers what is specific to router configurations: lenses, outline, folding, and whether a key is shown.
 * @param load loads the code for them, when the first document is shown.
 */
export function registerRouterConfig(
  files: DocumentFiles,
  documents: RouterConfigDocuments,
  load: () => Promise<typeof lenses & typeof symbols>,
): Disposable {
  const changed = new EventEmitter<void>();
  // VS Code has its own outline for JSON, and folds XML, YAML and JSON.
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
