import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Memento } from 'vscode';
import { Failure } from '../aws/failure';
import { choosableColumns, columnLabel, defaultColumns } from '../directconnect/export/columns';
import type { Column } from '../directconnect/export/columns';

const KEY = 'markdownColumns';

/** The columns of tables in Markdown, as chosen last. */
export function markdownColumns(memory: Memento): readonly Column[] {
  const remembered = memory.get<readonly string[]>(KEY, []);
  const chosen = choosableColumns.filter((column) => remembered.includes(column));
  return chosen.length > 0 ? chosen : defaultColumns;
}

/**
 * Asks for the columns of tables in Markdown, and remembers them. `undefined` when the user cancelled.
 * @throws Failure when none is chosen.
 */
export async function askMarkdownColumns(memory: Memento): Promise<readonly Column[] | undefined> {
  const before = markdownColumns(memory);
  const items = choosableColumns.map((column) => ({
    label: columnLabel(column),
    picked: before.includes(column),
    column,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Columns of Tables in Markdown'),
    placeHolder: l10n.t('Empty columns are left out'),
    canPickMany: true,
  });
  if (!picked) return undefined;
  const chosen = picked.map(({ column }) => column);
  if (chosen.length === 0) {
    throw new Failure(
      'refused',
      l10n.t('A table needs at least one column.'),
      l10n.t('Try again, and choose one.'),
    );
  }
  await memory.update(KEY, chosen);
  return chosen;
}
