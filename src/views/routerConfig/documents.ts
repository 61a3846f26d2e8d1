import { Disposable, EventEmitter, FileChangeType, FilePermission, FileSystemError, FileType } from 'vscode';
import type { Event, FileChangeEvent, FileStat, FileSystemProvider, Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure, toFailure } from '../../aws/failures';
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
 */
export class RouterConfigDocuments implements FileSystemProvider, Disposable {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile: Event<FileChangeEvent[]> = this.changed.event;
  private readonly shown = new Map<string, Promise<Shown>>();
  private readonly revealed = new Set<string>();
  /** Milliseconds; each change of a document is later than the one before, or VS Code would not read it again. */
  private clock = 0;

  constructor(private readonly sessions: SessionStore) {}

  isRevealed(uri: Uri): boolean {
    return this.revealed.has(uri.toString());
  }

  /** The URIs of the documents whose key is shown, for `when` clauses. */
  revealedUris(): string[] {
    return [...this.revealed];
  }

  /** Shows or masks the BGP key: the configuration is read again, since no key is kept. */
  setRevealed(uri: Uri, reveal: boolean): void {
    const key = uri.toString();
    if (reveal) this.revealed.add(key);
    else this.revealed.delete(key);
    this.shown.delete(key);
    this.changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  /** Drops all that is known of a document: its tab was closed. */
  forget(uri: Uri): void {
    this.revealed.delete(uri.toString());
    this.shown.delete(uri.toString());
  }

  /** Reads a document before it is opened. @throws Failure in the words that its user needs. */
  async prepare(uri: Uri): Promise<void> {
    await this.show(uri);
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
    const reading = this.shown.get(key) ?? this.read(uri, this.isRevealed(uri));
    this.shown.set(key, reading);
    // A failure is not kept: the editor's own "Try Again" asks again.
    reading.catch(() => this.shown.delete(key));
    return reading;
  }

  private async read(uri: Uri, revealed: boolean): Promise<Shown> {
    const identity = parseRouterConfigUri(uri);
    if (!identity) {
      throw new Failure(
        'refused',
        l10n.t('This link names no router configuration.'),
        l10n.t('Open one from the Direct Connect view.'),
      );
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
