import type { MarkdownString, TreeItem } from 'vscode';
import type { Place } from '../../aws/place';

/** A row of the tree. The provider knows no kind by name: what a row shows and holds is the node's own affair. */
export interface Node {
  /** `profile/region/resource`, each part URI-encoded: two profiles of one account show the same resources. */
  readonly id: string;
  readonly parent?: Node;
  /** The region of a profile that the row belongs to, if it belongs to one. */
  readonly place?: Place;
  getTreeItem(): TreeItem;
  /** All there is to know of it, built when the mouse or the keyboard asks. */
  getTooltip?(): MarkdownString;
  getChildren?(): Node[] | Promise<Node[]>;
}

/** Builds a node's id from its parts, from the profile down. */
export function nodeId(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}
