import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { MarkdownString } from 'vscode';
import type { Place } from '../../../aws/session/place';
import type { Profile } from '../../../aws/profiles/profiles';
import { accountLabel, regionLabel } from '../../../directconnect/labels';
import { visible } from '../../../directconnect/text';
import { credentialWords } from '../credentialWords';
import type { DrawnFrom } from '../drawing';
import type { Row } from '../row';
import { nodeId } from '../../tree/node';
import type { Node } from '../../tree/node';
import { tooltip } from '../../tree/tooltip';
import type { TooltipLine } from '../../tree/tooltip';
import { described } from '../../tree/words';
import { EmptyNode } from '../../tree/nodes/emptyNode';
import { RegionNode } from './regionNode';

/** How many regions its tooltip names; of more, it says how many there are. */
const NAMED = 4;

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
    return tooltip(this.profile.name, [
      ...this.facts(),
      { label: l10n.t('Regions'), value: this.regionWords() },
    ]);
  }

  /** Whose it is, as far as that is known, and with which credentials, for a tooltip. */
  facts(): TooltipLine[] {
    const { accountId, alias, arn } = this.from.accounts.identityOf(this.profile.name) ?? {};
    return [
      { label: l10n.t('Account'), value: accountId && accountLabel(accountId, alias) },
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
    const more = regions.length - NAMED;
    const named = regions.slice(0, NAMED).join(', ');
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
