import * as l10n from '@vscode/l10n';
import type { Memento } from 'vscode';
import { Failure } from '../../aws/failure';
import { placeColumns } from '../../directconnect/export/columns';
import { markdownTable } from '../../directconnect/export/markdown';
import { rowsOfSubject } from '../../directconnect/export/rows';
import type { KnownNames } from '../../directconnect/labels';
import { emptyInventory } from '../../directconnect/resources/resources';
import { copyText } from '../../views/clipboard';
import type { Node } from '../../views/tree/node';
import type { Stores } from '../../views/stores';
import { markdownColumns } from '../markdownColumns';
import { chosenRows } from './copy';

/**
 * Copies a table of the selected rows, or of a resource the user chooses, in Markdown. Profile and region are columns if
 * the rows are from several.
 * @param names returns the known names of accounts and locations.
 * @param memory stores the chosen columns.
 */
export async function copyAsMarkdown(
  from: Stores,
  names: () => KnownNames,
  memory: Memento,
  node?: Node,
  nodes?: readonly Node[],
): Promise<void> {
  const chosen = await chosenRows(from, node, nodes);
  if (chosen.length === 0) return;
  const rows = chosen.flatMap(({ place, subject, part }) => {
    const all = from.inventories.current(place)?.sweep ?? emptyInventory;
    return rowsOfSubject({ ...place, all, names: names() }, subject, part);
  });
  const differing = placeColumns.filter((column) => new Set(rows.map((row) => row[column])).size > 1);
  const columns = markdownColumns(memory);
  if (!rows.some((row) => columns.some((column) => row[column]))) {
    throw new Failure(
      'refused',
      l10n.t('The chosen columns are all empty for the selected rows.'),
      l10n.t('Run Choose Markdown Columns… to choose others.'),
    );
  }
  const table = [...markdownTable(rows, [...differing, ...columns])].join('');
  const said =
    rows.length === 1
      ? l10n.t('Copied a table with 1 row')
      : l10n.t('Copied a table with {0} rows', rows.length);
  await copyText(`${table}\n`, said);
}
