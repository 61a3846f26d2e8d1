import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { Failure, toFailure } from '../../aws/failures';
import { VIEW } from '../../contributions';
import { displayName } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { canBeDeleted } from '../../directconnect/resources/states';
import { visible } from '../../directconnect/text';
import type { Node } from '../../views/connections/node';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import type { RowResource } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { chosenNodes } from '../arguments';
import { doneDespite } from './doneDespite';
import { pickVirtualInterface } from '../pick';
import type { PickFrom } from '../pick';

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

/** How many can be deleted with one confirmation: no more than a person reads. */
const MOST = 10;

const nameOf = ({ resource }: RowResource<VirtualInterface>) =>
  displayName(resource.virtualInterfaceName, resource.virtualInterfaceId);

/** Asks once for all, by their names. True when what stands for a yes was typed. */
async function confirmAll(
  targets: readonly RowResource<VirtualInterface>[],
  leftOut: readonly RowResource<VirtualInterface>[],
): Promise<boolean> {
  const word = l10n.t('delete {0}', targets.length);
  const names = (rows: readonly RowResource<VirtualInterface>[]) => inert(rows.map(nameOf).join(', '));
  const typed = await window.showInputBox({
    title: l10n.t('Delete {0} Virtual Interfaces', targets.length),
    prompt: [
      l10n.t('Their BGP sessions end and their VLANs stop carrying traffic: {0}.', names(targets)),
      leftOut.length > 0 ? l10n.t('Left out, since they can’t be deleted now: {0}.', names(leftOut)) : '',
      l10n.t('Type "{0}" to delete them.', word),
    ]
      .filter(Boolean)
      .join(' '),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value === '' || value === word ? undefined : l10n.t('Type "{0}" or press Escape.', word),
  });
  return typed === word;
}

/** Sends one deletion. */
async function send({ sessions, inventories }: PickFrom, { place, resource }: RowResource<VirtualInterface>) {
  try {
    const session = await sessions.session(place);
    const { virtualInterfaceId: id = '' } = resource;
    const { refusal } = await session.deleteVirtualInterface(id);
    if (refusal) void window.showWarningMessage(doneDespite(refusal, l10n.t('{0} was deleted.', id)));
  } finally {
    inventories.reread(place.region);
  }
}

/** Sends one after the other, and none after the first that was not deleted for certain. */
async function sendAll(from: PickFrom, targets: readonly RowResource<VirtualInterface>[]): Promise<void> {
  for (const [index, target] of targets.entries()) {
    try {
      await send(from, target);
    } catch (error) {
      const failure = toFailure(error, 'DeleteVirtualInterface');
      const { kind, message, advice, code, words } = failure;
      const rest = targets
        .slice(index + 1)
        .map(nameOf)
        .join(', ');
      const said = [
        l10n.t('{0}: {1}', nameOf(target), message),
        l10n.t('Deleted before it: {0} of {1}.', index, targets.length),
        rest ? l10n.t('Not sent any more: {0}.', rest) : '',
      ];
      throw new Failure(kind, said.filter(Boolean).join(' '), advice, code, words);
    }
  }
}

/** Deletes several with one confirmation. */
async function deleteAll(from: PickFrom, rows: readonly RowResource<VirtualInterface>[]): Promise<void> {
  const targets = rows.filter(({ resource }) => resource.virtualInterfaceId && eligible(resource));
  if (targets.length === 0 || targets.length > MOST) {
    throw new Failure(
      'refused',
      targets.length === 0
        ? l10n.t('None of the selected virtual interfaces can be deleted now.')
        : l10n.t('{0} virtual interfaces are selected, which is too many for one deletion.', targets.length),
      targets.length === 0
        ? l10n.t('They are being deleted already, or are gone.')
        : l10n.t('Select at most {0}.', MOST),
    );
  }
  const leftOut = rows.filter((row) => !targets.includes(row));
  if (!(await confirmAll(targets, leftOut))) return;
  await window.withProgress({ location: { viewId: VIEW } }, () => sendAll(from, targets));
}

/** Deletes the virtual interfaces that are selected, once the name of one, or a word for several, was typed. */
export async function deleteVirtualInterface(
  from: PickFrom,
  node?: Node,
  nodes: readonly Node[] = [],
): Promise<void> {
  const rows = chosenNodes(node, nodes).flatMap((row) => virtualInterfaceOf(row) ?? []);
  if (rows.length > 1) {
    await deleteAll(from, rows);
    return;
  }
  const picked = rows[0] ?? (await pickVirtualInterface(from, eligible));
  const id = picked?.resource.virtualInterfaceId;
  if (!picked || !id || !(await confirmByName(wordOf(picked.resource, id), id))) return;
  await window.withProgress({ location: { viewId: VIEW } }, () => send(from, picked));
}
