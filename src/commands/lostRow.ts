import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { commands, extensions } from 'vscode';
import { Failure } from '../aws/failure';
import { EXTENSION_ID, focusedRowOf } from '../contributions';
import type { Node } from '../views/tree/node';
import { isRow } from './arguments';

/** The part of package.json that says in which menus and by which keys a command is called on a row. */
interface Manifest {
  readonly contributes: {
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly {
      readonly command: string;
      readonly args?: { readonly $treeViewId?: string };
    }[];
  };
}

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

/** How many times the editor is asked for the row. Between two attempts, it can draw. */
const ATTEMPTS = 50;

const only = <Value>(values: Iterable<Value>): Value | undefined => {
  const [first, ...others] = new Set(values);
  return others.length === 0 ? first : undefined;
};

const entriesIn = (manifest: Manifest, menu: string) => manifest.contributes.menus[menu] ?? [];

/** The entries of rows' menus for a command, or for the submenus that have it. */
function rowEntries(manifest: Manifest, command: string): readonly MenuEntry[] {
  const { menus } = manifest.contributes;
  const has = (menu: string) => menus[menu]?.some((entry) => entry.command === command) ?? false;
  return entriesIn(manifest, 'view/item/context').filter(
    (entry) => entry.command === command || (entry.submenu !== undefined && has(entry.submenu)),
  );
}

/**
 * The view whose focused row a command was called on: by a key, or in the menu that a right click opens, which gives
 * the row the focus. A button on a row does not: then it is undefined.
 */
function viewFocused(manifest: Manifest, command: string, isKey: boolean): string | undefined {
  if (isKey) {
    const keys = manifest.contributes.keybindings.filter((key) => key.command === command);
    return only(keys.map(({ args }) => args?.$treeViewId));
  }
  const entries = rowEntries(manifest, command);
  if (entries.some(({ group }) => group === 'inline')) return undefined;
  return only(entries.map(({ when }) => /view == ([\w.]+)/.exec(when ?? '')?.[1]));
}

/** The row of a view that has the focus, once the editor knows its rows again. */
async function focusedRow(view: string): Promise<Node | undefined> {
  let row: unknown;
  const receiver = `_${EXTENSION_ID}.${randomUUID()}`;
  const registered = commands.registerCommand(receiver, (given: unknown) => {
    row = given;
  });
  try {
    for (let turn = 0; turn < ATTEMPTS && !isRow(row); turn += 1) {
      // The editor replaces the argument on the way from its window to us.
      await commands.executeCommand('runCommands', {
        commands: [{ command: receiver, args: focusedRowOf(view) }],
      });
    }
  } finally {
    registered.dispose();
  }
  return isRow(row) ? row : undefined;
}

/**
 * The arguments of a command, with the row that it was called on. While the editor redraws a tree, it forgets which
 * row is which, and passes none: then this is the row that has the focus.
 * @param command the id that it was called by: see ROW_BUTTON.
 * @throws Failure when that is not known.
 */
export async function withRow(command: string, given: readonly unknown[]): Promise<readonly unknown[]> {
  const [row] = given;
  const manifest = extensions.getExtension(EXTENSION_ID)?.packageJSON as Manifest | undefined;
  if (given.length === 0 || (row !== undefined && row !== null) || !manifest) return given;
  // A button in a view's title passes the row that has the focus, if any.
  const isInTitle = entriesIn(manifest, 'view/title').some((entry) => entry.command === command);
  if (isInTitle || rowEntries(manifest, command).length === 0) return given;
  const isKey = given.length === 1;
  const view = viewFocused(manifest, command, isKey);
  const found = view === undefined ? undefined : await focusedRow(view);
  if (found) return [found];
  if (isKey) return given;
  throw new Failure(
    'refused',
    l10n.t('The view was being redrawn, so it is unclear which row you meant.'),
    l10n.t('Choose the command again.'),
  );
}
