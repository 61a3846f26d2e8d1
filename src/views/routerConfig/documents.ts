import type { Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Place } from '../../aws/session/place';
import type { SessionStore } from '../../aws/session/sessionStore';
import { withoutSecrets } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { isFormat } from '../../routers/formats';
import { isRouterProblem } from '../../routers/problem';
import type { RouterWriter } from '../../routers/writer';
import type { DocumentFiles, DocumentKind } from '../documents/files';
import { nothingRead } from '../documents/nothingRead';
import { ROUTER_CONFIG_EXTENSIONS } from './extensions';
import { XML, parseRouterConfigUri } from './uri';

/** The fields of a virtual interface that a configuration's format and options depend on. Contains no secrets. */
export type DescribedFields = Pick<
  VirtualInterface,
  | 'location'
  | 'virtualInterfaceType'
  | 'routeFilterPrefixes'
  | 'prefixPoolAllocatedCountIpv4'
  | 'prefixPoolAllocatedCountIpv6'
>;

/**
 * Router configurations as documents. The key is masked until it is revealed, and a revealed key exists only in memory,
 * until the tab closes.
 */
export class RouterConfigDocuments implements DocumentKind {
  private readonly revealed = new Set<string>();
  /** For each document the last request to show or mask its key, while it is under way. */
  private readonly asked = new Map<string, symbol>();
  /** What AWS said of each virtual interface whose configuration was read, by its id. */
  private readonly described = new Map<string, DescribedFields>();

  /** @param loadWriter loads the code that writes configurations, when the first is opened. */
  constructor(
    private readonly files: DocumentFiles,
    private readonly sessions: SessionStore,
    inventories: Pick<InventoryStore, 'on'>,
    private readonly loadWriter: () => Promise<RouterWriter>,
  ) {
    files.serve(this, ...ROUTER_CONFIG_EXTENSIONS);
    // The content may have changed: a virtual interface was confirmed, or a key changed.
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

  /** What AWS said of a virtual interface whose configuration was read; nothing of others. */
  describedFieldsOf(virtualInterfaceId: string): DescribedFields {
    return this.described.get(virtualInterfaceId) ?? {};
  }

  /**
   * Shows or masks the BGP key: the configuration is read again, since no key is kept. Of several requests that overlap,
   * the last one counts.
   * @throws Failure when it can't be read; then nothing changes.
   */
  async setRevealed(uri: Uri, reveal: boolean): Promise<void> {
    const key = uri.toString();
    const request = Symbol(key);
    this.asked.set(key, request);
    const text = await this.textWith(uri, reveal);
    // Its tab may have been closed meanwhile: then the key is wanted nowhere.
    if (this.asked.get(key) !== request || !this.files.mayRead(uri)) return;
    this.asked.delete(key);
    if (reveal) this.revealed.add(key);
    else this.revealed.delete(key);
    this.files.replace(uri, text);
  }

  /**
   * A document's text with the BGP key shown or masked, read again and not stored.
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

  /** After its tab was closed, the key is masked in whatever the editor still holds of the document. */
  closed(uri: Uri): boolean {
    this.asked.delete(uri.toString());
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
    this.described.set(virtualInterfaceId, withoutSecrets(configuration.described));
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
    l10n.t('This is not a router configuration that was opened here.'),
    l10n.t('Open it from the Direct Connect view.'),
  );
}
