import * as l10n from '@vscode/l10n';
import { Uri, ViewColumn, window, workspace } from 'vscode';
import type { Disposable, TabInputText, TextDocumentContentProvider } from 'vscode';

const SCHEME = 'directconnect-request';

/** Where to show a request: where one is shown already, or else beside the active editor, if there is one. */
function column(): ViewColumn {
  const { all, activeTabGroup } = window.tabGroups;
  const shown = all.find(({ activeTab }) => {
    const { uri } = (activeTab?.input ?? {}) as Partial<TabInputText>;
    return uri?.scheme === SCHEME;
  });
  return shown?.viewColumn ?? (activeTabGroup.activeTab ? ViewColumn.Beside : ViewColumn.Active);
}

/** Requests as they would be sent, as read-only documents in memory. */
export class RequestDocuments implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registration = workspace.registerTextDocumentContentProvider(SCHEME, this);

  provideTextDocumentContent({ path }: Uri): string {
    return this.texts.get(path) ?? l10n.t('Run the command again to see its request.');
  }

  /** Opens a document with these requests. @param name what its tab is called. */
  async open(text: string, name = 'request'): Promise<void> {
    const path = `/${this.texts.size + 1}/${name}.md`;
    this.texts.set(path, text);
    const document = await workspace.openTextDocument(Uri.from({ scheme: SCHEME, path }));
    await window.showTextDocument(document, {
      preview: true,
      preserveFocus: true,
      viewColumn: column(),
    });
  }

  dispose(): void {
    this.registration.dispose();
  }
}
