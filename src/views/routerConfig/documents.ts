import type { Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failures';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/session/place';
import type { SessionStore } from '../../aws/session/sessionStore';
import { isFormat } from '../../routers/formats';
import { isRouterProblem } from '../../routers/problem';
import type { RouterWriter } from '../../routers/writer';
import type { DocumentFiles, DocumentKind } from '../documents/files';
import { nothingRead } from '../documents/nothingRead';
import { XML, parseRouterConfigUri } from './uri';

/** The extensions of their files: those of AWS's own, and those that formats.ts ends its names with. */
export const ROUTER_CONFIG_EXTENSIONS = ['xml', 'txt', 'cfg', 'conf', 'rsc', 'json', 'yml'] as const;

/**
 * Router configurations as documents. The key is masked until it is revealed, and what was revealed is in memory alone,
 * until the tab closes.
 */
export class RouterConfigDocuments implements DocumentKind {
  private readonly revealed = new Set<string>();

  /** @param loadWriter loads what writes configurations: called when the first is opened. */
  constructor(
    private readonly files: DocumentFiles,
    private readonly sessions: SessionStore,
    inventories: Pick<InventoryStore, 'on'>,
    private readonly loadWriter: () => Promise<RouterWriter>,
  ) {
    files.serve(this, ...ROUTER_CONFIG_EXTENSIONS);
    // What is shown may be of another state now: a virtual interface was confirmed, a key was changed.
    sessions.on('change', (place) => files.readAgain(this, place));
    inventories.on('moved', (place, changes) => {
      const moved = new Set(changes.map(({ virtualInterface }) => virtualInterface.virtualInterfaceId));
      files.readAgain(this, place, (uri) => moved.has(parseRouterConfigUri(uri)?.virtualInterfaceId));
    });
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
    const text = await this.textWith(uri, reveal);
    // Its tab may have been closed meanwhile: then the key is wanted nowhere.
    if (!this.files.mayRead(uri)) return;
    if (reveal) this.revealed.add(uri.toString());
    else this.revealed.delete(uri.toString());
    this.files.replace(uri, text);
  }

  /**
   * A document's text with the BGP key shown or masked, read again and kept nowhere.
   * @throws Failure when it can't be read, or may not be.
   */
  textWith(uri: Uri, revealed: boolean): Promise<string> {
    if (!this.files.mayRead(uri)) return Promise.reject(nothingRead());
    return this.configuration(uri, revealed, true);
  }

  placeOf(uri: Uri): Place | undefined {
    return parseRouterConfigUri(uri);
  }

  read(uri: Uri, wasAsked: boolean): Promise<string> {
    return this.configuration(uri, this.isRevealed(uri), wasAsked);
  }

  /** The key is masked in whatever the editor still holds of a document whose tab was closed. */
  closed(uri: Uri): boolean {
    return this.revealed.delete(uri.toString());
  }

  private async configuration(uri: Uri, revealed: boolean, wasAsked: boolean): Promise<string> {
    const identity = parseRouterConfigUri(uri);
    if (!identity) throw noRouterConfiguration();
    const { virtualInterfaceId, format, options = {} } = identity;
    const session = await this.sessions.session(identity);
    const [configuration, writer] = await Promise.all([
      (wasAsked ? session : session.background).routerConfiguration(
        virtualInterfaceId,
        format === XML || isFormat(format) ? undefined : format,
      ),
      this.loadWriter(),
    ]);
    try {
      return writer.textOf({ ...configuration, format, options, revealed });
    } catch (error) {
      if (!isRouterProblem(error)) throw error;
      throw new Failure('refused', error.message, error.advice);
    }
  }
}

function noRouterConfiguration(): Failure {
  return new Failure(
    'refused',
    l10n.t('This is no router configuration that was opened here.'),
    l10n.t('Open it from the Direct Connect view.'),
  );
}
