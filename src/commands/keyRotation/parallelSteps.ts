import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Sweep } from '../../aws/session/session';
import { reachOf } from '../../directconnect/impact/reach';
import { displayName, isHosted } from '../../directconnect/resources/resources';
import type { Inventory, VirtualInterface } from '../../directconnect/resources/resources';
import { isLeaving, takesVirtualInterfaces } from '../../directconnect/resources/states';
import type { ParallelRotation } from '../../directconnect/rotation/rotation';
import { stepWords } from '../../directconnect/rotation/stepWords';
import { inert } from '../../views/inert';
import { showFormLike } from '../virtualInterface/allocateLike';
import type { RotationContext, RotationStatus } from './context';

/** Why no other virtual interface can be created beside this one; `undefined` when one can. */
export function whyNoParallel(
  { connectionId }: VirtualInterface,
  { connections, lags, failures }: Sweep,
): string | undefined {
  const lag = lags.find(({ lagId }) => lagId === connectionId);
  const connection = connections.find((one) => one.connectionId === connectionId);
  if (connection && isHosted(connection)) {
    return l10n.t('A hosted connection carries only one virtual interface.');
  }
  const port = lag ?? connection;
  if (!port && failures.length > 0) {
    const messages = failures.map(({ message }) => message).join(' ');
    return l10n.t('Its connection could not be read: {0}', messages);
  }
  return port && takesVirtualInterfaces(lag?.lagState ?? connection?.connectionState)
    ? undefined
    : l10n.t('Its connection belongs to another account or can’t take a virtual interface now.');
}

/** The virtual interfaces that may take over: those that reach the same networks. */
function candidates(old: VirtualInterface, { virtualInterfaces }: Inventory): VirtualInterface[] {
  const reach = reachOf(old);
  return virtualInterfaces.filter(
    (one) =>
      one.virtualInterfaceId !== old.virtualInterfaceId &&
      one.virtualInterfaceType === old.virtualInterfaceType &&
      reachOf(one) === reach &&
      !isLeaving(one.virtualInterfaceState),
  );
}

interface Item extends QuickPickItem {
  readonly takesOver?: VirtualInterface;
}

/**
 * Asks for the virtual interface that takes over, or opens the form for it.
 * @returns undefined when the form was opened, or the user cancelled.
 */
export async function chooseParallel(
  context: RotationContext,
  rotation: ParallelRotation,
  { place, read: { old } }: RotationStatus,
): Promise<ParallelRotation | undefined> {
  if (!old) return undefined;
  const { inventories } = context.from;
  // It may have been created in the AWS Console since the region was read.
  inventories.reread(place.region);
  const sweep = await inventories.sweep(place);
  const items: readonly Item[] = [
    {
      label: l10n.t('Create a new one…'),
      detail: l10n.t(
        'Opens the form, filled in like this one. It needs a VLAN, addresses and a key of its own.',
      ),
    },
    ...candidates(old, sweep).map((one): Item => ({
      label: inert(displayName(one.virtualInterfaceName, one.virtualInterfaceId)),
      description: inert([l10n.t('VLAN {0}', one.vlan ?? '?'), one.virtualInterfaceId ?? ''].join(' · ')),
      takesOver: one,
    })),
    ...sweep.failures.map(({ message }): Item => ({
      kind: QuickPickItemKind.Separator,
      label: inert(l10n.t('Not everything in the region could be read: {0}', message)),
    })),
  ];
  const picked = await window.showQuickPick(items, {
    title: inert(stepWords({ kind: 'allocate' }, 'parallel').title),
    placeHolder: l10n.t('Virtual interface that takes over'),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  const { virtualInterfaceId } = picked.takesOver ?? {};
  if (virtualInterfaceId !== undefined) return { ...rotation, parallelId: virtualInterfaceId };
  await showFormLike(context.panels, context.from, { place, resource: old });
  void window.showInformationMessage(
    l10n.t(
      'Once the new virtual interface is created, run Rotate BGP MD5 Key… on the old one again to continue.',
    ),
  );
  return undefined;
}

/** Asks whether the router prefers the other virtual interface. `undefined` when the user cancelled. */
export async function confirmSwitch(
  rotation: ParallelRotation,
  { read: { parallel } }: RotationStatus,
): Promise<ParallelRotation | undefined> {
  if (!parallel) return undefined;
  const { title, outage, wayBack } = stepWords({ kind: 'switch' }, 'parallel');
  const yes = l10n.t('Traffic Has Moved');
  const answer = await window.showWarningMessage(
    inert(`${title}: ${displayName(parallel.virtualInterfaceName, parallel.virtualInterfaceId)}`),
    {
      modal: true,
      detail: [l10n.t('The plan explains how. Nothing is sent to AWS.'), outage, wayBack].join('\n\n'),
    },
    yes,
  );
  return answer === yes ? { ...rotation, isSwitched: true } : undefined;
}
