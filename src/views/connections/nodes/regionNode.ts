import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Sweep } from '../../../aws/session';
import type { Place } from '../../../aws/place';
import type { InventoryStore } from '../../../aws/inventory/store';
import { nodeId } from '../node';
import type { Node } from '../node';
import { ConnectionNode } from './connectionNode';
import { EmptyNode } from './emptyNode';
import { FailureNode } from './failureNode';
import { ForeignConnectionsNode } from './foreignConnectionsNode';
import { LagNode } from './lagNode';

/** A region of a profile. Opening it reads all that the account has there. */
export class RegionNode implements Node {
  readonly id: string;

  constructor(
    readonly parent: Node,
    readonly place: Place,
    private readonly inventories: InventoryStore,
  ) {
    this.id = nodeId(place.profile, place.region);
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(this.place.region, TreeItemCollapsibleState.Collapsed);
    item.id = this.id;
    item.contextValue = 'region';
    item.iconPath = new ThemeIcon('globe');
    item.accessibilityInformation = { label: l10n.t('Region {0}', this.place.region) };
    return item;
  }

  async getChildren(): Promise<Node[]> {
    const { sweep, failure, readAt } = await this.inventories.open(this.place);
    return [
      ...(failure ? [new FailureNode(this, this.place, failure)] : []),
      ...(failure && readAt === undefined ? [] : this.rows(sweep)),
    ];
  }

  private rows(sweep: Sweep): Node[] {
    const { place } = this;
    const { connections, lags, virtualInterfaces, failures } = sweep;
    const lagIds = new Set(lags.map(({ lagId }) => lagId));
    const own = new Set([...lagIds, ...connections.map(({ connectionId }) => connectionId)]);
    const foreign = virtualInterfaces.filter(({ connectionId }) => !own.has(connectionId));
    const rows: Node[] = [
      ...failures.map((failure, index) => new FailureNode(this, place, failure, index)),
      ...lags.map((lag) => new LagNode(this, place, lag, sweep)),
      ...connections
        .filter(({ lagId }) => !lagIds.has(lagId) || lagId === undefined)
        .map((connection) => new ConnectionNode(this, place, connection, sweep)),
      ...(foreign.length > 0
        ? [new ForeignConnectionsNode(this, place, foreign, failures.length === 0)]
        : []),
    ];
    return rows.length > 0
      ? rows
      : [new EmptyNode(this, l10n.t('No Direct Connect resources in this region'))];
  }
}
