import { TreeItemCollapsibleState } from 'vscode';
import type { TreeItem } from 'vscode';
import type { Node } from './node';

/** What the editor was last told of a row, or told us. */
interface Presented {
  readonly expanded: boolean;
  /** The editor remembers by a row's id whether it is expanded: to change that, the row gets another id. */
  readonly generation: number;
}

/**
 * Which rows are expanded: those that were opened by hand, whatever the tree is grouped by, and those that a filter
 * opens to show its matches, as long as it is set.
 */
export class Expansion {
  private readonly open = new Set<string>();
  private readonly closed = new Set<string>();
  private readonly closedSince = new Set<string>();
  private readonly byFilter = new Set<string>();
  private readonly presented = new Map<string, Presented>();

  /** A row was expanded by hand, or to show one below it. */
  expanded({ id }: Node): void {
    this.open.add(id);
    this.closed.delete(id);
    this.closedSince.delete(id);
    this.heard(id, true);
  }

  /** A row was collapsed by hand. */
  collapsed({ id }: Node): void {
    this.open.delete(id);
    this.closed.add(id);
    this.closedSince.add(id);
    this.heard(id, false);
  }

  /** The filter is another one now: what was collapsed before may hold its matches. */
  filterChanged(): void {
    this.closedSince.clear();
  }

  /** True of a row that nobody opened, or that is below such a row: a filter alone shows what is below. */
  isByFilter(node: Node): boolean {
    for (let up: Node | undefined = node; up; up = up.parent) if (this.byFilter.has(up.id)) return true;
    return false;
  }

  /**
   * Makes a row's item expanded or collapsed.
   * @param holdsMatches true when a filter is to open it.
   * @returns true when it is expanded.
   */
  present({ id }: Node, item: TreeItem, holdsMatches: () => boolean): boolean {
    const { collapsibleState: state = TreeItemCollapsibleState.None } = item;
    if (state === TreeItemCollapsibleState.None) return false;
    const atFirst = state === TreeItemCollapsibleState.Expanded;
    const byHand = this.open.has(id) || (atFirst && !this.closed.has(id));
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
