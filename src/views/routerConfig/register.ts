import { Disposable, EventEmitter, languages } from 'vscode';
import type { CodeLens, Uri } from 'vscode';
import { DOCUMENT_SCHEME } from '../../contributions';
import type { DocumentFiles } from '../documents/files';
import { ROUTER_CONFIG_EXTENSIONS } from './extensions';
import type * as symbols from './symbols';

const filesOf = (extensions: readonly string[]) => ({
  scheme: DOCUMENT_SCHEME,
  pattern: `**/*.{${extensions.join()}}`,
});

/**
 * Registers what is specific to router configurations: lenses, outline and folding.
 * @param lensesOf returns the actions of a configuration that may be read.
 * @param load loads the code for outline and folding, when the first document is shown.
 */
export function registerRouterConfig(
  files: DocumentFiles,
  lensesOf: (uri: Uri) => Promise<CodeLens[]>,
  load: () => Promise<typeof symbols>,
): Disposable {
  const changed = new EventEmitter<void>();
  // VS Code has its own outline for JSON, and folds XML, YAML and JSON.
  return Disposable.from(
    changed,
    languages.registerCodeLensProvider(filesOf(ROUTER_CONFIG_EXTENSIONS), {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: ({ uri }) => (files.mayRead(uri) ? lensesOf(uri) : []),
    }),
    languages.registerDocumentSymbolProvider(filesOf(['xml', 'txt', 'cfg', 'conf', 'rsc', 'yml']), {
      provideDocumentSymbols: async (document) => (await load()).symbolsOf(document),
    }),
    languages.registerFoldingRangeProvider(filesOf(['txt', 'cfg', 'conf', 'rsc']), {
      provideFoldingRanges: async (document) => (await load()).foldsOf(document),
    }),
    files.onDidChangeFile(() => changed.fire()),
  );
}
