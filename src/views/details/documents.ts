import type { Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failures';
import type { IdentityStore } from '../../aws/identity/identityStore';
import type { InventoryStore } from '../../aws/inventory/store';
import type { Snapshot } from '../../aws/inventory/snapshot';
import type { Place } from '../../aws/session/place';
import type { LinkTarget } from '../../directconnect/resources/link';
import { subjectById } from '../../directconnect/resources/subject';
import type { DocumentFiles, DocumentKind } from '../documents/files';
import type { Details } from './text';
import { parseDetailsUri } from './uri';

/** A resource's details as documents, from what was read of its region: they follow what is read again. */
export class DetailsDocuments implements DocumentKind {
  /** @param loadText loads what writes them: called when the first is opened. */
  constructor(
    files: DocumentFiles,
    private readonly inventories: InventoryStore,
    private readonly identities: IdentityStore,
    private readonly loadText: () => Promise<(details: Details) => string>,
  ) {
    files.serve(this, 'yaml');
    inventories.on('change', (place) => files.readAgain(this, place));
    inventories.on('read', (place) => files.readAgain(this, place));
    inventories.on('updated', (place) => files.readAgain(this, place));
    identities.on('change', () => files.readAgain(this));
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
    const subject = subjectById(sweep, id);
    if (!subject) throw notThere(id, region);
    // The first time it is not known yet: the document is read again when it is.
    void this.identities.identify(profile);
    return write({
      place: { profile, region },
      account: this.identities.known(profile)?.accountId,
      readAt: readAt ?? Date.now(),
      trouble: failure?.message,
      subject,
      inventory: sweep,
    });
  }

  /** What was read last, where it can't be read again. */
  private async snapshot({ profile, region }: LinkTarget, wasAsked: boolean): Promise<Snapshot> {
    const place = { profile, region };
    const known = this.inventories.current(place);
    // A failure is kept until a person asks again: this is a person who does.
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
