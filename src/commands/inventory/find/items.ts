import * as l10n from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { resourceKinds } from '../../../directconnect/kinds';
import { subjectFrom } from '../../../directconnect/kinds/subject';
import { regionLabel } from '../../../directconnect/labels';
import { bgpStatusWords } from '../../../directconnect/resources/bgpStatus';
import { displayName } from '../../../directconnect/resources/resources';
import { stateWords } from '../../../directconnect/resources/states';
import { inert } from '../../../views/inert';
import type { Advice } from '../query/advice';
import { completionItems, problemItems, separator } from '../query/items';
import type { QueryItem } from '../query/items';
import type { Finder, Found } from './finder';

/** A line of the quick pick. One without a target is informational, or completes what was typed. */
export interface FindItem extends QueryItem {
  readonly target?: { readonly places: readonly Place[]; readonly id: string };
}

/** How many places a line lists. */
const MAX_PLACES = 4;
/** How many profiles the line of a virtual interface lists; the others are only counted. */
const MAX_PROFILES = 3;

/** The profiles that see a virtual interface, and its region. */
function whereSeen(places: readonly Place[]): string[] {
  const profiles = [...new Set(places.map(({ profile }) => profile))];
  const others = profiles.length - MAX_PROFILES;
  return [
    others > 1
      ? l10n.t('{0} and {1} more profiles', profiles.slice(0, MAX_PROFILES).join(', '), others)
      : profiles.join(', '),
    ...new Set(places.map(({ region }) => regionLabel(region))),
  ];
}

/**
 * The item for a virtual interface that was found. The matched text may be in none of its lines; it is shown anyway.
 */
export function itemOf({ virtualInterface, connectionName, places }: Found): FindItem {
  const { id, name, state } = subjectFrom('virtualInterface', virtualInterface);
  const { vlan, connectionId } = virtualInterface;
  const words = [
    l10n.t('VLAN {0}', vlan ?? '?'),
    stateWords(state).label,
    bgpStatusWords(virtualInterface) ?? [],
  ].flat();
  return {
    label: inert(displayName(name, id)),
    description: inert(words.join(' · ')),
    detail: inert([id, displayName(connectionName, connectionId), ...whereSeen(places)].join(' · ')),
    alwaysShow: true,
    target: { places, id },
  };
}

function named(places: readonly Place[]): string {
  const names = places
    .slice(0, MAX_PLACES)
    .map(({ profile, region }) => `${profile} · ${regionLabel(region)}`);
  return inert([...names, ...(places.length > MAX_PLACES ? ['…'] : [])].join(', '));
}

function line(icon: string, label: string, detail?: string): FindItem {
  return {
    label,
    iconPath: new ThemeIcon(icon),
    alwaysShow: true,
    ...(detail && { detail }),
  };
}

/** The line for no results: about what was typed, and where it was searched. */
function nothingFound(finder: Finder, typed: string): FindItem {
  const { answered, places } = finder;
  if (places.length === 0) {
    return line(
      'info',
      l10n.t('There is no visible profile to search'),
      l10n.t('Run Choose Profiles… to show one, or create one with "aws configure".'),
    );
  }
  const regions = l10n.t('{0} of {1} regions read', answered, places.length);
  if (answered < places.length) return line('loading~spin', l10n.t('Nothing found yet'), regions);
  return typed.trim() === ''
    ? line('info', l10n.t('No virtual interface in the regions that could be read'), regions)
    : line(
        'info',
        inert(l10n.t('No virtual interface matches {0}', typed.trim())),
        l10n.t('Try a part of it, or fewer words.'),
      );
}

/** Says what typing starts: reading may use credentials, which opening the box alone should not do. */
function readsOnceTyped({ unread }: Finder): FindItem[] {
  if (unread === 0) return [];
  return [
    line(
      'info',
      unread === 1
        ? l10n.t('Type to search: this reads 1 region from AWS')
        : l10n.t('Type to search: this reads {0} regions from AWS', unread.toLocaleString()),
      l10n.t('With the credentials of the shown profiles. What has already been read is listed below.'),
    ),
  ];
}

/** Says how text that can't be parsed was searched for. */
function asPlainWords(count: number): FindItem {
  return count === 0
    ? line('info', l10n.t('No match as plain words either'))
    : line('info', l10n.t('Searched as plain words instead'));
}

/**
 * The lines above the virtual interfaces: what is wrong with what was typed, and what it may become. That a value was
 * not found is said only when nothing matches: another region may have it.
 * @param count how many were found.
 */
export function linesAbove(advice: Advice, count: number): FindItem[] {
  const known = count === 0 ? advice : { ...advice, unseen: [] };
  const lines = [...problemItems(known), ...completionItems(known)];
  return count === 0 || lines.length === 0
    ? lines
    : [...lines, separator(resourceKinds.virtualInterface.words.label())];
}

/**
 * The lines below the virtual interfaces: how many more there are, what was not understood, and what was not searched
 * and why.
 * @param found how many were found, how many of them are not listed, and whether what was typed was understood.
 */
export function linesBelow(
  finder: Finder,
  typed: string,
  found: { readonly count: number; readonly hidden: number; readonly isUnderstood: boolean },
): FindItem[] {
  const { isReading, leftOut, places, unsearched } = finder;
  const isBegun = isReading || places.length === 0;
  const { count, hidden, isUnderstood } = found;
  return [
    ...(isUnderstood ? [] : [asPlainWords(count)]),
    ...(count === 0 && isUnderstood && isBegun ? [nothingFound(finder, typed)] : []),
    ...(isBegun ? [] : readsOnceTyped(finder)),
    ...(hidden > 0
      ? [line('ellipsis', l10n.t('{0} more. Keep typing to narrow the list', hidden.toLocaleString()))]
      : []),
    ...unsearched.map(({ message, places }) =>
      line(
        'warning',
        places.length === 1
          ? inert(l10n.t('1 region could not be read: {0}', message))
          : inert(l10n.t('{0} regions could not be read: {1}', places.length, message)),
        named(places),
      ),
    ),
    ...(leftOut.length > 0
      ? [
          line(
            'lock',
            leftOut.length === 1
              ? l10n.t('1 region needs an MFA code: open it in the tree first')
              : l10n.t('{0} regions need an MFA code: open them in the tree first', leftOut.length),
            named(leftOut),
          ),
        ]
      : []),
  ];
}
