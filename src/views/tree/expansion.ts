import { TreeItemCollapsibleState } from 'vscode';
import type { TreeItem } from 'vscode';
import type { Node } from './node';

/** The last known state of a row in the editor. */
interface RowState {
  readonly expanded: boolean;
  /** The editor remembers by a row's id whether it is expanded: to change that, the row needs a new id. */
  readonly generation: number;
}

/** The id of a row, and of the one that it replaces. */
const idsOf = ({ id, replaces }: Node) => [id, ...(replaces === undefined ? [] : [replaces])];

/**
 * Which rows are expanded: those the user opened, whatever the grouping, and those a filter opens to show its matches
 * while it is set.
 */
export class Expansion {
  private readonly open = new Set<string>();
  private readonly closed = new Set<string>();
  private readonly closedSince = new Set<string>();
  private readonly byFilter = new Set<string>();
  private readonly presented = new Map<string, RowState>();
  private isFiltered = false;
  /** The rows that were collapsed while a filter is set, and whether they had been opened. */
  private readonly closedUnderFilter = new Map<string, boolean>();

  /** A row was expanded by the user, or to reveal one below it. */
  expanded(node: Node): void {
    for (const id of idsOf(node)) {
      this.open.add(id);
      this.closed.delete(id);
      this.closedSince.delete(id);
      this.closedUnderFilter.delete(id);
    }
    this.heard(node.id, true);
  }

  /** A row was collapsed by the user. */
  collapsed(node: Node): void {
    for (const id of idsOf(node)) {
      if (this.isFiltered && !this.closed.has(id)) this.closedUnderFilter.set(id, this.open.has(id));
      this.open.delete(id);
      this.closed.add(id);
      this.closedSince.add(id);
    }
    this.heard(node.id, false);
  }

  /** The filter has changed: what was open before it is open again, and what was collapsed may contain matches. */
  filterChanged(isFiltered: boolean): void {
    for (const [id, wasOpen] of this.closedUnderFilter) {
      this.closed.delete(id);
      if (wasOpen) this.open.add(id);
    }
    this.closedUnderFilter.clear();
    this.closedSince.clear();
    this.isFiltered = isFiltered;
  }

  /** True for a row opened only by a filter, or below such a row. */
  isByFilter(node: Node): boolean {
    for (let up: Node | undefined = node; up; up = up.parent) if (this.byFilter.has(up.id)) return true;
    return false;
  }

  /**
   * Sets whether a row's item is expanded.
   * @param holdsMatches true when the filter should open it.
   * @returns true when it is expanded.
   */
  present(node: Node, item: TreeItem, holdsMatches: () => boolean): boolean {
    const { id } = node;
    const { collapsibleState: state = TreeItemCollapsibleState.None } = item;
    if (state === TreeItemCollapsibleState.None) return false;
    const atFirst = state === TreeItemCollapsibleState.Expanded;
    const isClosed = idsOf(node).some((each) => this.closed.has(each));
    const byHand = !isClosed && (this.open.has(id) || atFirst);
    const expanded = byHand || (!this.closedSince.has(id) && holdsMatches());
    if (expanded && !byHand) this.byFilter.add(id);
    else this.byFilter.delete(id);
    const last = this.presented.get(id) ?? { expanded: atFirst, generation: 0 };
    const generation = last.generation + (last.expanded === expanded ? 0 : 1);
    if (generation > 0 || expanded !== atFirst) this.presented.set(id, { expanded, generation });
    item.collapsibleState = expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    if (generation > 0) item.id = `${id}#${generation}`;
    return expanded;
  }

  private heard(id: string, expanded: boolean): void {
    this.byFilter.delete(id);
    this.presented.set(id, { expanded, generation: this.presented.get(id)?.generation ?? 0 });
  }
}
