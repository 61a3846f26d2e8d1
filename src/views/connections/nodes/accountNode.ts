import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Place } from '../../../aws/session/place';
import type { Profile } from '../../../aws/profiles/profiles';
import { accountLabel } from '../../../directconnect/labels';
import { unhealthyIn, unhealthyWords } from '../attention';
import type { DrawnFrom } from '../drawing';
import type { Row } from '../row';
import { nodeId } from '../../tree/node';
import type { Node } from '../../tree/node';
import { groupIcon } from '../../tree/stateIcon';
import { described, spoken } from '../../tree/words';
import { profileRow } from './oneRegionNode';

/** An AWS account, when the tree is grouped by account. Contains the profiles known to belong to it. */
export class AccountNode implements Row {
  readonly id: string;

  /** @param code its 12 digits. */
  constructor(
    readonly code: string,
    private readonly alias: string | undefined,
    private readonly profiles: readonly Profile[],
    private readonly from: DrawnFrom,
  ) {
    this.id = nodeId('!account', code);
  }

  getTreeItem(): TreeItem {
    const label = accountLabel(this.code, this.alias);
    const count = this.profiles.length;
    const below = unhealthyIn(this.from.inventories, this.places());
    const description = described(
      unhealthyWords(below),
      count === 1 ? l10n.t('1 profile') : l10n.t('{0} profiles', count),
    );
    // Its profiles were visible before their account was known, and stay visible.
    const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
    item.id = this.id;
    item.contextValue = 'account';
    item.iconPath = groupIcon('organization', below);
    item.description = description;
    item.accessibilityInformation = { label: l10n.t('AWS account {0}, {1}', label, spoken(description)) };
    return item;
  }

  getChildren(): Node[] {
    return this.profiles.map((profile) => profileRow(profile, this.from, this));
  }

  leadsTo({ profile }: Place): boolean {
    return this.profiles.some(({ name }) => name === profile);
  }

  places(): readonly Place[] {
    return this.profiles.flatMap((profile) => profileRow(profile, this.from, this).places?.() ?? []);
  }
}
