import type { MarkdownString, TreeItem } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { Subject } from '../../directconnect/kinds/subject';

/** A row of a tree. The provider knows no kind of row by name: each node decides what its row shows and contains. */
export interface Node {
  /** Unique among all rows of the tree. Built by `nodeId`. */
  readonly id: string;
  /** The row above it; `undefined` at the root. */
  readonly parent?: Node | undefined;
  /** The id of a row that it replaces: whether one of the two is expanded also counts for the other. */
  readonly replaces?: string;
  /** The place of the row, if it belongs to one. */
  readonly place?: Place | undefined;
  /** The resource that the row stands for, or the part of one, if any. */
  readonly subject?: Subject;
  /** What is copied as the id of a row without a resource, such as the code of a region. */
  readonly code?: string | undefined;
  getTreeItem(): TreeItem;
  /** The full details, built when the tooltip is requested. */
  getTooltip?(): MarkdownString;
  /** @param mayRead false if nobody opened the row: then its children come only from what was already read. */
  getChildren?(mayRead?: boolean): Node[] | Promise<Node[]>;
  /**
   * For a row that stands for rows not shown yet: shows enough of them to include the one with this key, if it is among
   * them.
   */
  uncover?(key: string): boolean;
  /** For the same row: shows the next page. */
  more?(): Promise<void>;
}

/** Half of a character: JSON may contain one, and a URI can't encode it. */
const HALF = /(\p{Surrogate})/u;

const encoded = (part: string): string =>
  part
    .split(HALF)
    .map((text, index) =>
      index % 2 === 1 ? `%u${text.charCodeAt(0).toString(16)}` : encodeURIComponent(text),
    )
    .join('');

/** Builds a node's id from its parts, from the root down: `profile/region/resource`, each part URI-encoded. */
export function nodeId(...parts: readonly string[]): string {
  return parts.map(encoded).join('/');
}

/** The id of a row below another row, or at the root. */
export function idBelow(parent: Pick<Node, 'id'> | undefined, ...parts: readonly string[]): string {
  return [...(parent ? [parent.id] : []), nodeId(...parts)].join('/');
}
