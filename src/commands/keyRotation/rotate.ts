import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { Failure, asFailure } from '../../aws/failure';
import { displayName } from '../../directconnect/resources/resources';
import type { Step, StepKind } from '../../directconnect/rotation/progress';
import { stepWords } from '../../directconnect/rotation/stepWords';
import type { Node } from '../../views/tree/node';
import { subjectOf } from '../../views/connections/resourceOf';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { pickResource } from '../pickResource';
import { nameOf } from '../writing/run';
import { begin, whyNotRotate } from './begin';
import type { KeptRotation } from './kept';
import { rowOf } from './context';
import type { RotationContext, RotationStatus } from './context';
import { chooseParallel, confirmSwitch } from './parallelSteps';
import { addTemporary, createPeer, deleteOld, deletePeer } from './writeSteps';
import { showPlan, updatePlan } from './plan';
import { assertNothingUnknown, readStatus } from './read';
import { waitForNext } from './waitForNext';

export const rotationName = ({ rotation }: KeptRotation): string =>
  displayName(rotation.virtualInterfaceName, rotation.virtualInterfaceId);

/** The result of a step: whether to continue, and with what. */
interface StepResult {
  readonly isDone: boolean;
  readonly rotation?: KeptRotation['rotation'];
}

/** The steps that send something for the virtual interface. */
const writes: Partial<
  Record<StepKind, (context: RotationContext, status: RotationStatus, target: RowSubject) => Promise<boolean>>
> = {
  addTemporary,
  delete: deletePeer,
  create: createPeer,
  deleteTemporary: deletePeer,
  deleteOld,
};

/** Does the next step, or waits for it. */
async function doNext(context: RotationContext, status: RotationStatus): Promise<StepResult> {
  const { place, rotation, read, progress } = status;
  const write = read.old && progress.next && writes[progress.next.kind];
  if (read.old && write) return { isDone: await write(context, status, rowOf(place, read.old)) };
  switch (progress.next?.kind) {
    case 'allocate':
    case 'switch': {
      if (rotation.way !== 'parallel') return { isDone: false };
      const ask = progress.next.kind === 'switch' ? confirmSwitch : chooseParallel.bind(undefined, context);
      const changed = await ask(rotation, status);
      return changed ? { isDone: true, rotation: changed } : { isDone: false };
    }
    default:
      return { isDone: await waitForNext(context, status) };
  }
}

/** The message about a rotation that has ended. @param isByUs true when the last step was done here, just now. */
function endWords(status: RotationStatus, isByUs: boolean): string {
  const name = rotationName(status);
  const { progress, read } = status;
  if (progress.ended === 'vanished')
    return l10n.t('{0} is gone, so the rotation of its key has ended.', name);
  if (isByUs) return l10n.t('The BGP MD5 key of {0} was rotated.', name);
  const { parallel } = read;
  return parallel
    ? l10n.t(
        'Nothing is left to do for {0}: it has been deleted since the rotation began, here or in the AWS console, and {1} is up.',
        name,
        displayName(parallel.virtualInterfaceName, parallel.virtualInterfaceId),
      )
    : l10n.t(
        'Nothing is left to do for {0}: its BGP peers have been added again since the rotation began, here or in the AWS console, and are up.',
        name,
      );
}

/** True while a peer is missing, so that traffic may be down until the next steps are done. */
const isInOutage = ({ progress: { next } }: RotationStatus) =>
  next !== undefined && ['gone', 'create', 'session'].includes(next.kind);

/** Says where a rotation stopped in the middle of an outage. @returns true to continue. */
async function askToContinue(context: RotationContext, kept: KeptRotation): Promise<boolean> {
  const status = await readStatus(context, kept);
  await updatePlan(context, status);
  const { next } = status.progress;
  if (!next || !isInOutage(status)) return false;
  const { title, outage } = stepWords(next, kept.rotation.way);
  const said = l10n.t('{0}: the rotation is not complete. {1} Next: {2}.', rotationName(kept), outage, title);
  const yes = l10n.t('Continue');
  return (await window.showWarningMessage(inert(said), yes)) === yes;
}

/** The failure of a step. In the middle of an outage, it says that the rotation has to be continued. */
function failed(error: unknown, status: RotationStatus): Failure {
  const failure = asFailure(error);
  if (!isInOutage(status)) return failure;
  const { kind, message, advice, code, words } = failure;
  const more = l10n.t('The outage continues: run Rotate BGP MD5 Key… again to continue from here.');
  return new Failure(kind, message, [advice, more].join(' '), code, words);
}

