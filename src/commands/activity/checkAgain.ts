import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { Failure } from '../../aws/failure';
import type { Journal } from '../../aws/journal/journal';
import type { JournalRecord } from '../../aws/journal/record';
import { isUnderway } from '../../aws/journal/underway';
import { operations } from '../../aws/operations';
import { doubtWords } from '../../aws/writes/doubtWords';
import { regionLabel } from '../../directconnect/labels';
import { titleOf } from '../../views/activity/nodes/recordNode';
import type { RecordNode } from '../../views/activity/nodes/recordNode';
import { inert } from '../../views/inert';
import { clockTime } from '../../views/tree/words';
import type { Node } from '../../views/tree/node';
import type { Stores } from '../../views/stores';

/** Asks for a write whose outcome is unknown. `undefined` when the user cancelled. */
async function pickOpen(journal: Journal): Promise<JournalRecord | undefined> {
  const open = (await journal.open()).filter((record) => !isUnderway(record));
  if (open.length === 0) {
    throw new Failure(
      'refused',
      l10n.t('The outcome of every request is known.'),
      l10n.t('There is nothing to check.'),
    );
  }
  const picked = await window.showQuickPick(
    open.map((record) => ({
      label: inert(titleOf(record)),
      description: inert(`${clockTime(record.at)} · ${record.profile} · ${regionLabel(record.region)}`),
      record,
    })),
    { placeHolder: l10n.t('Request to check'), matchOnDescription: true },
  );
  return picked?.record;
}

/** The record of a row of the Activity view. */
export const recordOf = (node: Node | undefined): JournalRecord | undefined =>
  (node as Partial<RecordNode> | undefined)?.record;

/** Checks again what happened to a write, and shows the result. Only reads. */
export async function checkAgain(
  { sessions, inventories }: Stores,
  journal: Journal,
  node?: Node,
): Promise<void> {
  const record = recordOf(node) ?? (await pickOpen(journal));
  if (!record) return;
  const operation = operations.get(record.operation);
  if (!operation) {
    throw new Failure(
      'refused',
      l10n.t('This version can’t check the outcome of {0}.', record.operation),
      l10n.t('Look in the Direct Connect view to see whether it took effect.'),
    );
  }
  const { profile, region, id } = record;
  const session = await sessions.session({ profile, region });
  const outcome = await session.checkAgain(operation, id);
  inventories.reread(region);
  const title = titleOf(record);
  switch (outcome.kind) {
    case 'done':
      void window.showInformationMessage(
        inert(
          outcome.found?.certain === false
            ? l10n.t('{0}: probably done. Not everything that was sent can be compared.', title)
            : l10n.t('{0}: done.', title),
        ),
      );
      return;
    case 'unknown':
      void window.showWarningMessage(inert(l10n.t('{0}: {1}', title, doubtWords(outcome))));
      return;
    default:
      void window.showInformationMessage(inert(l10n.t('{0}: {1}', title, outcome.failure.message)));
  }
}
