import type { MarkdownString, TreeItem } from 'vscode';
import type { Place } from '../../aws/session/place';
import type { VirtualInterface } from '../../directconnect/resources/resources';

/** A row of the tree. The provider knows no kind by name: what a row shows and holds is the node's own affair. */
export interface Node {
  /**
   * `profile/region/resource`, each part URI-encoded: two profiles of one account show the same resources. What is
   * drawn in a second place has a part more.
   */
  readonly id: string;
  readonly parent?: Node;
  /** The region of a profile that the row belongs to, if it belongs to one. */
  readonly place?: Place;
  getTreeItem(): TreeItem;
  /** All there is to know of it, built when the mouse or the keyboard asks. */
  getTooltip?(): MarkdownString;
  /** @param mayRead false where nobody opened the row: then what is below it is drawn from what was read before. */
  getChildren?(mayRead?: boolean): Node[] | Promise<Node[]>;
  /** Of a row above the regions: true when the place is somewhere below it. */
  leadsTo?(place: Place): boolean;
  /** The places whose rows are below it: they are closed while it is collapsed. */
  places?(): readonly Place[];
  /** Takes what its virtual interface is now. */
  update?(virtualInterface: VirtualInterface): void;
  /** True when it would be drawn otherwise now than it was last. */
  isOutdated?(): boolean;
  /** Of a row that stands for rows not shown yet: shows enough of them to hold the resource, if it is among them. */
  uncover?(resourceId: string): boolean;
  /** Of the same row: shows the next page of them. */
  more?(): void;
}

/** Below it are the virtual interfaces on connections that are not listed in the place. */
export const foreignId = ({ profile, region }: Place) => nodeId(profile, region, '!foreign');

/** Below it is what stands at one location. */
export const locationId = ({ profile, region }: Place, code: string) =>
  nodeId(profile, region, '!location', code);

/** Builds a node's id from its parts, from the profile down. */
export function nodeId(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}
