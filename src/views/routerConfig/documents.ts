import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FilePermission,
  FileSystemError,
  FileType,
  Uri,
} from 'vscode';
import type { Event, FileChangeEvent, FileStat, FileSystemProvider } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure, toFailure } from '../../aws/failures';
import type { Place } from '../../aws/place';
import type { SessionStore } from '../../aws/sessionStore';
import { maskKeys } from '../../routers/mask';
import { XML, parseRouterConfigUri } from './uri';

interface Shown {
  readonly content: Uint8Array;
  readonly changedAt: number;
}

/**
 * Router configurations as read-only files. A document reads itself again after a reload; its key is masked until it
 * is revealed, and what was revealed is in memory alone, until the tab closes.
 *
 * Only what a person opened is read, by a command or in a tab: whoever else names a URI (a workspace file, another
 * extension) must not make a profile's credentials be used.
 */
export class RouterConfigDocuments implements FileSystemProvider, Disposable {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile: Event<FileChangeEvent[]> = this.changed.event;
  private readonly shown = new Map<string, Promise<Shown>>();
  private readonly revealed = new Set<string>();
  private readonly opened = new Set<string>();
  /** Milliseconds; each change of a document is later than the one before, or VS Code would not read it again. */
  private clock = 0;

  /** @param hasTab whether a tab shows this document. */
  constructor(
    private readonly sessions: SessionStore,
    private readonly hasTab: (uri: Uri) => boolean,
  ) {
    sessions.on('change', (place) => this.readAgain(place));
  }

  isRevealed(uri: Uri): boolean {
    return this.revealed.has(uri.toString());
  }

  /** The URIs of the documents whose key is shown, for `when` clauses. */
  revealedUris(): string[] {
    return [...this.revealed];
  }

  /**
   * Shows or masks the BGP key: the configuration is read again, since no key is kept.
   * @throws Failure when it can't be read; then nothing changes.
   */
  async setRevealed(uri: Uri, reveal: boolean): Promise<void> {
    const key = uri.toString();
    const reading = this.read(uri, reveal);
    await reading;
    if (reveal) this.revealed.add(key);
    else this.revealed.delete(key);
    this.shown.set(key, reading);
    this.announce(uri);
  }

  /** A document's tab was closed: its key is masked in whatever the editor still holds of it. */
  forget(uri: Uri): void {
    this.shown.delete(uri.toString());
    if (this.revealed.delete(uri.toString())) this.announce(uri);
  }

  /** Reads a document before it is opened. @throws Failure in the words that its user needs. */
  async prepare(uri: Uri): Promise<void> {
    this.opened.add(uri.toString());
    await this.show(uri);
  }

  /** A document's text as it is shown: with its key masked, unless that is revealed. */
  async text(uri: Uri): Promise<string> {
    return new TextDecoder().decode((await this.show(uri)).content);
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { content, changedAt } = await this.show(uri).catch(asFileSystemError);
    return {
      type: FileType.File,
      permissions: FilePermission.Readonly,
      ctime: 0,
      mtime: changedAt,
      size: content.byteLength,
    };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return (await this.show(uri).catch(asFileSystemError)).content;
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private show(uri: Uri): Promise<Shown> {
    const key = uri.toString();
    if (this.hasTab(uri)) this.opened.add(key);
    if (!this.opened.has(key)) return Promise.reject(notOpened());
    const there = this.shown.get(key);
    if (there) return there;
    const reading = this.read(uri, this.isRevealed(uri));
    this.shown.set(key, reading);
    // A failure is not kept: the editor's own "Try Again" asks again.
    reading.catch(() => {
      if (this.shown.get(key) === reading) this.shown.delete(key);
    });
    return reading;
  }

  /** What is shown may be of another state now: a virtual interface was confirmed, a key was changed. */
  private readAgain(place: Place | undefined): void {
    for (const key of [...this.shown.keys()]) {
      const uri = Uri.parse(key);
      const identity = parseRouterConfigUri(uri);
      if (place && (identity?.profile !== place.profile || identity.region !== place.region)) continue;
      this.shown.delete(key);
      this.announce(uri);
    }
  }

  private announce(uri: Uri): void {
    this.changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  private async read(uri: Uri, revealed: boolean): Promise<Shown> {
    const identity = parseRouterConfigUri(uri);
    if (!identity) {
      throw notOpened();
    }
    const { virtualInterfaceId, format } = identity;
    const session = await this.sessions.session(identity);
    const { text, keys } = await session.routerConfiguration(
      virtualInterfaceId,
      format === XML ? undefined : format,
    );
    const configuration = text.trim() ? text : noConfiguration(virtualInterfaceId);
    this.clock = Math.max(Date.now(), this.clock + 1);
    return {
      content: new TextEncoder().encode(revealed ? configuration : maskKeys(configuration, keys)),
      changedAt: this.clock,
    };
  }
}

function notOpened(): Failure {
  return new Failure(
    'refused',
    l10n.t('This is no router configuration that was opened here.'),
    l10n.t('Open it from the Direct Connect view.'),
  );
}

/** The editor shows a file system's error in the place of the document, with a way to try again. */
function asFileSystemError(error: unknown): never {
  const { message, advice } = toFailure(error, 'DescribeRouterConfiguration');
  throw FileSystemError.Unavailable(`${message} ${advice}`);
}

function noConfiguration(virtualInterfaceId: string): string {
  const why = l10n.t(
    'AWS gives this account no router configuration for {0} yet. It does once the virtual interface is confirmed.',
    virtualInterfaceId,
  );
  return `<!-- ${why} -->\n`;
}
