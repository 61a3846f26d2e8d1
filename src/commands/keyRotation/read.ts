import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { isUnderway } from '../../aws/journal/underway';
import { operations } from '../../aws/operations';
import { doubtWords } from '../../aws/writes/doubtWords';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { progressOf } from '../../directconnect/rotation/progress';
import { titleOf } from '../../views/activity/nodes/recordNode';
import type { KeptRotation } from './kept';
import type { RotationContext, RotationStatus } from './context';

type Reads = Pick<RotationContext, 'from'>;

/** Reads how far a rotation has got, and updates the view. */
export async function readStatus(
  { from: { sessions, inventories } }: Reads,
  kept: KeptRotation,
  signal?: AbortSignal,
): Promise<RotationStatus> {
  const { place, rotation } = kept;
  const session = await sessions.session(place);
  const read = async (virtualInterfaceId: string): Promise<VirtualInterface | undefined> => {
    const found = await session.virtualInterfaces({ virtualInterfaceId }, signal);
    inventories.take(place, new Set([virtualInterfaceId]), found);
    return found[0];
  };
  const parallelId = rotation.way === 'parallel' ? rotation.parallelId : undefined;
  const [old, parallel] = await Promise.all([
    read(rotation.virtualInterfaceId),
    parallelId === undefined ? undefined : read(parallelId),
  ]);
  const both = { ...(old && { old }), ...(parallel && { parallel }) };
  return { ...kept, read: both, progress: progressOf(rotation, both) };
}

/**
 * Makes sure that the outcome of everything sent for the virtual interface is known, so that no request is sent twice.
 * @throws Failure while one is unknown.
 */
export async function assertNothingUnknown(
  { from: { sessions }, journal }: Pick<RotationContext, 'from' | 'journal'>,
  { place, rotation }: KeptRotation,
): Promise<void> {
  const { profile, region } = place;
  for (const record of await journal.open()) {
    const operation = operations.get(record.operation);
    if (record.profile !== profile || record.region !== region || !operation) continue;
    if (!operation.touches(record.input).includes(rotation.virtualInterfaceId)) continue;
    const title = titleOf(record);
    if (isUnderway(record)) {
      throw new Failure(
        'refused',
        l10n.t('{0}: still being sent, perhaps by another window.', title),
        l10n.t('Run Rotate BGP MD5 Key… again when it has ended.'),
      );
    }
    const outcome = await (await sessions.session(place)).checkAgain(operation, record.id);
    if (outcome.kind === 'unknown') {
      throw new Failure(
        'refused',
        l10n.t('{0}: {1}', title, doubtWords(outcome)),
        l10n.t(
          'The rotation continues once this is known. Run Rotate BGP MD5 Key… again to check once more.',
        ),
      );
    }
  }
}
