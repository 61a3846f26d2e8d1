import { EventEmitter, FileChangeType, FilePermission, FileSystemError, FileType, Uri } from 'vscode';
import type { Disposable, Event, FileChangeEvent, FileStat } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure, asFailure } from '../../aws/failure';
import type { Place } from '../../aws/session/place';
import { DOCUMENT_SCHEME } from '../../contributions';
import type { Consent } from './consent';
import { nothingRead } from './nothingRead';

/** One kind of documents, and where their text comes from. */
export interface DocumentKind {
  /** The place of a document's resource; `undefined` when the URI is not of this kind. */
  placeOf(uri: Uri): Place | undefined;
  /**
   * The current text of a document.
   * @param wasAsked true when a command opens it. When the editor reads it by itself, for example after a reload,
   * nobody is prompted for a code.
   * @throws Failure
   */
  read(uri: Uri, wasAsked: boolean): Promise<string>;
  /** Called when its last tab was closed. True when its text changes as a result. */
  closed?(uri: Uri): boolean;
}

interface Shown {
  readonly content: Uint8Array;
  readonly changedAt: number;
}

/** The file extension of a document's path. */
const extensionOf = ({ path }: Uri): string => path.slice(path.lastIndexOf('.') + 1);

/** Earlier than any time of reading. */
const UNREAD_AT = 0;

const encoded = (text: string) => new TextEncoder().encode(text);

/**
 * AWS's answers as read-only files, of several kinds under one scheme. A document is read again after a reload.
 *
 * Only documents opened by our commands are read (see Consent). Any other access to a URI gets a text that says so.
 */
export class DocumentFiles implements Disposable {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile: Event<FileChangeEvent[]> = this.changed.event;
  private readonly shown = new Map<string, Promise<Shown>>();
  private readonly kinds = new Map<string, DocumentKind>();
  /** Milliseconds; each change of a document must be later than the last, or VS Code would not read it again. */
  private clock = 0;

  /** @param textOfUnread returns the text of a document that may not be read. */
  constructor(
    private readonly consent: Consent,
    private readonly textOfUnread: (place: Place) => Promise<string>,
  ) {}

  /** Also serves files with these extensions. */
  serve(kind: DocumentKind, ...extensions: readonly string[]): void {
    for (const extension of extensions) this.kinds.set(extension, kind);
  }

  /** True for a document that may be read because one of our commands opened it. */
  mayRead(uri: Uri): boolean {
    return this.kindOf(uri) !== undefined && this.consent.has(uri);
  }

  /** The place of a document that may not be read; `undefined` for any other. */
  unread(uri: Uri): Place | undefined {
    return this.mayRead(uri) ? undefined : this.kindOf(uri)?.placeOf(uri);
  }

  /** Called when tabs were opened or closed: forgets documents that are no longer shown. */
  tabsChanged(): void {
    for (const uri of this.consent.settle()) {
      this.shown.delete(uri.toString());
      if (this.kindOf(uri)?.closed?.(uri)) this.announce(uri);
    }
  }

  /**
   * Reads a document before it is opened. This gives consent, so it is only for commands that the user ran, and for
   * what the user chose there.
   * @throws Failure in words for the user.
   */
  async prepare(uri: Uri): Promise<void> {
    const before = this.mayRead(uri);
    this.consent.give(uri);
    try {
      await this.show(uri, true);
    } catch (error) {
      if (!before) this.consent.withdraw(uri);
      throw error;
    }
    // A tab may already show that nothing was read.
    if (!before) this.announce(uri);
  }

  /**
   * Reads documents, then opens them: the user's consent, as in `prepare`.
   * @param show puts them in a tab. Documents that no tab shows afterwards may not be read any more.
   */
  async open(uris: readonly Uri[], show: () => PromiseLike<unknown>): Promise<void> {
    try {
      await Promise.all(uris.map((uri) => this.prepare(uri)));
      await show();
    } finally {
      for (const uri of uris) {
        this.consent.lapse(uri);
        if (!this.consent.has(uri)) this.shown.delete(uri.toString());
      }
    }
  }

  /** A document's text as it is shown. @throws Failure when it may not be read. */
  async text(uri: Uri): Promise<string> {
    return new TextDecoder().decode((await this.show(uri)).content);
  }

  /** Replaces the text of a document. */
  replace(uri: Uri, text: string): void {
    this.shown.set(uri.toString(), Promise.resolve(this.asShown(text)));
    this.announce(uri);
  }

  /**
   * Reads the documents of a kind again, those of one place or all, since their content may have changed.
   * @param concerns selects the documents concerned.
   */
  readAgain(kind: DocumentKind, place?: Place, concerns: (uri: Uri) => boolean = () => true): void {
    for (const key of [...this.shown.keys()]) {
      const uri = Uri.parse(key);
      const where = kind.placeOf(uri);
      if (this.kindOf(uri) !== kind || !where || !concerns(uri)) continue;
      if (place && (where.profile !== place.profile || where.region !== place.region)) continue;
      this.shown.delete(key);
      this.announce(uri);
    }
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { content, changedAt } = await this.contentOf(uri);
    return {
      type: FileType.File,
      permissions: FilePermission.Readonly,
      ctime: 0,
      mtime: changedAt,
      size: content.byteLength,
    };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return (await this.contentOf(uri)).content;
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** The kind of a URI, if it is exactly one of ours. */
  private kindOf(uri: Uri): DocumentKind | undefined {
    const kind = uri.scheme === DOCUMENT_SCHEME ? this.kinds.get(extensionOf(uri)) : undefined;
    return kind?.placeOf(uri) ? kind : undefined;
  }

  /** What the editor, or anything that requests the file through it, gets. */
  private async contentOf(uri: Uri): Promise<Shown> {
    const place = this.unread(uri);
    if (place) return { content: encoded(await this.textOfUnread(place)), changedAt: UNREAD_AT };
    return this.show(uri).catch((error: unknown) => this.refuse(error));
  }

  private show(uri: Uri, wasAsked = false): Promise<Shown> {
    const key = uri.toString();
    const kind = this.kindOf(uri);
    if (!kind) return Promise.reject(noDocument());
    if (!this.consent.has(uri)) return Promise.reject(nothingRead());
    const there = this.shown.get(key);
    if (there) return there;
    const reading = kind.read(uri, wasAsked).then((text) => this.asShown(text));
    this.shown.set(key, reading);
    // A failure is not cached: the editor's own "Try Again" reads again.
    reading.catch(() => {
      if (this.shown.get(key) === reading) this.shown.delete(key);
    });
    return reading;
  }

  private asShown(text: string): Shown {
    this.clock = Math.max(Date.now(), this.clock + 1);
    return { content: encoded(text), changedAt: this.clock };
  }

  private announce(uri: Uri): void {
    this.changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  /** The editor shows a file system error instead of the document, with a way to try again. */
  private refuse(error: unknown): never {
    const { message, advice } = asFailure(error);
    throw FileSystemError.Unavailable(`${message} ${advice}`);
  }
}

function noDocument(): Failure {
  return new Failure(
    'refused',
    l10n.t('Nothing was read: this is not a Direct Connect document.'),
    l10n.t('Open it from the Direct Connect view.'),
  );
}
