import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import type { Profile } from '../../../aws/profiles/profiles';
import { visible } from '../../../directconnect/text';
import { credentialWords } from '../credentialWords';
import type { DrawnFrom } from '../drawing';
import { nodeId } from '../node';
import type { Node } from '../node';
import { fieldTooltip } from '../tooltip';
import { described } from '../words';
import { EmptyNode } from './emptyNode';
import { RegionNode } from './regionNode';

/** An AWS profile. Below it its regions: listing them asks nothing of AWS. */
export class ProfileNode implements Node {
  readonly id: string;
  readonly parent?: Node;

  constructor(
    readonly profile: Profile,
    private readonly from: DrawnFrom,
    parent?: Node,
  ) {
    this.id = nodeId(profile.name);
    if (parent) this.parent = parent;
  }

  getTreeItem(): TreeItem {
    const { name, origin, sso, doubt } = this.profile;
    const favorite = this.from.options.isFavorite(name);
    const item = new TreeItem(visible(name), TreeItemCollapsibleState.Collapsed);
    const description = described(
      favorite ? l10n.t('favorite') : undefined,
      origin.kind === 'memory' ? l10n.t('local endpoint') : undefined,
      doubt ? l10n.t('not used') : undefined,
    );
    item.id = this.id;
    item.contextValue = ['profile', ...(favorite ? ['favorite'] : []), ...(sso ? ['sso'] : [])].join('.');
    item.iconPath = new ThemeIcon(favorite ? 'star-full' : 'account');
    if (description) item.description = description;
    item.accessibilityInformation = {
      label: favorite ? l10n.t('AWS profile {0}, favorite', name) : l10n.t('AWS profile {0}', name),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    const { name } = this.profile;
    const identity = this.from.accounts.identityOf(name);
    return fieldTooltip(name, [
      {
        label: l10n.t('Account'),
        value: identity?.accountId ?? l10n.t('not known yet: open a region to see'),
      },
      ...(identity?.alias ? [{ label: l10n.t('Account alias'), value: identity.alias }] : []),
      ...(identity ? [{ label: l10n.t('Identity'), value: identity.arn }] : []),
      { label: l10n.t('Credentials'), value: credentialWords(this.profile) },
      {
        label: l10n.t('Regions'),
        value: this.places()
          .map(({ region }) => region)
          .join(', '),
      },
    ]);
  }

  getChildren(): Node[] {
    const places = this.places();
    for (const place of places) this.from.sessions.prepare(place);
    if (places.length === 0) {
      return [new EmptyNode(this, l10n.t('No region is named for this profile: use Choose Regions…'))];
    }
    return places.map((place) => new RegionNode(this, place, this.from));
  }

  leadsTo({ profile }: Place): boolean {
    return profile === this.profile.name;
  }

  places(): readonly Place[] {
    const { name: profile } = this.profile;
    return this.from.choices.regionsOf(this.profile).map((region) => ({ profile, region }));
  }
}
