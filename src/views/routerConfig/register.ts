import { Disposable, commands, languages } from 'vscode';
import { DOCUMENT_SCHEME, contextKeys } from '../../contributions';
import type { RouterWriter } from '../../routers/writer';
import type { DocumentFiles } from '../documents/files';
import { ROUTER_CONFIG_EXTENSIONS } from './documents';
import type { RouterConfigDocuments } from './documents';
import { RouterConfigLenses } from './lenses';
import { RouterConfigOutline } from './outline';

const filesOf = (extensions: readonly string[]) => ({
  scheme: DOCUMENT_SCHEME,
  pattern: `**/*.{${extensions.join()}}`,
});

/** Puts what is particular to router configurations in the editor: lenses, outline, folding, and whether a key is shown. */
export function registerRouterConfig(
  files: DocumentFiles,
  documents: RouterConfigDocuments,
  loadWriter: () => Promise<RouterWriter>,
): Disposable {
  const lenses = new RouterConfigLenses(files, documents);
  const outline = new RouterConfigOutline(loadWriter);
  // VS Code has an outline of its own for JSON, and folds XML, YAML and JSON.
  return Disposable.from(
    lenses,
    languages.registerCodeLensProvider(filesOf(ROUTER_CONFIG_EXTENSIONS), lenses),
    languages.registerDocumentSymbolProvider(filesOf(['xml', 'txt', 'cfg', 'conf', 'rsc', 'yml']), outline),
    languages.registerFoldingRangeProvider(filesOf(['txt', 'cfg', 'conf', 'rsc']), outline),
    files.onDidChangeFile(() => {
      void commands.executeCommand('setContext', contextKeys.keyRevealed, documents.revealedUris());
    }),
  );
}
