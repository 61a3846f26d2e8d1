import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import { isStale } from '../../../aws/inventory/snapshot';
import type { Snapshot } from '../../../aws/inventory/snapshot';
import type { Place } from '../../../aws/session/place';
import { resourceKinds } from '../../../directconnect/kinds';
import type { ResourceKind } from '../../../directconnect/kinds/kind';
import { regionLabel } from '../../../directconnect/labels';
import { cityOf } from '../../../directconnect/regions/regions';
import { hasResources } from '../../../directconnect/resources/resources';
import { unhealthyIn, unhealthyWords } from '../attention';
import { Drawing } from '../drawing';
import type { DrawnFrom } from '../drawing';
import { placeId } from '../row';
import type { Row } from '../row';
import type { Node } from '../../tree/node';
import { groupIcon } from '../../tree/stateIcon';
import { tooltip } from '../../tree/tooltip';
import type { TooltipLine } from '../../tree/tooltip';
import { clockTime, described, spoken } from '../../tree/words';
import { EmptyNode } from '../../tree/nodes/emptyNode';
import { FailureNode } from '../../tree/nodes/failureNode';
import { ForeignConnectionsNode } from './foreignConnectionsNode';
import { LoadingNode } from '../../tree/nodes/loadingNode';
import { LocationNode } from './locationNode';
import { portNodes } from './portNodes';

/** What a region's tooltip counts, in this order. */
const COUNTED: readonly ResourceKind[] = ['lag', 'connection', 'interconnect', 'virtualInterface'];

/** @param count how many virtual interfaces have arrived. */
function readingWords(count: number): string {
  if (count === 0) return l10n.t('Reading…');
  return count === 1
    ? l10n.t('Reading… 1 virtual interface so far')
    : l10n.t('Reading… {0} virtual interfaces so far', count.toLocaleString());
}

/** A region of a profile. Opening it reads everything that the account has there. */
export class RegionNode implements Row {
  readonly id: string;
  readonly code: string;
  private readonly drawing: Drawing;

  constructor(
    readonly parent: Node | undefined,
    readonly place: Place,
    private readonly from: DrawnFrom,
  ) {
    this.id = placeId(place);
    this.code = place.region;
    this.drawing = new Drawing(place, from);
  }

  getTreeItem(): TreeItem {
    const item = new TreeItem(this.place.region, TreeItemCollapsibleState.Collapsed);
    const below = unhealthyIn(this.from.inventories, this.places());
    const description = described(unhealthyWords(below), cityOf(this.place.region), this.age());
    item.id = this.id;
    if (description) item.description = description;
    item.contextValue = 'region';
    item.iconPath = groupIcon('globe', below);
    item.accessibilityInformation = {
      label: spoken(described(l10n.t('Region {0}', this.place.region), description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    return tooltip(regionLabel(this.place.region), this.facts());
  }

  /** When it was read, and what it has, for a tooltip. */
  protected facts(): TooltipLine[] {
    const { readAt } = this.from.inventories.current(this.place) ?? {};
    const counts = COUNTED.map((kind): [label: string, count: number] => {
      const { listedIn, words } = resourceKinds[kind];
      return [words.label(), listedIn(this.drawing.inventory).length];
    });
    return [
      {
        label: l10n.t('Read'),
        value: readAt === undefined ? l10n.t('not yet') : new Date(readAt).toLocaleString(),
      },
      ...counts
        .filter(([, count]) => readAt !== undefined || count > 0)
        .map(([label, count]) => ({ label, value: count.toLocaleString() })),
    ];
  }

  places(): readonly Place[] {
    return [this.place];
  }

  async getChildren(mayRead = true): Promise<Node[]> {
    const { inventories } = this.from;
    const snapshot = mayRead ? await inventories.open(this.place) : inventories.current(this.place);
    if (!snapshot) return [];
    await this.drawing.prepare();
    const { failure, readAt } = snapshot;
    return [
      ...(failure ? [new FailureNode(this, failure)] : []),
      ...(failure && readAt === undefined ? [] : this.rows(snapshot)),
    ];
  }

  private rows({ sweep, readAt, reading }: Snapshot): Node[] {
    const { index, inventory } = this.drawing;
    const failures = sweep.failures.map((failure, at) => new FailureNode(this, failure, `.${at}`));
    const rows: Node[] = [
      ...(this.from.options.grouping === 'location'
        ? index.locations.map((location) => new LocationNode(this, this.drawing, location))
        : portNodes(this, this.drawing, index.topLevel)),
    ];
    if (index.foreign.length > 0 && (readAt !== undefined || !reading)) {
      rows.push(new ForeignConnectionsNode(this, this.drawing, sweep.failures.length === 0));
    }
    if (reading && readAt === undefined) {
      rows.push(new LoadingNode(this, readingWords(inventory.virtualInterfaces.length)));
    }
    if (rows.length === 0 && hasResources(inventory)) {
      rows.push(new EmptyNode(this, l10n.t('Nothing in this region matches the filter')));
    }
    if (rows.length + failures.length > 0) return [...failures, ...rows];
    return [new EmptyNode(this, l10n.t('No Direct Connect resources in this region'))];
  }

  /** The age of rows from an earlier reading. */
  protected age(): string | undefined {
    const snapshot = this.from.inventories.current(this.place);
    if (snapshot?.readAt === undefined || !isStale(snapshot)) return undefined;
    const time = clockTime(snapshot.readAt);
    return snapshot.reading
      ? l10n.t('as of {0}, refreshing…', time)
      : l10n.t('as of {0}; refresh failed', time);
  }
}
