import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { orders } from '../../directconnect/inventory/order';
import type { Order } from '../../directconnect/inventory/order';
import type { Node } from '../../views/tree/node';
import { profileOf } from '../../views/connections/resourceOf';
import { groupings } from '../../views/connections/viewOptions';
import type { Grouping, ViewOptions } from '../../views/connections/viewOptions';
import { chosenNodes } from '../arguments';

const groupingWords: Record<Grouping, () => { label: string; detail: string }> = {
  profile: () => ({ label: l10n.t('Profile'), detail: l10n.t('Profiles, then their regions') }),
  account: () => ({
    label: l10n.t('Account'),
    detail: l10n.t('Accounts, then their profiles, once a region of the profile has been opened'),
  }),
  location: () => ({
    label: l10n.t('Location'),
    detail: l10n.t('Regions, then their Direct Connect locations'),
  }),
};

const orderWords: Record<Order, () => { label: string; detail: string }> = {
  vlan: () => ({ label: l10n.t('VLAN'), detail: l10n.t('Connections keep the order AWS lists them in') }),
  name: () => ({ label: l10n.t('Name'), detail: l10n.t('A to Z, with numbers in numeric order') }),
  state: () => ({ label: l10n.t('State'), detail: l10n.t('Rows that need attention first') }),
};

/** Asks for one of a few values; the current one is marked. */
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

/** Adds the profiles of the rows to the favorites, or removes them. */
export async function setFavorite(
  options: ViewOptions,
  favorite: boolean,
  node?: Node,
  selected: readonly Node[] = [],
): Promise<void> {
  const names = chosenNodes(node, selected).flatMap((row) => profileOf(row)?.name ?? []);
  await options.setFavorite([...new Set(names)], favorite);
}
