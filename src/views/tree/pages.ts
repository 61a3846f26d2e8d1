import type { Node } from './node';

/** Rows that a group shows at first, and how many *Load More* adds. */
export const PAGE = 200;

/** How many rows of each large group are shown. A group is named by the id of its node. */
export class Pages {
  private readonly shown = new Map<string, number>();

  /** @param draw calls `change`, then redraws the rows below a node, or the roots. */
  constructor(private readonly draw: (parent: Node | undefined, change: () => void) => Promise<void>) {}

  /** How many rows of a group are shown. */
  limitOf(group: string): number {
    return this.shown.get(group) ?? PAGE;
  }

  /** Shows whole pages of a group until at least this many rows are visible. */
  show(group: string, rows: number): void {
    this.shown.set(group, Math.max(this.limitOf(group), Math.ceil(rows / PAGE) * PAGE));
  }

  /** Does the same and redraws the group, which is below a node or at the root. */
  showNow(parent: Node | undefined, group: string, rows: number): Promise<void> {
    return this.draw(parent, () => this.show(group, rows));
  }
}
