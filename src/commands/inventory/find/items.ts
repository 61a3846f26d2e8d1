import * as l10n from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Place } from '../../../aws/session/place';
import { bgpStatusWords } from '../../../directconnect/resources/bgpStatus';
import { displayName } from '../../../directconnect/resources/resources';
import { stateWords } from '../../../directconnect/resources/states';
import { inert } from '../../../views/inert';
import type { Finder, Found } from './finder';

/** A line of the quick pick. One without a target only tells something. */
export interface FindItem extends QuickPickItem {
  readonly target?: { readonly place: Place; readonly id: string };
}

/** How many places a line names. */
const NAMED = 4;

/** A virtual interface that was found. What it was found by may be in none of its lines: it is shown all the same. */
export function itemOf({ virtualInterface, connectionName, place }: Found): FindItem {
  const {
    virtualInterfaceId = '',
    virtualInterfaceName,
    virtualInterfaceState,
    vlan,
    connectionId,
  } = virtualInterface;
  const words = [
    l10n.t('VLAN {0}', vlan ?? '?'),
    stateWords(virtualInterfaceState).label,
    bgpStatusWords(virtualInterface) ?? [],
  ].flat();
  return {
    label: inert(displayName(virtualInterfaceName, virtualInterfaceId)),
    description: inert(words.join(' · ')),
    detail: inert(
      [virtualInterfaceId, displayName(connectionName, connectionId), place.profile, place.region].join(
        ' · ',
      ),
    ),
    alwaysShow: true,
    target: { place, id: virtualInterfaceId },
  };
}

function named(places: readonly Place[]): string {
  const names = places.slice(0, NAMED).map(({ profile, region }) => `${profile} · ${region}`);
  return inert([...names, ...(places.length > NAMED ? ['…'] : [])].join(', '));
}

function line(icon: string, label: string, detail?: string): FindItem {
  return {
    label,
    iconPath: new ThemeIcon(icon),
    alwaysShow: true,
    ...(detail && { detail }),
  };
}

/** What is said when nothing was found: of what was typed, and of where it was looked for. */
function nothingFound(finder: Finder, typed: string): FindItem {
  const { answered, places } = finder;
  if (places.length === 0) {
    return line(
      'info',
      l10n.t('No profile is shown to search in'),
      l10n.t('Run Choose Profiles… to show one, or create one with "aws configure".'),
    );
  }
  const regions = l10n.t('{0} of {1} regions read', answered, places.length);
  if (answered < places.length) return line('loading~spin', l10n.t('Nothing found yet'), regions);
  return typed.trim() === ''
    ? line('info', l10n.t('No virtual interface in what could be read'), regions)
    : line(
        'info',
        inert(l10n.t('No virtual interface matches {0}', typed.trim())),
        l10n.t('Try a part of it, or fewer words.'),
      );
}

/** Why what was typed can't be read, and what became of it. */
function notUnderstood(problem: string, count: number): FindItem {
  const detail =
    count === 0 ? l10n.t('As plain words it matches nothing.') : l10n.t('Found as plain words instead.');
  return line('warning', inert(problem), detail);
}

/**
 * What stands below the virtual interfaces: how many more there are, what was not understood, and what was not searched
 * and why.
 * @param found how many were found, and how many of them are not offered.
 */
export function linesBelow(
  finder: Finder,
  typed: string,
  found: { readonly count: number; readonly hidden: number },
): FindItem[] {
  const { leftOut, unsearched } = finder;
  const { count, hidden } = found;
  const problem = finder.problemWith(typed);
  return [
    ...(problem === undefined ? [] : [notUnderstood(problem, count)]),
    ...(count === 0 && problem === undefined ? [nothingFound(finder, typed)] : []),
    ...(hidden > 0
      ? [line('ellipsis', l10n.t('{0} more: type more of what you look for', hidden.toLocaleString()))]
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
