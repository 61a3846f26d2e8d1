import { Disposable, EventEmitter, FileSystemError } from 'vscode';
import type { FileChangeEvent, FileStat, FileSystemProvider, FileType, Uri } from 'vscode';
import { lazy } from '../../lazy';
import type { DocumentFiles } from './files';

/** The documents as the editor sees them: read-only files. What reads them is loaded when the first is opened. */
export class DocumentFileSystem implements FileSystemProvider, Disposable {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  /** Returns what reads the documents, and loads it if needed. */
  readonly load: () => Promise<DocumentFiles>;

  constructor(load: () => Promise<DocumentFiles>) {
    this.load = lazy(async () => {
      const files = await load();
      files.onDidChangeFile((changes) => this.changed.fire(changes));
      return files;
    });
  }

  async stat(uri: Uri): Promise<FileStat> {
    return (await this.load()).stat(uri);
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return (await this.load()).readFile(uri);
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
}
