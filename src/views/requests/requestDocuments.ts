import * as l10n from '@vscode/l10n';
import { EventEmitter, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Disposable, TabInputText, TextDocumentContentProvider } from 'vscode';

const SCHEME = 'directconnect-request';

const uriOf = (path: string) => Uri.from({ scheme: SCHEME, path });

/** Where to show a request: where one is shown already, or else beside the active editor, if there is one. */
function column(): ViewColumn {
  const { all, activeTabGroup } = window.tabGroups;
  const shown = all.find(({ activeTab }) => {
    const { uri } = (activeTab?.input ?? {}) as Partial<TabInputText>;
    return uri?.scheme === SCHEME;
  });
  return shown?.viewColumn ?? (activeTabGroup.activeTab ? ViewColumn.Beside : ViewColumn.Active);
}

/** Requests as they would be sent, and plans of several, as read-only documents in memory. */
export class RequestDocuments implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = workspace.registerTextDocumentContentProvider(SCHEME, this);

  provideTextDocumentContent({ path }: Uri): string {
    return this.texts.get(path) ?? l10n.t('Run the command again to see this.');
  }

  /** Opens a new document with this text. @param name what its tab is called. */
  async open(text: string, name = 'request'): Promise<void> {
    await this.openAt(`/${this.texts.size + 1}/${name}.md`, text);
  }

  /** Opens a document that is shown again with another text. */
  async openAt(path: string, text: string): Promise<void> {
    this.update(path, text);
    const document = await workspace.openTextDocument(uriOf(path));
    await window.showTextDocument(document, {
      preview: true,
      preserveFocus: true,
      viewColumn: column(),
    });
  }

  /** Changes the text of a document, whether or not it is open. */
  update(path: string, text: string): void {
    this.texts.set(path, text);
    this.changed.fire(uriOf(path));
  }

  dispose(): void {
    this.changed.dispose();
    this.registration.dispose();
  }
}
