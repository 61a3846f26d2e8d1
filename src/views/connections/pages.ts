/** Rows that a group shows at first, and how many *Load More* adds. */
export const PAGE = 200;

/** How far each large group was asked to show its rows, by the id of the group's node. */
export class Pages {
  private readonly shown = new Map<string, number>();

  /** How many rows of a group are shown. */
  limitOf(group: string): number {
    return this.shown.get(group) ?? PAGE;
  }

  /** Shows whole pages of a group, until at least so many rows are shown. */
  show(group: string, rows: number): void {
    this.shown.set(group, Math.max(this.limitOf(group), Math.ceil(rows / PAGE) * PAGE));
  }
}
