import * as l10n from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { Memento, QuickPickItem } from 'vscode';
import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import { draftFrom } from '../../directconnect/allocation/startFrom';
import { interfaceTypeOf } from '../../directconnect/resources/interfaceTypes';
import { displayName } from '../../directconnect/resources/resources';
import type { Inventory, VirtualInterface } from '../../directconnect/resources/resources';
import { inert } from '../inert';
import type { AllocationHost } from './allocationHost';
import { templateDraft, templateNames } from './templates';

/** A draft to start from, and where it came from. */
export interface Start {
  readonly draft: AllocationDraft;
  readonly notice: string;
}

/** A draft from a template. @throws Failure as `templateDraft` does. */
export const startFromTemplate = (memory: Memento, name: string): Start => ({
  draft: templateDraft(memory, name),
  notice: l10n.t('Started from the template {0}.', name),
});

interface Item extends QuickPickItem {
  readonly start?: () => Start;
}

/** Items below a heading; nothing where there are none. */
const group = (label: string, items: readonly Item[]): Item[] =>
  items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];

/** A draft that copies a virtual interface of an inventory. */
export function startLike(virtualInterface: VirtualInterface, inventory: Inventory | undefined): Start {
  const { connectionId, virtualInterfaceId = '', virtualInterfaceName } = virtualInterface;
  const connection = inventory?.connections.find((one) => one.connectionId === connectionId);
  const lag = inventory?.lags.find(({ lagId }) => lagId === connectionId);
  return {
    draft: draftFrom(virtualInterface, (connection ?? lag)?.ownerAccount),
    notice: l10n.t(
      'Started from {0}. VLAN, addresses and key were not copied: each virtual interface needs its own.',
      displayName(virtualInterfaceName, virtualInterfaceId),
    ),
  };
}

function fromInterface(virtualInterface: VirtualInterface, inventory: Inventory): Item {
  const { virtualInterfaceId = '', virtualInterfaceName, vlan = 0, ownerAccount = '' } = virtualInterface;
  const name = displayName(virtualInterfaceName, virtualInterfaceId);
  return {
    label: inert(name),
    description: inert([l10n.t('VLAN {0}', vlan), ownerAccount].join(' · ')),
    detail: virtualInterfaceId,
    start: () => startLike(virtualInterface, inventory),
  };
}

/** Asks for a template, or a virtual interface of the place, to start from. `undefined` when the user cancelled. */
export async function askForStart(host: AllocationHost, place: Place): Promise<Start | undefined> {
  const known = host.inventories.known().find((one) => placeKey(one.place) === placeKey(place));
  const interfaces = known?.sweep.virtualInterfaces.filter((one) => interfaceTypeOf(one)) ?? [];
  const templates = templateNames(host.shared).map((name): Item => ({
    label: inert(name),
    start: () => startFromTemplate(host.shared, name),
  }));
  const items = [
    ...group(l10n.t('Templates'), templates),
    ...group(
      l10n.t('Virtual interfaces'),
      interfaces.flatMap((one) => (known ? fromInterface(one, known.sweep) : [])),
    ),
  ];
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Start from a template or virtual interface'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.start?.();
}
