import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { VIEW } from '../contributions';
import type { VirtualInterface } from '../directconnect/resources';
import { canBeDeleted } from '../directconnect/states';
import { visible } from '../directconnect/text';
import type { Node } from '../views/connections/node';
import { virtualInterfaceOf } from '../views/connections/resourceOf';
import { inert } from '../views/inert';
import { doneDespite } from './doneDespite';
import { pickVirtualInterface } from './pick';
import type { PickFrom } from './pick';

/** What has to be typed: the name, or the id where there is no name that a keyboard could write. */
function wordOf({ virtualInterfaceName: name = '' }: VirtualInterface, id: string): string {
  return name.trim() && visible(name) === name && name.trim() === name ? name : id;
}

/** Asks for the name of what is to be destroyed. True when it was given. */
async function confirmByName(word: string, id: string): Promise<boolean> {
  const shown = inert(word);
  const typed = await window.showInputBox({
    title: l10n.t('Delete Virtual Interface {0} ({1})', shown, id),
    prompt: l10n.t(
      'Its BGP sessions end and its VLAN stops carrying traffic. Type its name to delete it: {0}',
      shown,
    ),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value === '' || value === word
        ? undefined
        : l10n.t('This is not its name. Type {0} or press Escape.', shown),
  });
  return typed === word;
}

const eligible = ({ virtualInterfaceState }: VirtualInterface) => canBeDeleted(virtualInterfaceState);

/** Deletes a virtual interface, once its name was typed. */
export async function deleteVirtualInterface(from: PickFrom, node?: Node): Promise<void> {
  const picked = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from, eligible));
  const id = picked?.resource.virtualInterfaceId;
  if (!picked || !id) return;
  const { place, resource } = picked;
  if (!(await confirmByName(wordOf(resource, id), id))) return;
  try {
    const { refusal } = await window.withProgress({ location: { viewId: VIEW } }, async () => {
      const session = await from.sessions.session(place);
      return session.deleteVirtualInterface(id);
    });
    if (refusal) void window.showWarningMessage(doneDespite(refusal, l10n.t('{0} was deleted.', id)));
  } finally {
    from.inventories.reread(place.region);
  }
}
