import * as l10n from '@vscode/l10n';
import { Uri, env } from 'vscode';
import { Failure } from '../../aws/failures';
import { isLocal } from '../../aws/profiles/profiles';
import { consolePage } from '../../directconnect/resources/consolePage';
import type { Node } from '../../views/connections/node';
import { subjectOf } from '../../views/connections/resourceOf';
import { pickResource } from '../pick';
import type { PickFrom } from '../pick';

/** Opens the page of a resource in the AWS Console, in the browser. */
export async function openInConsole(from: PickFrom, node?: Node): Promise<void> {
  const row = subjectOf(node) ?? (await pickResource(from, (profile) => !isLocal(profile)));
  if (!row) return;
  const { place, subject } = row;
  if (isLocal(await from.profiles.get(place.profile))) {
    throw new Failure(
      'refused',
      l10n.t('What is on an endpoint of this machine is not in the AWS Console.'),
      l10n.t('Use Show Details instead.'),
    );
  }
  const page = consolePage(subject.kind, place.region, subject.id);
  if (!page) {
    throw new Failure(
      'refused',
      l10n.t('The address of the AWS Console of {0} is not public.', place.region),
      l10n.t('Use Show Details instead.'),
    );
  }
  await env.openExternal(Uri.parse(page, true));
}
