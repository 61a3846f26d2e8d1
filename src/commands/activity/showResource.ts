import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import { resourceIdOf } from '../../views/activity/nodes/recordNode';
import type { Reveal } from '../../views/links';
import type { Node } from '../../views/tree/node';
import { recordOf } from './checkAgain';

/** Shows the row of what a request created or changed, in the Connections view. */
export async function showResource(
  profiles: Pick<ProfileStore, 'get'>,
  reveal: Reveal,
  node?: Node,
): Promise<void> {
  const record = recordOf(node);
  if (!record) return;
  const { profile, region, operation } = record;
  const id = resourceIdOf(record);
  // One that no longer exists has no rows.
  await profiles.get(profile);
  if (id !== undefined && (await reveal({ profile, region }, id))) return;
  throw new Failure(
    'refused',
    l10n.t('{0} is not in the Connections view.', id ?? operation),
    l10n.t('It may be deleted, or its profile or region may be hidden.'),
  );
}
