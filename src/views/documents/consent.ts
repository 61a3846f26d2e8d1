import { Uri } from 'vscode';
import type { Memento } from 'vscode';

const KEY = 'openedDocuments';

/**
 * Which documents may be read with a profile's credentials: those that one of our commands opened, as long as a tab
 * shows them. If anything else opens one (a link in a file, another extension, the editor's history), nothing is read.
 *
 * It is remembered across reloads, in the workspace state. A document's URI contains no secret.
 */
export class Consent {
  /** Given, but not yet shown in a tab. */
  private readonly awaited = new Set<string>();
  /** Given, and shown in a tab. */
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

  /** Withdraws consent for a document that could not be opened. */
  withdraw(uri: Uri): void {
    this.awaited.delete(uri.toString());
    if (this.kept.delete(uri.toString())) this.remember();
  }

  /** Withdraws consent for a document that was to be opened, if no tab shows it. */
  lapse(uri: Uri): void {
    if (!this.hasTab(uri)) this.awaited.delete(uri.toString());
  }

  /**
   * Tabs were opened or closed.
   * @returns the documents whose last tab was closed, which ended their consent.
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
    // If this fails, the user is asked again after a reload.
    this.memory.update(KEY, [...this.kept]).then(undefined, () => undefined);
  }
}
