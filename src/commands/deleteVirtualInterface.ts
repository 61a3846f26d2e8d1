import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { SessionStore } from '../aws/sessionStore';
import { VIEW } from '../contributions';
import { displayName } from '../directconnect/resources';
import type { Node } from '../views/connections/node';
import { virtualInterfaceOf } from '../views/connections/resourceOf';
import { pickVirtualInterface } from './pick';
import type { PickFrom } from './pick';

/** Asks for the name of what is to be destroyed. True when it was given. */
async function confirmByName(name: string, id: string): Promise<boolean> {
  const typed = await window.showInputBox({
    title: l10n.t('Delete Virtual Interface {0} ({1})', name, id),
    prompt: l10n.t(
      'Its BGP sessions end and its VLAN stops carrying traffic. Type its name to delete it: {0}',
      name,
    ),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value === '' || value === name
        ? undefined
        : l10n.t('This is not its name. Type {0} or press Escape.', name),
  });
  return typed === name;
}

/** Deletes a virtual interface, once its name was typed. */
export async function deleteVirtualInterface(
  sessions: SessionStore,
  from: PickFrom,
  node?: Node,
): Promise<void> {
  const picked = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from));
  const id = picked?.resource.virtualInterfaceId;
  if (!picked || !id) return;
  const { place, resource } = picked;
  if (!(await confirmByName(displayName(resource.virtualInterfaceName, id), id))) return;
  try {
    await window.withProgress({ location: { viewId: VIEW } }, async () => {
      const session = await sessions.session(place);
      await session.deleteVirtualInterface(id);
    });
  } finally {
    sessions.reread(place.region);
  }
}
