import * as l10n from '@vscode/l10n';
import { ProgressLocation, QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { Failure } from '../../aws/failure';
import { scanRegions } from '../../aws/inventory/regionScan';
import type { RegionScan } from '../../aws/inventory/regionScan';
import type { Profile } from '../../aws/profiles/profiles';
import { cityOf, regionsBeside } from '../../directconnect/regions/regions';
import type { Node } from '../../views/tree/node';
import { profileOf } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { pickProfile } from '../pick';
import type { Stores } from '../../views/stores';

/** Checks all regions, with a notification that shows progress and can cancel. */
async function scan(
  { sessions }: Stores,
  { name }: Profile,
  regions: readonly string[],
): Promise<RegionScan> {
  const title = l10n.t('Regions in use by {0}', inert(name));
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return window.withProgress(options, async (progress, token) => {
    const ended = new AbortController();
    token.onCancellationRequested(() => ended.abort());
    const ask = async (region: string, signal: AbortSignal) => {
      const session = await sessions.session({ profile: name, region });
      return session.isInUse(signal);
    };
    return scanRegions(regions, ask, ended.signal, (answered, inUse) =>
      progress.report({
        increment: 100 / regions.length,
        message: l10n.t('{0} of {1} checked, {2} in use', answered, regions.length, inUse),
      }),
    );
  });
}

/** A heading with items; nothing when there are no items. */
function group(label: string, items: readonly QuickPickItem[]): QuickPickItem[] {
  return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
}

/** The regions to choose from, with those in use and those already shown preselected. */
function offer(found: RegionScan, shown: readonly string[]): QuickPickItem[] {
  const { inUse, notEnabled, failed } = found;
  const item = (label: string, why?: string): QuickPickItem => ({
    label,
    picked: inUse.includes(label) || shown.includes(label),
    description: inert([cityOf(label), why].filter(Boolean).join(' · ')),
  });
  const named = new Set([...inUse, ...notEnabled, ...failed.map(({ region }) => region)]);
  return [
    ...group(
      l10n.t('In use'),
      inUse.map((region) => item(region)),
    ),
    ...group(
      l10n.t('Currently shown'),
      shown
        .filter((region) => !named.has(region))
        .map((region) => item(region, found.empty.includes(region) ? l10n.t('nothing found') : undefined)),
    ),
    ...group(
      l10n.t('Unknown'),
      failed.map(({ region, failure }) => item(region, failure.message)),
    ),
    ...group(
      l10n.t('Not enabled'),
      notEnabled.map((region) => item(region, l10n.t('not enabled for this account'))),
    ),
  ];
}

/**
 * The failure when no region could be checked: usually they all fail alike, so the most common cause is given. A region
 * that is not enabled for the account can't be in use, and says nothing about the others.
 * @returns `undefined` when at least one answered.
 */
function noneChecked({ inUse, empty, failed }: RegionScan): Failure | undefined {
  if (inUse.length + empty.length > 0) return undefined;
  const counts = new Map<string, number>();
  for (const { failure } of failed) counts.set(failure.message, (counts.get(failure.message) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const cause = failed.find(({ failure }) => counts.get(failure.message) === most)?.failure;
  if (!cause) return undefined;
  const { kind, message, advice, code, words } = cause;
  const none =
    failed.length === 1
      ? l10n.t('The region could not be checked, so it is not known whether it is in use. {0}', message)
      : most === failed.length
        ? l10n.t(
            'None of the {0} regions could be checked, so it is not known which are in use. {1}',
            failed.length,
            message,
          )
        : l10n.t(
            'None of the {0} regions could be checked, so it is not known which are in use. Most of them failed with: {1}',
            failed.length,
            message,
          );
  return new Failure(kind, none, advice, code, words);
}

/** A one-line summary of the result. */
function summary(name: string, { inUse, empty, notEnabled, failed }: RegionScan, all: number): string {
  const asked = inUse.length + empty.length + notEnabled.length + failed.length;
  if (asked < all)
    return l10n.t('{0}: {1} in use; {2} of {3} regions checked', name, inUse.length, asked, all);
  return failed.length === 0
    ? l10n.t('{0}: {1} of {2} regions in use', name, inUse.length, asked)
    : l10n.t(
        '{0}: {1} of {2} regions in use; {3} could not be checked',
        name,
        inUse.length,
        asked,
        failed.length,
      );
}

/** Finds the regions in which a profile has resources, and asks which of them to show. */
export async function findRegionsInUse(from: Stores, node?: Node): Promise<void> {
  const profile = profileOf(node) ?? (await pickProfile(from));
  if (!profile) return;
  const shown = from.choices.regionsOf(profile);
  const regions = [...new Set([...shown, ...regionsBeside(profile.regions[0] ?? shown[0])])];
  const found = await scan(from, profile, regions);
  const problem = noneChecked(found);
  if (problem) throw problem;
  const { inUse, empty, notEnabled, failed } = found;
  if (inUse.length + empty.length + notEnabled.length + failed.length === 0) return;
  const picked = await window.showQuickPick(offer(found, shown), {
    canPickMany: true,
    matchOnDescription: true,
    title: summary(inert(profile.name), found, regions.length),
    placeHolder: l10n.t('Regions to show'),
  });
  if (!picked) return;
  await from.choices.chooseRegions(
    profile,
    picked.map(({ label }) => label),
  );
}
