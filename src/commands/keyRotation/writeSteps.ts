import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import type { NewBGPPeer } from '../../directconnect/api';
import { PeerRules, firstDraft } from '../../directconnect/changes/newPeer';
import { subjectFrom } from '../../directconnect/kinds/subject';
import { emptyInventory } from '../../directconnect/resources/resources';
import { newPeerFor } from '../../directconnect/rotation/rotation';
import { familyWords, stepWords } from '../../directconnect/rotation/stepWords';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { addPeerCommand } from '../bgpPeer/add';
import { confirmDeletion, deletePeerCommand } from '../bgpPeer/delete';
import { deleteCommand } from '../virtualInterface/delete';
import type { WriteCommand } from '../writing/command';
import { isConfirmed } from '../writing/confirm';
import { nameOf, runOn } from '../writing/run';
import { askKey } from './askKey';
import { peerToDelete } from './change';
import type { RotationContext, RotationStatus } from './context';
import { readStatus } from './read';

/**
 * Makes sure that the step is still the next one: while the user decided, a session may have gone down, or somebody may
 * have done the step.
 * @throws Failure if it is not.
 */
async function assertStillNext(context: RotationContext, status: RotationStatus): Promise<void> {
  const { next } = status.progress;
  const { progress } = await readStatus(context, status);
  const again = l10n.t('Run Rotate BGP MD5 Key… again to see where it stands.');
  if (progress.blocked !== undefined) throw new Failure('refused', progress.blocked, again);
  if (progress.next?.kind === next?.kind && progress.next?.family === next?.family) return;
  throw new Failure(
    'refused',
    l10n.t('The virtual interface changed in the meantime, so nothing was sent.'),
    again,
  );
}

/** A command as a step: once the user has confirmed it, everything is read again before it is sent. */
const asStep = <Answer>(
  context: RotationContext,
  status: RotationStatus,
  command: WriteCommand<Answer>,
): WriteCommand<Answer> => ({
  ...command,
  ask: async (asking, targets) => {
    const answer = await command.ask(asking, targets);
    if (answer === undefined) return undefined;
    const confirmation = command.confirmation(targets, answer, undefined);
    if (!(await isConfirmed(confirmation, () => asking.showRequest(answer)))) return undefined;
    await assertStillNext(context, status);
    return answer;
  },
  confirmation: () => ({ kind: 'asked' }),
});

/** What a step costs, and how to go back. */
function notesOf({ rotation, progress: { next } }: RotationStatus): string[] {
  if (!next) return [];
  const { outage, wayBack } = stepWords(next, rotation.way);
  return [outage, wayBack];
}

/** Adds a temporary peer of the other family. @returns false when it was not sent, or its outcome is unknown. */
export async function addTemporary(
  context: RotationContext,
  status: RotationStatus,
  target: RowSubject,
): Promise<boolean> {
  const command = asStep(context, status, {
    ...addPeerCommand,
    confirmation: (targets, peer, leftOut) => {
      const confirmation = addPeerCommand.confirmation(targets, peer, leftOut);
      return confirmation.kind === 'button'
        ? { ...confirmation, detail: [confirmation.detail, ...notesOf(status)].join('\n\n') }
        : confirmation;
    },
  });
  return runOn(context, command, [target]);
}

/** Deletes the peer that the next step deletes. @returns as `addTemporary` */
export async function deletePeer(
  context: RotationContext,
  status: RotationStatus,
  target: RowSubject,
): Promise<boolean> {
  const peer = peerToDelete(status);
  if (!peer) return false;
  const command = asStep(context, status, {
    ...deletePeerCommand,
    confirmation: (_targets, answer) => confirmDeletion(target, answer, notesOf(status)),
  });
  return runOn(context, command, [{ ...target, part: subjectFrom('bgpPeer', peer) }]);
}

/** Creates the peer of the next step again, with a new key. @returns as `addTemporary` */
export async function createPeer(
  context: RotationContext,
  status: RotationStatus,
  target: RowSubject,
): Promise<boolean> {
  const { place, rotation, read, progress } = status;
  const peers = rotation.way === 'parallel' ? [] : rotation.peers;
  const peer = peers.find(({ family }) => family === progress.next?.family);
  if (!peer || !read.old) return false;
  const question = l10n.t('Add the {0} peer of {1} again?', familyWords(peer.family), inert(nameOf(target)));
  const draft = firstDraft(read.old, peer.family);
  const rules = new PeerRules(read.old, place.region, [emptyInventory]);
  const { routersWithout } = await context.loadWriter();
  const key = await askKey(question, {
    findings: (authKey) => rules.findings({ ...draft, authKey }, 'authKey'),
    routersWithout,
  });
  if (!key) return false;
  const { authKey, origin } = key;
  const command: WriteCommand<NewBGPPeer> = {
    ...addPeerCommand,
    ask: () => Promise.resolve({ ...newPeerFor(peer), ...(authKey !== undefined && { authKey }) }),
    confirmation: (_targets, { customerAddress, amazonAddress }) => ({
      kind: 'button',
      question,
      detail: [
        customerAddress && amazonAddress
          ? l10n.t('Addresses, as before: {0} ↔ {1}.', customerAddress, amazonAddress)
          : l10n.t('AWS assigns the addresses of both ends, which may differ from the old ones.'),
        l10n.t('BGP MD5 key: {0}.', origin),
        ...notesOf(status),
      ].join('\n\n'),
      yes: l10n.t('Add BGP Peer'),
    }),
  };
  return runOn(context, asStep(context, status, command), [target]);
}

/** Deletes the virtual interface that another one took over from. @returns as `addTemporary` */
export const deleteOld = async (
  context: RotationContext,
  status: RotationStatus,
  target: RowSubject,
): Promise<boolean> => runOn(context, asStep(context, status, deleteCommand), [target]);
