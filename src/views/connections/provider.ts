import { EventEmitter, commands } from 'vscode';
import type { Disposable, Event, TreeDataProvider, TreeItem } from 'vscode';
import type { ProfileStore } from '../../aws/profileStore';
import type { Place } from '../../aws/place';
import type { IdentityStore } from '../../aws/identityStore';
import type { InventoryStore } from '../../aws/inventory/store';
import type { SessionStore } from '../../aws/sessionStore';
import { contextKeys } from '../../contributions';
import type { Choices } from './choices';
import { nodeId } from './node';
import type { Node } from './node';
import { ProblemNode } from './nodes/problemNode';
import { ProfileNode } from './nodes/profileNode';

/** What the tree draws. */
export interface TreeSource {
  readonly profiles: ProfileStore;
  readonly sessions: SessionStore;
  readonly inventories: InventoryStore;
  readonly identities: IdentityStore;
  readonly choices: Choices;
}

/** The tree of the Direct Connect view. What a row shows and holds is its node's affair. */
export class ConnectionsProvider implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData: Event<Node | undefined> = this.changed.event;
  /** The nodes that VS Code holds, by id: a change is announced for the very object it was given. */
  private readonly shown = new Map<string, Node>();

  constructor(private readonly from: TreeSource) {
    const { choices, inventories } = from;
    choices.onDidChange(() => this.changed.fire(undefined));
    inventories.on('change', (place) => {
      this.changed.fire(place && this.shown.get(nodeId(place.profile, place.region)));
    });
  }

  getTreeItem(node: Node): TreeItem {
    return node.getTreeItem();
  }

  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    item.tooltip ??= node.getTooltip?.();
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const children = await this.below(node);
    for (const child of children) this.shown.set(child.id, child);
    return children;
  }

  /** The node of a resource, read along the way from its profile down if need be. */
  async find({ profile, region }: Place, resourceId: string): Promise<Node | undefined> {
    const wanted = nodeId(profile, region, resourceId);
    const search = async (nodes: Node[]): Promise<Node | undefined> => {
      for (const node of nodes) {
        if (node.id === wanted) return node;
        const onTheWay = node.place
          ? node.place.profile === profile && node.place.region === region
          : node.id === nodeId(profile);
        const found = onTheWay ? await search(await this.below(node)) : undefined;
        if (found) return found;
      }
      return undefined;
    };
    return search(await this.below());
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async below(node?: Node): Promise<Node[]> {
    return node ? ((await node.getChildren?.()) ?? []) : this.roots();
  }

  private async roots(): Promise<Node[]> {
    const { profiles, problems } = await this.from.profiles.list();
    const shown = profiles.filter((profile) => this.from.choices.isShown(profile));
    void commands.executeCommand(
      'setContext',
      contextKeys.allHidden,
      shown.length < profiles.length && shown.length === 0,
    );
    return [
      ...problems.map((problem) => new ProblemNode(problem)),
      ...shown.map((profile) => new ProfileNode(profile, this.from)),
    ];
  }
}
