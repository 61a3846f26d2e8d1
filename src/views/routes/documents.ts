import type { Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { DocumentFiles, DocumentKind } from '../documents/files';
import type { RoutesReader } from './reader';
import { KEPT_ROUTES, ROUTES, parseRoutesUri } from './uri';

/** Routes as documents, which grow while pages of them arrive. */
export class RoutesDocuments implements DocumentKind {
  private reader: RoutesReader | undefined;

  /** @param load loads the code that reads them, when the first is opened. */
  constructor(
    private readonly files: DocumentFiles,
    private readonly load: () => Promise<RoutesReader>,
  ) {
    files.serve(this, ROUTES, KEPT_ROUTES);
  }

  placeOf(uri: Uri): Place | undefined {
    return parseRoutesUri(uri);
  }

  async read(uri: Uri, wasAsked: boolean): Promise<string> {
    this.reader = await this.load();
    return this.reader.read(uri, wasAsked);
  }

  /** Reads a document again, for a person. @throws Failure when it can't be read; then it stays as it is. */
  async readAgain(uri: Uri): Promise<void> {
    const text = await this.read(uri, true);
    if (this.files.mayRead(uri)) this.files.replace(uri, text);
  }

  closed(uri: Uri): boolean {
    this.reader?.stop(uri);
    return false;
  }
}
