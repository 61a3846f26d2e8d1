import * as l10n from '@vscode/l10n';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import type { Profile } from '../../../aws/profiles/profiles';
import { regionLabel } from '../../../directconnect/labels';
import { visible } from '../../../directconnect/text';
import { accountWords } from '../accountNames';
import { unhealthyIn, unhealthyWords } from '../attention';
import { credentialWords } from '../credentialWords';
import type { DrawnFrom } from '../drawing';
import type { Row } from '../row';
import { nodeId } from '../../tree/node';
import type { Node } from '../../tree/node';
import { groupIcon } from '../../tree/stateIcon';
import { tooltip } from '../../tree/tooltip';
import type { TooltipLine } from '../../tree/tooltip';
import { described, spoken } from '../../tree/words';
import { EmptyNode } from '../../tree/nodes/emptyNode';
import { RegionNode } from './regionNode';

/** How many regions its tooltip names; the others are only counted. */
const MAX_NAMED = 4;

/** An AWS profile. Contains its regions; listing them makes no requests. */
export class ProfileNode implements Row {
  readonly id: string;
  readonly code: string;

  constructor(
    readonly profile: Profile,
    private readonly from: DrawnFrom,
    readonly parent?: Node,
  ) {
    this.id = nodeId(profile.name);
    this.code = profile.name;
  }

  getTreeItem(): TreeItem {
    return this.itemFor();
  }

  /** The row; with its only region, and the age of what is in it, if there is no row for that. */
  itemFor(region?: string, age?: string): TreeItem {
    const { name, origin, sso, doubt } = this.profile;
    const favorite = this.from.options.isFavorite(name);
    const item = new TreeItem(visible(name), TreeItemCollapsibleState.Collapsed);
    const below = unhealthyIn(this.from.inventories, this.places());
    const description = described(
      unhealthyWords(below),
      region,
      favorite ? l10n.t('favorite') : undefined,
      origin.kind === 'memory' ? l10n.t('local endpoint') : undefined,
      doubt ? l10n.t('not used') : undefined,
      // Below the row of its account, the account need not be repeated.
      this.parent ? undefined : accountWords(this.from.identities, this.profile),
      age,
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
    return tooltip(this.profile.name, [
      ...this.facts(),
      { label: l10n.t('Regions'), value: this.regionWords() },
    ]);
  }

  /** The account, as far as it is known, and the credentials, for a tooltip. */
  facts(): TooltipLine[] {
    const { arn } = this.from.accounts.identityOf(this.profile.name) ?? {};
    return [
      { label: l10n.t('Account'), value: accountWords(this.from.identities, this.profile) },
      { label: l10n.t('Identity'), value: arn },
      { label: l10n.t('Credentials'), value: credentialWords(this.profile) },
    ];
  }

  getChildren(): Node[] {
    const places = this.places();
    for (const place of places) this.from.sessions.prepare(place);
    if (places.length === 0) {
      return [new EmptyNode(this, l10n.t('This profile has no region. Use Choose Regions…'))];
    }
    return places.map((place) => new RegionNode(this, place, this.from));
  }

  private regionWords(): string {
    const regions = this.places().map(({ region }) => regionLabel(region));
    const more = regions.length - MAX_NAMED;
    const named = regions.slice(0, MAX_NAMED).join(', ');
    return more > 0 ? l10n.t('{0} and {1} more', named, more) : named;
  }

  leadsTo({ profile }: Place): boolean {
    return profile === this.profile.name;
  }

  places(): readonly Place[] {
    const { name: profile } = this.profile;
    return this.from.choices.regionsOf(this.profile).map((region) => ({ profile, region }));
  }
}
