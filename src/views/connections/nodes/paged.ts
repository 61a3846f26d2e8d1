import type { Node } from '../node';
import type { Pages } from '../pages';
import { LoadMoreNode } from './loadMoreNode';

/**
 * The rows of a large group as far as they are shown, and a row that shows more. No node is built before that.
 * @param group tells this group from others below the same node.
 */
export function paged<Row>(
  parent: Node,
  pages: Pages,
  rows: readonly Row[],
  idOf: (row: Row) => string | undefined,
  nodeOf: (row: Row) => Node,
  group = parent.id,
): Node[] {
  const limit = pages.limitOf(group);
  if (rows.length <= limit) return rows.map(nodeOf);
  return [
    ...rows.slice(0, limit).map(nodeOf),
    new LoadMoreNode(parent, pages, {
      group,
      shown: limit,
      all: rows.length,
      indexOf: (resourceId) => rows.findIndex((row) => idOf(row) === resourceId),
    }),
  ];
}
