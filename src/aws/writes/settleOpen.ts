import { isUnderway } from '../journal/underway';
import { operations } from '../operations';
import type { Place } from '../session/place';
import { checkAgain } from './checkAgain';
import type { CheckAccess, WriteContext } from './context';

/**
 * Checks the writes in a place whose outcome is unknown: after a reload, or when nobody has checked again. What can't
 * be checked now is checked the next time the place is read.
 */
export async function settleOpen(
  context: Pick<WriteContext, 'journal' | 'doubts'>,
  access: CheckAccess,
  { profile, region }: Place,
): Promise<void> {
  const open = await context.journal.open();
  for (const record of open) {
    if (record.profile !== profile || record.region !== region || isUnderway(record)) continue;
    const operation = operations.get(record.operation);
    if (operation) await checkAgain(context, access, operation, record.id);
  }
}
