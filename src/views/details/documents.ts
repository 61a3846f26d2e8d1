import type { Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { IdentityStore } from '../../aws/identity/identityStore';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Snapshot } from '../../aws/inventory/snapshot';
import type { Place } from '../../aws/session/place';
import type { LinkTarget } from '../../directconnect/kinds/link';
import type { ConnectionsView } from '../connections/connectionsView';
import type { DocumentFiles, DocumentKind } from '../documents/files';
import type { detailsText } from './text';
import { parseDetailsUri } from './uri';

/**
 * Documents with the details of resources, taken from what was read of their regions. They are updated when a region is
 * read again.
 */
export class DetailsDocuments implements DocumentKind {
  /**
   * @param names the names of accounts and locations that the view knows.
   * @param loadText loads the code that writes them, when the first is opened.
   */
  constructor(
    files: DocumentFiles,
    private readonly inventories: InventoryStore,
    private readonly identities: IdentityStore,
    private readonly names: Pick<ConnectionsView, 'names' | 'onDidNameLocations'>,
    private readonly loadText: () => Promise<typeof detailsText>,
  ) {
    files.serve(this, 'yaml');
    inventories.on('change', (place) => files.readAgain(this, place));
    inventories.on('read', (place) => files.readAgain(this, place));
    inventories.on('updated', (place) => files.readAgain(this, place));
    identities.on('change', () => files.readAgain(this));
    names.onDidNameLocations(() => files.readAgain(this));
  }

  placeOf(uri: Uri): Place | undefined {
    return parseDetailsUri(uri);
  }

  async read(uri: Uri, wasAsked: boolean): Promise<string> {
    const target = parseDetailsUri(uri);
    if (!target) throw notThere('', '');
    const { profile, region, id } = target;
    const [{ sweep, readAt, failure }, write] = await Promise.all([
      this.snapshot(target, wasAsked),
      this.loadText(),
    ]);
    const text = write({
      place: { profile, region },
      account: this.identities.known(profile)?.accountId,
      readAt: readAt ?? Date.now(),
      trouble: failure?.message,
      id,
      inventory: sweep,
      names: this.names.names,
    });
    if (text === undefined) throw notThere(id, region);
    // The account is not known the first time: the document is read again once it is.
    void this.identities.identify(profile);
    return text;
  }

  /** The last result, if reading again fails. */
  private async snapshot({ profile, region }: LinkTarget, wasAsked: boolean): Promise<Snapshot> {
    const place = { profile, region };
    const known = this.inventories.current(place);
    // A failure is kept until the user asks again, as here.
    if (known?.failure && known.readAt === undefined) this.inventories.refresh(place, wasAsked);
    try {
      const sweep = await this.inventories.sweep(place, undefined, { wasAsked });
      const { readAt, failure } = this.inventories.current(place) ?? {
        readAt: undefined,
        failure: undefined,
      };
      return { sweep, readAt, reading: false, failure };
    } catch (error) {
      const before = this.inventories.current(place);
      if (before?.readAt === undefined) throw error;
      return before;
    }
  }
}

function notThere(id: string, region: string): Failure {
  return new Failure(
    'refused',
    l10n.t('There is no {0} in this account in {1}.', id, region),
    l10n.t('It may have been deleted; refresh the Direct Connect view.'),
  );
}
