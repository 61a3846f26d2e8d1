import * as l10n from '@vscode/l10n';
import { Uri, env } from 'vscode';
import { Failure } from '../../aws/failure';
import { isLocal } from '../../aws/profiles/profiles';
import { consolePage } from '../../directconnect/kinds/consolePage';
import type { Node } from '../../views/tree/node';
import { subjectOf } from '../../views/connections/resourceOf';
import { pickResource } from '../pickResource';
import type { Stores } from '../../views/stores';

/** Opens the page of a resource in the AWS Console, in the browser. */
export async function openInConsole(from: Stores, node?: Node): Promise<void> {
  const row = subjectOf(node) ?? (await pickResource(from, { eligible: (profile) => !isLocal(profile) }));
  if (!row) return;
  const { place, subject } = row;
  if (isLocal(await from.profiles.get(place.profile))) {
    throw new Failure(
      'refused',
      l10n.t('Resources on a local endpoint are not in the AWS console.'),
      l10n.t('Use Show Details instead.'),
    );
  }
  const page = consolePage(subject.kind, place.region, subject.id);
  if (!page) {
    throw new Failure(
      'refused',
      l10n.t('AWS publishes no console address for {0}.', place.region),
      l10n.t('Use Show Details instead.'),
    );
  }
  await env.openExternal(Uri.parse(page, true));
}
