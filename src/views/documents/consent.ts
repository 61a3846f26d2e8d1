import { Uri } from 'vscode';
import type { Memento } from 'vscode';

const KEY = 'openedDocuments';

/**
 * Which documents may be read with a profile's credentials: those that a command of ours opened, as long as a tab shows
 * them. Whoever else opens one (a link in a file, another extension, the editor's history) makes nothing be read.
 *
 * It is remembered over a reload, in the memory of the workspace. A document's URI holds no secret.
 */
export class Consent {
  /** Given, and no tab shows them yet. */
  private readonly awaited = new Set<string>();
  /** Given, and seen in a tab. */
  private readonly kept: Set<string>;

  /** @param hasTab whether a tab shows this document. */
  constructor(
    private readonly memory: Pick<Memento, 'get' | 'update'>,
    private readonly hasTab: (uri: Uri) => boolean,
  ) {
    this.kept = new Set(memory.get<string[]>(KEY, []));
    // A tab may have been closed while the extension did not run.
    this.settle();
  }

  has(uri: Uri): boolean {
    const key = uri.toString();
    return this.awaited.has(key) || (this.kept.has(key) && this.hasTab(uri));
  }

  give(uri: Uri): void {
    this.awaited.add(uri.toString());
    this.settle();
  }

  /** Takes it back from a document that could not be opened. */
  withdraw(uri: Uri): void {
    this.awaited.delete(uri.toString());
    if (this.kept.delete(uri.toString())) this.remember();
  }

  /**
   * Tabs were opened or closed.
   * @returns the documents whose last tab was closed: their consent ended with it.
   */
  settle(): Uri[] {
    const opened = this.inTabs(this.awaited, true);
    const closed = this.inTabs(this.kept, false);
    for (const key of opened) {
      this.awaited.delete(key);
      this.kept.add(key);
    }
    for (const key of closed) this.kept.delete(key);
    if (opened.length + closed.length > 0) this.remember();
    return closed.map((key) => Uri.parse(key));
  }

  private inTabs(keys: ReadonlySet<string>, wanted: boolean): string[] {
    return [...keys].filter((key) => this.hasTab(Uri.parse(key)) === wanted);
  }

  private remember(): void {
    void this.memory.update(KEY, [...this.kept]);
  }
}
