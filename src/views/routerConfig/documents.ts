import type { Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failures';
import type { Place } from '../../aws/place';
import type { SessionStore } from '../../aws/sessionStore';
import { maskKeys } from '../../routers/mask';
import type { DocumentFiles, DocumentKind } from '../documents/files';
import { XML, parseRouterConfigUri } from './uri';

/**
 * Router configurations as documents. The key is masked until it is revealed, and what was revealed is in memory alone,
 * until the tab closes.
 */
export class RouterConfigDocuments implements DocumentKind {
  readonly operation = 'DescribeRouterConfiguration';
  private readonly revealed = new Set<string>();

  constructor(
    private readonly files: DocumentFiles,
    private readonly sessions: SessionStore,
  ) {
    files.serve(this, 'xml', 'txt');
    // What is shown may be of another state now: a virtual interface was confirmed, a key was changed.
    sessions.on('change', (place) => files.readAgain(this, place));
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
    const text = await this.configuration(uri, reveal);
    if (reveal) this.revealed.add(uri.toString());
    else this.revealed.delete(uri.toString());
    this.files.replace(uri, text);
  }

  placeOf(uri: Uri): Place | undefined {
    return parseRouterConfigUri(uri);
  }

  read(uri: Uri): Promise<string> {
    return this.configuration(uri, this.isRevealed(uri));
  }

  /** The key is masked in whatever the editor still holds of a document whose tab was closed. */
  closed(uri: Uri): boolean {
    return this.revealed.delete(uri.toString());
  }

  private async configuration(uri: Uri, revealed: boolean): Promise<string> {
    const identity = parseRouterConfigUri(uri);
    if (!identity) throw noRouterConfiguration();
    const { virtualInterfaceId, format } = identity;
    const session = await this.sessions.session(identity);
    const { text, keys } = await session.routerConfiguration(
      virtualInterfaceId,
      format === XML ? undefined : format,
    );
    const configuration = text.trim() ? text : noneYet(virtualInterfaceId);
    return revealed ? configuration : maskKeys(configuration, keys);
  }
}

function noRouterConfiguration(): Failure {
  return new Failure(
    'refused',
    l10n.t('This is no router configuration that was opened here.'),
    l10n.t('Open it from the Direct Connect view.'),
  );
}

function noneYet(virtualInterfaceId: string): string {
  const why = l10n.t(
    'AWS gives this account no router configuration for {0} yet. It does once the virtual interface is confirmed.',
    virtualInterfaceId,
  );
  return `<!-- ${why} -->\n`;
}
