import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Profile } from '../../../aws/profiles';
import { nodeId } from '../node';
import type { Node } from '../node';
import type { TreeSource } from '../provider';
import { EmptyNode } from './emptyNode';
import { RegionNode } from './regionNode';

/** An AWS profile. Below it its regions: listing them asks nothing of AWS. */
export class ProfileNode implements Node {
  readonly id: string;

  constructor(
    readonly profile: Profile,
    private readonly from: TreeSource,
  ) {
    this.id = nodeId(profile.name);
  }

  getTreeItem(): TreeItem {
    const { name, origin } = this.profile;
    const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
    item.id = this.id;
    item.contextValue = 'profile';
    item.iconPath = new ThemeIcon('account');
    if (origin.kind === 'memory') item.description = l10n.t('local endpoint');
    item.accessibilityInformation = { label: l10n.t('AWS profile {0}', name) };
    return item;
  }

  getChildren(): Node[] {
    const places = this.from.choices
      .regionsOf(this.profile)
      .map((region) => ({ profile: this.profile.name, region }));
    for (const place of places) this.from.sessions.prepare(place);
    if (places.length === 0) {
      return [new EmptyNode(this, l10n.t('No region is named for this profile: use Choose Regions…'))];
    }
    return places.map((place) => new RegionNode(this, place, this.from.inventories));
  }
}
