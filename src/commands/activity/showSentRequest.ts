import * as l10n from '@vscode/l10n';
import { isNameForCli } from '../../aws/profiles/cliProfile';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import { requestText } from '../../directconnect/requestText';
import { titleOf } from '../../views/activity/nodes/recordNode';
import { outcomeWords } from '../../views/activity/outcomeWords';
import type { RequestDocuments } from '../../views/requests/requestDocuments';
import type { Node } from '../../views/tree/node';
import { recordOf } from './checkAgain';

/** Opens a request of the activity log, as it was sent. */
export async function showSentRequest(
  documents: RequestDocuments,
  profiles: Pick<ProfileStore, 'list'>,
  node?: Node,
): Promise<void> {
  const record = recordOf(node);
  if (!record) return;
  const { operation, profile, region, at, end, input, secrets } = record;
  const note = [
    l10n.t('{0}: {1}.', new Date(at).toLocaleString(), outcomeWords(record)),
    end?.requestId ? l10n.t('Request ID: {0}.', end.requestId) : '',
  ];
  const title = titleOf(record);
  const sent = note.filter(Boolean).join(' ');
  const { profiles: all } = await profiles.list();
  const isUnknownToCli = !isNameForCli(all, profile);
  const shown = { title, operation, profile, isUnknownToCli, region, input, secrets, sent };
  await documents.open(requestText([shown]));
}
