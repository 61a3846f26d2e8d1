import { Disposable, commands, languages, window, workspace } from 'vscode';
import type { TabInputText, Uri } from 'vscode';
import { ROUTER_CONFIG_SCHEME, contextKeys } from '../../contributions';
import type { RouterConfigDocuments } from './documents';
import { RouterConfigLenses } from './lenses';

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
      for (const { input } of closed) {
        if (isTextTab(input) && input.uri.scheme === ROUTER_CONFIG_SCHEME && !hasTab(input.uri)) {
          documents.forget(input.uri);
        }
      }
    }),
  );
}
