import type { Node } from './node';

/**
 * The nodes that the editor holds, by id: a change must be announced for the same object. The children of a node are
 * dropped when it is redrawn or collapsed, so that this does not grow.
 */
export class ShownNodes {
  private readonly byId = new Map<string, Node>();
  private readonly below = new Map<string | undefined, readonly Node[]>();
  private readonly collapsed = new Set<string>();

  get(id: string): Node | undefined {
    return this.byId.get(id);
  }

  /** All that are held. */
  all(): Iterable<Node> {
    return this.byId.values();
  }

  /** A row and those above it, as they are held. */
  pathTo(node: Node): Node[] {
    const path: Node[] = [];
    for (let up: Node | undefined = node; up; up = up.parent) path.push(this.byId.get(up.id) ?? up);
    return path;
  }

  /** How many are held. */
  get size(): number {
    return this.byId.size;
  }

  /** Records the children of a node, or the roots, as given to the editor. */
  set(parent: Node | undefined, children: readonly Node[]): void {
    this.drop(parent?.id);
    for (const child of children) this.byId.set(child.id, child);
    this.below.set(parent?.id, children);
  }

  collapse(node: Node): void {
    this.collapsed.add(node.id);
    this.drop(node.id);
  }

  /** @returns true when it was collapsed, so its children must be redrawn. */
  expand(node: Node): boolean {
    return this.collapsed.delete(node.id);
  }

  /** True when it, or one above it, was collapsed. */
  isClosed(node: Node): boolean {
    for (let up: Node | undefined = node; up; up = up.parent) {
      if (this.collapsed.has(up.id)) return true;
    }
    return false;
  }

  private drop(parentId: string | undefined): void {
    const children = this.below.get(parentId) ?? [];
    this.below.delete(parentId);
    for (const child of children) {
      // It may be below another row by now.
      if (this.byId.get(child.id) !== child) continue;
      this.byId.delete(child.id);
      this.drop(child.id);
    }
  }
}
