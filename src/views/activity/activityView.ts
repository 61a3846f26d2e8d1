import { RelativePattern, Uri, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { LazyTreeView } from '../tree/lazyTreeView';
import type { ActivityProvider } from './activityProvider';

/** The Activity view. While it is visible, it is redrawn when any window writes to the journal. */
export class ActivityView implements Disposable {
  private watching: Disposable | undefined;
  private readonly visibility: Disposable;

  /** @param journalFile the path of the journal. */
  constructor(
    private readonly tree: LazyTreeView<ActivityProvider>,
    private readonly journalFile: string,
  ) {
    const { view } = tree;
    this.visibility = view.onDidChangeVisibility(({ visible }) => this.setVisible(visible));
    this.setVisible(view.visible);
  }

  /** Reads the journal again. */
  refresh(): void {
    this.tree.refresh();
  }

  dispose(): void {
    this.watching?.dispose();
    this.visibility.dispose();
  }

  private setVisible(visible: boolean): void {
    this.watching?.dispose();
    this.watching = visible ? this.watch() : undefined;
    if (visible) this.refresh();
  }

  private watch(): Disposable {
    const file = Uri.file(this.journalFile);
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(file, '..'), name));
    const refresh = () => this.refresh();
    watcher.onDidCreate(refresh);
    watcher.onDidChange(refresh);
    watcher.onDidDelete(refresh);
    return watcher;
  }
}
