import * as l10n from '@vscode/l10n';
import type { Failure } from '../failure';
import { toFailure } from '../toFailure';
import { isLeaving, isStaying } from '../../directconnect/resources/states';
import { describe } from './describe';
import type { Reader, WriteOperation } from './operation';
import { unlessRefused } from './unlessRefused';

/** AWS's message for a virtual interface that does not exist, which counts as deleted. */
const GONE = /does not exist|could not find virtual ?interface/i;

const saysGone = ({ kind, words }: Failure) => kind === 'refused' && GONE.test(words ?? '');

/** True when a virtual interface is still there and is not being deleted. */
async function isThere(read: Reader, virtualInterfaceId: string): Promise<boolean> {
  try {
    const found = await describe(read, virtualInterfaceId);
    return found !== undefined && !isLeaving(found.virtualInterfaceState);
  } catch (error) {
    if (saysGone(toFailure(error, 'DescribeVirtualInterfaces'))) return false;
    throw error;
  }
}

/** Deletes a virtual interface. One that no longer exists counts as deleted. */
export const deleteVirtualInterface: WriteOperation<
  'DeleteVirtualInterface',
  { readonly wasThere: boolean },
  true
> = {
  name: 'DeleteVirtualInterface',
  touches: ({ virtualInterfaceId }) => [virtualInterfaceId],
  title: ({ virtualInterfaceId }) => l10n.t('Delete {0}', virtualInterfaceId),
  before: async (read, { virtualInterfaceId }) => ({
    wasThere: (await unlessRefused(isThere(read, virtualInterfaceId))) ?? true,
  }),
  // A state in which it stays is no proof.
  done: ({ virtualInterfaceState }) => (isStaying(virtualInterfaceState) ? undefined : true),
  doneBefore: (refusal) => (saysGone(refusal) ? true : undefined),
  check: async (read, { virtualInterfaceId }, { before, refused }) =>
    // A refused request did not delete what was gone before.
    (await isThere(read, virtualInterfaceId)) || (refused && !before.wasThere)
      ? { kind: 'nothing' }
      : { kind: 'done', result: true, certain: true },
};
