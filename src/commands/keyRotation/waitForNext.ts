import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { asFailure } from '../../aws/failure';
import { stepWords } from '../../directconnect/rotation/stepWords';
import { inert } from '../../views/inert';
import { openPreferred } from '../routerConfig/show';
import type { RotationContext, RotationStatus } from './context';
import { readStatus } from './read';
import { updatePlan } from './plan';
import { waitFor } from './waitFor';

/** Offers the router configuration with the new key. */
async function offerConfiguration(
  context: RotationContext,
  { place, read, rotation }: RotationStatus,
): Promise<void> {
  const id = (rotation.way === 'parallel' && rotation.parallelId) || rotation.virtualInterfaceId;
  const known = [read.old, read.parallel].find((one) => one?.virtualInterfaceId === id);
  const open = l10n.t('Open Router Configuration');
  const said = l10n.t(
    'Put the new key on your router: Reveal BGP Key in the configuration of {0} shows it.',
    id,
  );
  if ((await window.showInformationMessage(inert(said), open)) !== open) return;
  await openPreferred(context, place, id, known ? { known } : {});
}

/**
 * Waits until the next step is another one. @returns false when the user cancelled.
 * @throws Failure when it can't be read.
 */
export async function waitForNext(context: RotationContext, status: RotationStatus): Promise<boolean> {
  const { rotation, progress } = status;
  const { next } = progress;
  if (!next) return true;
  const { title, outage } = stepWords(next, rotation.way);
  if (next.kind === 'session' || next.kind === 'parallelSession') {
    void offerConfiguration(context, status).catch((error: unknown) => {
      const { message, advice } = asFailure(error);
      void window.showErrorMessage(inert([message, advice].join(' ')));
    });
  }
  const seen = await waitFor({
    title: inert(`${title}. ${outage}`),
    isUrgent: next.kind === 'gone',
    timer: context.timer,
    check: async (signal) => {
      const now = await readStatus(context, status, signal);
      const isSame = now.progress.next?.kind === next.kind && now.progress.next.family === next.family;
      return isSame ? undefined : now;
    },
  });
  if (seen) await updatePlan(context, seen);
  return seen !== undefined;
}
