import * as l10n from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Place } from '../../aws/place';
import { bgpStatusWords } from '../../directconnect/bgpStatus';
import { displayName } from '../../directconnect/resources';
import { stateWords } from '../../directconnect/states';
import { inert } from '../../views/inert';
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

/** What stands below the virtual interfaces: how many more there are, and what was not searched and why. */
export function linesBelow(finder: Finder, hidden: number): FindItem[] {
  const { leftOut, unsearched } = finder;
  return [
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
