import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import type { Profile } from '../../../aws/profiles/profiles';
import { visible } from '../../../directconnect/text';
import { accountWords } from '../accountNames';
import { unwellIn, unwellWords } from '../attention';
import { credentialWords } from '../credentialWords';
import type { DrawnFrom } from '../drawing';
import type { Row } from '../row';
import { nodeId } from '../../tree/node';
import type { Node } from '../../tree/node';
import { groupIcon } from '../../tree/stateIcon';
import { fieldTooltip } from '../../tree/tooltip';
import { described, spoken } from '../../tree/words';
import { EmptyNode } from '../../tree/nodes/emptyNode';
import { RegionNode } from './regionNode';

/** An AWS profile. Contains its regions; listing them makes no requests. */
export class ProfileNode implements Row {
  readonly id: string;

  constructor(
    readonly profile: Profile,
    private readonly from: DrawnFrom,
    readonly parent?: Node,
  ) {
    this.id = nodeId(profile.name);
  }

  getTreeItem(): TreeItem {
    const { name, origin, sso, doubt } = this.profile;
    const favorite = this.from.options.isFavorite(name);
    const item = new TreeItem(visible(name), TreeItemCollapsibleState.Collapsed);
    const below = unwellIn(this.from.inventories, this.places());
    const description = described(
      unwellWords(below),
      favorite ? l10n.t('favorite') : undefined,
      origin.kind === 'memory' ? l10n.t('local endpoint') : undefined,
      doubt ? l10n.t('not used') : undefined,
      // Below the row of its account, that says it.
      this.parent ? undefined : accountWords(this.from.identities, this.profile),
    );
    item.id = this.id;
    item.contextValue = ['profile', ...(favorite ? ['favorite'] : []), ...(sso ? ['sso'] : [])].join('.');
    item.iconPath = groupIcon(favorite ? 'star-full' : 'account', below);
    if (description) item.description = description;
    item.accessibilityInformation = {
      label: spoken(described(l10n.t('AWS profile {0}', name), description)),
    };
    return item;
  }

  getTooltip(): MarkdownString {
    const { name } = this.profile;
    const identity = this.from.accounts.identityOf(name);
    return fieldTooltip(name, [
      {
        label: l10n.t('Account'),
        value: identity?.accountId ?? l10n.t('not known until a region is opened'),
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
      return [new EmptyNode(this, l10n.t('This profile has no region. Use Choose Regions…'))];
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
