import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { Failure, asFailure } from '../../aws/failure';
import type { Place } from '../../aws/session/place';
import { displayName } from '../../directconnect/resources/resources';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import type { Node } from '../../views/tree/node';
import type { Stores } from '../../views/stores';
import { chosenNodes } from '../arguments';
import { pickVirtualInterface } from '../pick';
import type { Known } from './context';

/** A virtual interface whose configuration is to be opened. */
export interface ToOpen {
  readonly place: Place;
  readonly id: string;
  readonly known: Known;
}

/** How many are opened without confirmation: each is a tab and a call to AWS. */
const MANY = 10;

async function confirmMany(count: number): Promise<boolean> {
  const open = l10n.t('Open {0} Tabs', count);
  const question = l10n.t('Open the router configurations of {0} virtual interfaces?', count);
  return (await window.showWarningMessage(question, { modal: true }, open)) === open;
}

/** The virtual interfaces of the selected rows, or one that the user chooses. None when the user cancelled. */
export async function virtualInterfacesToOpen(
  from: Stores,
  node: Node | undefined,
  nodes: readonly Node[] | undefined,
): Promise<readonly ToOpen[]> {
  const rows = chosenNodes(node, nodes).flatMap((row) => virtualInterfaceOf(row) ?? []);
  if (rows.length > MANY && !(await confirmMany(rows.length))) return [];
  const picked = rows.length > 0 ? undefined : await pickVirtualInterface(from);
  return (picked ? [picked] : rows).flatMap(({ place, resource }) => {
    const { virtualInterfaceId: id, ...known } = resource;
    return id ? { place, id, known } : [];
  });
}

/** Opens one after the other. @throws Failure that names those that could not be opened, with the reason of the first. */
export async function openEach(
  chosen: readonly ToOpen[],
  open: (one: ToOpen) => Promise<void>,
): Promise<void> {
  const unread: { readonly name: string; readonly failure: Failure }[] = [];
  for (const one of chosen) {
    try {
      await open(one);
    } catch (error) {
      unread.push({ name: displayName(one.known.virtualInterfaceName, one.id), failure: asFailure(error) });
    }
  }
  const [first] = unread;
  if (!first) return;
  if (chosen.length === 1) throw first.failure;
  const names = unread.map(({ name }) => name).join(', ');
  const { kind, message, advice, code, words } = first.failure;
  throw new Failure(kind, l10n.t('Not opened: {0}. {1}', names, message), advice, code, words);
}
