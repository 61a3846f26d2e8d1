import { Disposable, commands, languages, window, workspace } from 'vscode';
import type { TabInputText } from 'vscode';
import { ROUTER_CONFIG_SCHEME, contextKeys } from '../../contributions';
import type { RouterConfigDocuments } from './documents';
import { RouterConfigLenses } from './lenses';

/** The URIs that any tab still shows. */
function shownUris(): Set<string> {
  return new Set(
    window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (isTextTab(input) ? [input.uri.toString()] : [])),
  );
}

function isTextTab(input: unknown): input is TabInputText {
  return (input as Partial<TabInputText> | undefined)?.uri !== undefined;
}

/** Puts router configuration documents in the editor: the files, their lenses, and the end of what was revealed. */
export function registerRouterConfig(documents: RouterConfigDocuments): Disposable {
  const lenses = new RouterConfigLenses(documents);
  return Disposable.from(
    documents,
    lenses,
    workspace.registerFileSystemProvider(ROUTER_CONFIG_SCHEME, documents, {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    languages.registerCodeLensProvider({ scheme: ROUTER_CONFIG_SCHEME }, lenses),
    documents.onDidChangeFile(() => {
      void commands.executeCommand('setContext', contextKeys.keyRevealed, documents.revealedUris());
    }),
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      const still = shownUris();
      for (const { input } of closed) {
        if (
          isTextTab(input) &&
          input.uri.scheme === ROUTER_CONFIG_SCHEME &&
          !still.has(input.uri.toString())
        ) {
          documents.forget(input.uri);
        }
      }
    }),
  );
}
