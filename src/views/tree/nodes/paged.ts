import type { Node } from '../node';
import type { Pages } from '../pages';
import { LoadMoreNode } from './loadMoreNode';

/**
 * The visible rows of a large group, followed by a row that shows more. Nodes are built only when shown.
 * @param parent `undefined` at the root.
 * @param keyOf the key for finding a row, see `TreeProvider.find`.
 * @param group distinguishes this group from others below the same node.
 */
export function paged<Row>(
  parent: Node | undefined,
  pages: Pages,
  rows: readonly Row[],
  keyOf: (row: Row) => string | undefined,
  nodeOf: (row: Row) => Node,
  group = parent?.id ?? '',
): Node[] {
  const limit = pages.limitOf(group);
  if (rows.length <= limit) return rows.map(nodeOf);
  return [
    ...rows.slice(0, limit).map(nodeOf),
    new LoadMoreNode(parent, pages, {
      group,
      shown: limit,
      all: rows.length,
      indexOf: (key) => rows.findIndex((row) => keyOf(row) === key),
    }),
  ];
}
