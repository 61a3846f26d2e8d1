import * as l10n from '@vscode/l10n';
import { CodeLens, Range } from 'vscode';
import type { Uri } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import * as commandIds from '../../ids/commandIds';
import { visible } from '../../directconnect/text';
import { inert } from '../inert';

/** Used to check whether a profile exists: the name in a URI may come from anyone. */
type KnownProfiles = Pick<ProfileStore, 'list'>;

async function isKnown(profiles: KnownProfiles, { profile }: Place): Promise<boolean> {
  const { profiles: all } = await profiles.list();
  return all.some(({ name }) => name === profile);
}

/**
 * The text of a document that none of our commands opened. It repeats nothing from a URI that names no existing
 * profile.
 */
async function textOf(profiles: KnownProfiles, place: Place): Promise<string> {
  const lines = [
    l10n.t('Nothing was read.'),
    '',
    l10n.t(
      'This document was not opened from the Direct Connect view, but by a link, by another extension or from the history.',
    ),
  ];
  if (await isKnown(profiles, place)) {
    const profile = visible(place.profile);
    lines.push(
      l10n.t(
        'Showing it calls AWS in region {0} with the credentials of profile {1}.',
        place.region,
        profile,
      ),
      l10n.t(
        'If you expected that, choose "Read with Profile {0}" above, or "Read This Document" from the command palette.',
        profile,
      ),
    );
  } else {
    lines.push(l10n.t('It names a profile that does not exist here, so it can’t be read.'));
  }
  return `${lines.join('\n')}\n`;
}

/** The code lens above such a document. */
async function lensesOf(profiles: KnownProfiles, uri: Uri, place: Place): Promise<CodeLens[]> {
  if (!(await isKnown(profiles, place))) return [];
  const title = l10n.t('Read with Profile {0}', inert(place.profile));
  const command = { command: commandIds.readDocument, title, arguments: [uri] };
  return [new CodeLens(new Range(0, 0, 0, 0), command)];
}

/** What is shown for documents that were not read. */
export const unread = { textOf, lensesOf };