/** Does one step after the other, reading everything again before each, until the rotation ends or the user stops. */
async function continueRotation(context: RotationContext, begun: KeptRotation): Promise<void> {
  let kept = begun;
  let last: Step | undefined;
  for (;;) {
    await assertNothingUnknown(context, kept);
    const status = await readStatus(context, kept);
    const { progress } = status;
    await updatePlan(context, status);
    if (progress.ended) {
      await context.rotations.remove(status);
      void window.showInformationMessage(inert(endWords(status, last !== undefined)));
      return;
    }
    if (progress.blocked !== undefined) {
      throw new Failure(
        'refused',
        l10n.t('{0}: {1}', rotationName(kept), progress.blocked),
        l10n.t('Then run Rotate BGP MD5 Key… again. This step was not sent.'),
      );
    }
    // AWS may describe things for a moment as they were before: what was just sent is not sent again.
    const isLast = last?.kind === progress.next?.kind && last?.family === progress.next?.family;
    const doing: Promise<StepResult> = isLast
      ? waitForNext(context, status).then((isDone) => ({ isDone }))
      : doNext(context, status);
    const { isDone, rotation } = await doing.catch((error: unknown) => {
      throw failed(error, status);
    });
    last = isDone ? progress.next : undefined;
    if (rotation) {
      kept = { ...kept, rotation };
      await context.rotations.put(kept);
    }
    if (!isDone && !(await askToContinue(context, kept))) return;
  }
}

interface Item extends QuickPickItem {
  readonly one?: KeptRotation;
}

/** Asks for a rotation that is under way, or something else. `undefined` when the user cancelled. */
async function pickKept(
  kept: readonly KeptRotation[],
  other: readonly Item[] = [],
): Promise<Item | undefined> {
  const items = kept.map((one): Item => ({
    label: inert(rotationName(one)),
    description: inert([one.place.profile, one.place.region, one.rotation.virtualInterfaceId].join(' · ')),
    one,
  }));
  return window.showQuickPick([...items, ...other], {
    placeHolder: l10n.t('Key rotation'),
    matchOnDescription: true,
  });
}

/** The rotation of a row, or one that the user chooses. @throws Failure when there is none. */
export async function chooseKept(context: RotationContext, node?: Node): Promise<KeptRotation | undefined> {
  const row = subjectOf(node);
  const own = row && context.rotations.of(row.place, row.subject.id);
  if (own) return own;
  const all = context.rotations.all;
  if (row || all.length === 0) {
    throw new Failure(
      'refused',
      row
        ? l10n.t('{0}: its key is not being rotated.', nameOf(row))
        : l10n.t('No BGP key is being rotated.'),
      l10n.t('Run Rotate BGP MD5 Key… to begin.'),
    );
  }
  return all.length === 1 ? all[0] : (await pickKept(all))?.one;
}

/** The row that the command was called on, or one that the user chooses, or a rotation that is under way. */
async function chosen(context: RotationContext, node?: Node): Promise<KeptRotation | RowSubject | undefined> {
  const row = subjectOf(node);
  if (row) return row;
  const all = context.rotations.all;
  if (all.length > 0) {
    const picked = await pickKept(all, [{ label: l10n.t('Another virtual interface…') }]);
    if (!picked || picked.one) return picked?.one;
  }
  return pickResource(context.from, { fits: (one) => whyNotRotate(one) === undefined });
}

/**
 * Rotates the BGP MD5 key of a virtual interface: plans it, or continues where it was left. The user confirms each
 * step, and each follows from reading everything again.
 */
export async function rotateKey(context: RotationContext, node?: Node): Promise<void> {
  const one = await chosen(context, node);
  if (!one) return;
  const row = 'rotation' in one ? undefined : one;
  const kept = 'rotation' in one ? one : context.rotations.of(one.place, one.subject.id);
  if (kept) {
    await showPlan(context, await readStatus(context, kept));
    return continueRotation(context, kept);
  }
  if (!row) return;
  const why = whyNotRotate(row);
  if (why !== undefined) {
    throw new Failure(
      'refused',
      l10n.t('{0}: {1}', nameOf(row), why),
      l10n.t('Select another virtual interface.'),
    );
  }
  const begun = await begin(context, row);
  if (begun) await continueRotation(context, begun);
}
