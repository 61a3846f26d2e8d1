import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { orders } from '../../directconnect/inventory/order';
import type { Order } from '../../directconnect/inventory/order';
import type { Node } from '../../views/connections/node';
import { profileOf } from '../../views/connections/resourceOf';
import { groupings } from '../../views/connections/viewOptions';
import type { Grouping, ViewOptions } from '../../views/connections/viewOptions';

const groupingWords: Record<Grouping, () => { label: string; detail: string }> = {
  profile: () => ({ label: l10n.t('Profile'), detail: l10n.t('Profiles, and below them their regions') }),
  account: () => ({
    label: l10n.t('Account'),
    detail: l10n.t('Profiles below their account, as soon as a region of theirs was opened'),
  }),
  location: () => ({
    label: l10n.t('Location'),
    detail: l10n.t('In each region the Direct Connect locations, and below them what stands there'),
  }),
};

const orderWords: Record<Order, () => { label: string; detail: string }> = {
  vlan: () => ({ label: l10n.t('VLAN'), detail: l10n.t('Connections stay as AWS lists them') }),
  name: () => ({ label: l10n.t('Name'), detail: l10n.t('From A to Z, numbers by their value') }),
  state: () => ({ label: l10n.t('State'), detail: l10n.t('What calls for attention first') }),
};

/** Asks for one of a few values; the one that holds now is marked. */
async function chooseOne<Value extends string>(
  title: string,
  values: readonly Value[],
  current: Value,
  words: Record<Value, () => { label: string; detail: string }>,
): Promise<Value | undefined> {
  const items = values.map((value) => ({
    ...words[value](),
    value,
    ...(value === current && { description: l10n.t('current') }),
  }));
  const picked = await window.showQuickPick(items, { title, placeHolder: title });
  return picked?.value;
}

/** Asks what the rows are grouped by. */
export async function groupBy(options: ViewOptions): Promise<void> {
  const picked = await chooseOne(l10n.t('Group By'), groupings, options.grouping, groupingWords);
  if (picked) await options.setGrouping(picked);
}

/** Asks what the rows are sorted by. */
export async function sortBy(options: ViewOptions): Promise<void> {
  const picked = await chooseOne(l10n.t('Sort By'), orders, options.order, orderWords);
  if (picked) await options.setOrder(picked);
}

/** Puts the profiles of the rows it was called on first, or back among the others. */
export async function setFavorite(
  options: ViewOptions,
  favorite: boolean,
  node?: Node,
  selected: readonly Node[] = [],
): Promise<void> {
  const names = [...(node ? [node] : []), ...selected].flatMap((row) => profileOf(row)?.name ?? []);
  await options.setFavorite([...new Set(names)], favorite);
}
