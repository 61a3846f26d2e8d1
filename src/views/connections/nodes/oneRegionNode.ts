import * as l10n from '@vscode/l10n';
import type { MarkdownString, TreeItem } from 'vscode';
import type { Profile } from '../../../aws/profiles/profiles';
import type { Place } from '../../../aws/session/place';
import { regionLabel } from '../../../directconnect/labels';
import type { DrawnFrom } from '../drawing';
import type { Row } from '../row';
import { tooltip } from '../../tree/tooltip';
import { ProfileNode } from './profileNode';
import { RegionNode } from './regionNode';

/** A profile with only one region: what is in the region is directly below it. */
class OneRegionNode extends RegionNode {
  readonly profile: Profile;
  override readonly code: string;
  /** Opening it counts as opening the profile's row, which is back as soon as there is a second region. */
  readonly replaces: string;

  constructor(
    private readonly row: ProfileNode,
    place: Place,
    from: DrawnFrom,
  ) {
    super(row.parent, place, from);
    this.profile = row.profile;
    this.replaces = row.id;
    this.code = row.code;
  }

  override getTreeItem(): TreeItem {
    const item = this.row.itemFor(regionLabel(this.place.region), this.age());
    item.id = this.id;
    return item;
  }

  override getTooltip(): MarkdownString {
    const region = { label: l10n.t('Region'), value: regionLabel(this.place.region) };
    return tooltip(this.profile.name, [...this.row.facts(), region, ...this.facts()]);
  }
}

/** The row of a profile. With only one region, there is no row for that. @param parent `undefined` at the root. */
export function profileRow(profile: Profile, from: DrawnFrom, parent?: Row): Row {
  const row = new ProfileNode(profile, from, parent);
  const [place, ...others] = row.places();
  return place && others.length === 0 ? new OneRegionNode(row, place, from) : row;
}
