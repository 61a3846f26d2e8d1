import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { stepWords } from '../../directconnect/rotation/stepWords';
import type { Node } from '../../views/tree/node';
import { inert } from '../../views/inert';
import type { RotationContext } from './context';
import { showPlan } from './plan';
import { readStatus } from './read';
import { chooseKept, rotationName } from './rotate';

/** Shows the plan of a rotation that is under way, as it stands now. Only reads. */
export async function showKeyRotation(context: RotationContext, node?: Node): Promise<void> {
  const kept = await chooseKept(context, node);
  if (kept) await showPlan(context, await readStatus(context, kept));
}

/** Forgets a rotation that is under way, once that is confirmed. Sends nothing. */
export async function abandonKeyRotation(context: RotationContext, node?: Node): Promise<void> {
  const kept = await chooseKept(context, node);
  if (!kept) return;
  // It can also be abandoned when its profile is gone.
  const status = await readStatus(context, kept).catch(() => undefined);
  const next = status?.progress.next;
  const question = l10n.t('Abandon the key rotation of {0}?', inert(rotationName(kept)));
  const words = next && stepWords(next, kept.rotation.way);
  const detail = [
    l10n.t('Nothing is sent, and what was done stays. Do the remaining steps by hand.'),
    ...(words ? [l10n.t('Next would be: {0}.', words.title), words.wayBack] : []),
  ].join('\n\n');
  const yes = l10n.t('Abandon');
  if ((await window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return;
  await context.rotations.remove(kept);
}
