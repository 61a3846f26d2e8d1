import type { Node } from './node';

/**
 * The nodes that the editor holds, by id: a change is announced for the very object it was given. What is below a node
 * goes when the node is drawn again or collapsed, so that it does not grow.
 */
export class ShownNodes {
  private readonly byId = new Map<string, Node>();
  private readonly below = new Map<string | undefined, readonly Node[]>();
  private readonly collapsed = new Set<string>();

  get(id: string): Node | undefined {
    return this.byId.get(id);
  }

  /** How many are held. */
  get size(): number {
    return this.byId.size;
  }

  /** Takes what the editor is given as the children of a node, or as the roots. */
  set(parent: Node | undefined, children: readonly Node[]): void {
    this.drop(parent?.id);
    for (const child of children) this.byId.set(child.id, child);
    this.below.set(parent?.id, children);
  }

  collapse(node: Node): void {
    this.collapsed.add(node.id);
    this.drop(node.id);
  }

  /** @returns true when it was collapsed before, and its children have to be drawn again. */
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
    for (const { id } of children) {
      this.byId.delete(id);
      this.drop(id);
    }
  }
}
