import { EventEmitter } from 'vscode';
import type { Disposable, Event, TreeDataProvider, TreeItem } from 'vscode';
import { Expansion } from './expansion';
import type { Node } from './node';
import { Pages } from './pages';
import { ShownNodes } from './shownNodes';

/** What to redraw: rows and everything below them, or the whole tree. */
export type Change = Node | Node[] | undefined;

/** The contents of a tree. */
export interface TreeContents {
  roots(): Node[] | Promise<Node[]>;
  /** True for a row that a filter expands, because there are matches below it. */
  holdsMatches?(node: Node): boolean;
  /** A row was opened, and its children are about to be requested. */
  opened?(node: Node): void;
  /** The children of a row were requested, and have arrived. */
  listed?(node: Node): void;
  /** A row was collapsed: what is below it is no longer needed. */
  collapsed?(node: Node): void;
}

/** Everything that a user sees or hears of a row, to tell whether it has to be drawn again. */
function appearanceOf(item: TreeItem): string {
  const { label, description, iconPath, contextValue, accessibilityInformation, collapsibleState } = item;
  return JSON.stringify([
    ...[label, description, iconPath, contextValue, accessibilityInformation, collapsibleState],
  ]);
}

/** A row to look for. */
export interface RowQuery {
  readonly id: string;
  /** Its key within a group of which only a page is shown. */
  readonly key: string;
  /** True for a row that it may be below. */
  isBelow(node: Node): boolean;
}

/**
 * What every tree does: it shows rows, and redraws those that have changed; remembers which rows are expanded and how
 * much of large groups is shown; and finds rows that are not shown yet. It knows no kind of row.
 */
export class TreeProvider implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<Change>();
  readonly onDidChangeTreeData: Event<Change> = this.changed.event;
  private readonly grown = new EventEmitter<Node>();
  /** Fires when *Load More* showed more rows of a group, with the first of them. */
  readonly onDidLoadMore: Event<Node> = this.grown.event;
  /** How much of large groups is shown, for `paged`. */
  readonly pages = new Pages((parent, change) => this.grow(parent, change));
  private readonly shown = new ShownNodes();
  private readonly expansion = new Expansion();
  /** What each row looked like when it was last drawn. */
  private readonly appearances = new WeakMap<Node, string>();

  constructor(private readonly contents: TreeContents) {}

  /** How many rows the editor holds. */
  get size(): number {
    return this.shown.size;
  }

  /** The row with this id, if the editor holds it. */
  get(id: string): Node | undefined {
    return this.shown.get(id);
  }

  getTreeItem(node: Node): TreeItem {
    const item = node.getTreeItem();
    this.appearances.set(node, appearanceOf(item));
    const expanded = this.expansion.present(node, item, () => this.contents.holdsMatches?.(node) ?? false);
    if (expanded) this.shown.expand(node);
    return item;
  }

  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    item.tooltip ??= node.getTooltip?.();
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const mayRead = !node || this.isOpened(node);
    if (node && mayRead) this.contents.opened?.(node);
    const children = await this.below(node, mayRead);
    if (node) this.contents.listed?.(node);
    // It may have been redrawn or collapsed meanwhile.
    if (!node || (this.shown.get(node.id) ?? node) === node) this.shown.set(node, children);
    if (node) this.drawOutdated(this.shown.pathTo(node));
    return children;
  }

  /** A row was collapsed. */
  collapsed(node: Node): void {
    this.expansion.collapsed(node);
    this.shown.collapse(node);
    this.contents.collapsed?.(node);
  }

  /** A row was expanded. */
  expanded(node: Node): void {
    const wasByFilter = !this.isOpened(node);
    this.expansion.expanded(node);
    if (this.shown.expand(node) || wasByFilter) this.draw(this.shown.get(node.id));
  }

  /** The filter has changed, or is there from the start: see `Expansion`. */
  filterChanged(isFiltered: boolean): void {
    this.expansion.filterChanged(isFiltered);
  }

  /** Announces that everything must be redrawn. */
  drawAll(): void {
    this.changed.fire(undefined);
  }

  /** Announces that a row and everything below it must be redrawn, unless it is hidden. */
  draw(node: Node | undefined): void {
    if (node && !this.shown.isClosed(node)) this.changed.fire(node);
  }

  /**
   * Announces which of these rows would now look different, collapsed ones included, and the others: where one is above
   * another, only the upper one.
   */
  drawOutdated(rows: Iterable<Node>, others: readonly Node[] = []): void {
    const outdated = [...rows].filter(
      (row) => this.isOutdated(row) && !(row.parent && this.shown.isClosed(row.parent)),
    );
    const nodes = new Set([...outdated, ...others.filter((node) => !this.shown.isClosed(node))]);
    const ids = new Set([...nodes].map(({ id }) => id));
    const isBelowAnother = ({ parent }: Node) => {
      for (let up = parent; up; up = up.parent) if (ids.has(up.id)) return true;
      return false;
    };
    const topmost = [...nodes].filter((node) => !isBelowAnother(node));
    if (topmost.length > 0) this.changed.fire(topmost.length === 1 ? topmost[0] : topmost);
  }

  /** The rows that the editor holds. */
  rows(): Iterable<Node> {
    return this.shown.all();
  }

  /** Finds the node of a row, shown or not, on whatever page, reading along the way if needed. */
  async find(wanted: RowQuery, parent?: Node): Promise<Node | undefined> {
    for (const node of await this.below(parent)) {
      if (node.id === wanted.id) return node;
      if (node.uncover?.(wanted.key)) {
        this.draw(parent && this.shown.get(parent.id));
        return this.find(wanted, parent);
      }
      const found = wanted.isBelow(node) ? await this.find(wanted, node) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  dispose(): void {
    this.changed.dispose();
    this.grown.dispose();
  }

  private isOutdated(node: Node): boolean {
    const appearance = this.appearances.get(node);
    return appearance !== undefined && appearance !== appearanceOf(node.getTreeItem());
  }

  /** False for a row that nobody opened, or below such a row: then only a filter shows its children. */
  private isOpened(node: Node): boolean {
    return !this.expansion.isByFilter(node);
  }

  private async grow(parent: Node | undefined, change: () => void): Promise<void> {
    const before = new Set((await this.below(parent)).map(({ id }) => id));
    change();
    if (parent) this.draw(this.shown.get(parent.id));
    else this.drawAll();
    const first = (await this.below(parent)).find(({ id }) => !before.has(id));
    if (first) this.grown.fire(first);
  }

  private async below(node?: Node, mayRead = true): Promise<Node[]> {
    return node ? ((await node.getChildren?.(mayRead)) ?? []) : this.contents.roots();
  }
}
