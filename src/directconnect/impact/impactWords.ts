import * as l10n from '@vscode/l10n';
import { familyName } from '../resources/bgpStatus';
import { displayName } from '../resources/resources';
import type { Impact, Loss, PrefixOutcome } from './impact';
import type { Sessions } from './change';
import { withOutcome } from './worstCase';

/** How many names and prefixes are listed before the rest is only counted. */
const MAX_LISTED = 5;

/** A list of names; after the first few, the rest is counted. @param most how many are named. */
function listed(names: readonly string[], most: number): string {
  if (names.length <= most + 1) return names.join(', ');
  return l10n.t('{0} and {1} more', names.slice(0, most).join(', '), (names.length - most).toLocaleString());
}

const nameOf = ({ virtualInterface }: Sessions): string =>
  displayName(virtualInterface.virtualInterfaceName, virtualInterface.virtualInterfaceId);

/** A virtual interface with the families of its sessions, such as "orders (IPv4, IPv6)". */
function sessionsName(sessions: Sessions): string {
  const families = [...new Set(sessions.peers.map(familyName))].filter((family) => family !== '');
  return families.length > 0 ? `${nameOf(sessions)} (${families.join(', ')})` : nameOf(sessions);
}

const prefixName = ({ cidr, within }: PrefixOutcome): string =>
  within ? l10n.t('{0} (elsewhere only within {1})', cidr, within) : cidr;

/** What happens to the traffic of one virtual interface. @param most how many names and prefixes are listed. */
function lossLines(loss: Loss, most: number): string[] {
  const { prefixes, others, carriers, unread, isReachKnown } = loss;
  const names = (some: readonly Sessions[]) => listed(some.map(sessionsName), most);
  const [elsewhere, onlyHere, unknown] = (['elsewhere', 'onlyHere', 'unknown'] as const).map((outcome) =>
    withOutcome(loss, outcome),
  ) as [readonly PrefixOutcome[], readonly PrefixOutcome[], readonly PrefixOutcome[]];
  const list = (some: readonly PrefixOutcome[]) => listed(some.map(prefixName), most);
  return [
    ...(others.length === 0 && isReachKnown
      ? [l10n.t('No other session was found that is up and reaches the same networks.')]
      : []),
    ...(isReachKnown
      ? []
      : [
          l10n.t(
            'AWS does not say which gateway it is attached to, so it is unknown what else carries its traffic.',
          ),
        ]),
    ...(prefixes
      ? []
      : [
          others.length > 0
            ? l10n.t(
                'Its routes could not be read, so these may or may not carry its prefixes: {0}.',
                names(others),
              )
            : l10n.t('Its routes could not be read.'),
        ]),
    ...(prefixes?.length === 0 ? [l10n.t('AWS currently accepts no prefixes from it.')] : []),
    ...(elsewhere.length > 0
      ? [
          l10n.t(
            'Accepted elsewhere too: {0} of {1} prefixes, over {2}.',
            elsewhere.length.toLocaleString(),
            (prefixes?.length ?? 0).toLocaleString(),
            names(carriers),
          ),
        ]
      : []),
    ...(onlyHere.length > 0 ? [l10n.t('Found on no other session: {0}.', list(onlyHere))] : []),
    ...(unknown.length > 0 && isReachKnown
      ? [
          l10n.t(
            'Possibly without another path, because the routes of {0} could not be compared: {1}.',
            names(unread),
            list(unknown),
          ),
        ]
      : []),
    ...(unknown.length > 0 && !isReachKnown ? [l10n.t('Accepted here: {0}.', list(unknown))] : []),
    ...(loss.losesSiteLink ? [l10n.t('No other path was found for its SiteLink traffic.')] : []),
  ];
}

/**
 * What a change takes down and what carries the traffic then, in sentences.
 * @param most how many names and prefixes are listed before the rest is counted.
 */
export function impactLines({ losses, seconds }: Impact, most = MAX_LISTED): string[] {
  if (losses.length === 0) {
    return [
      seconds === undefined
        ? l10n.t('No BGP session goes down.')
        : l10n.t('No BGP session that this could take down is up now.'),
    ];
  }
  const down = listed(losses.map(sessionsName), most);
  const first =
    seconds === undefined
      ? l10n.t('BGP goes down: {0}.', down)
      : l10n.t('BGP goes down for up to {0} seconds: {1}.', seconds, down);
  if (losses.length === 1) return [first, ...losses.flatMap((loss) => lossLines(loss, most))];
  return [first, ...losses.map((loss) => l10n.t('{0}: {1}', nameOf(loss), lossLines(loss, most).join(' ')))];
}

/** The same in full, as a section of a document. */
export const impactText = (impact: Impact): string =>
  [`# ${l10n.t('What goes down, and what carries the traffic')}`, ...impactLines(impact, Infinity), ''].join(
    '\n\n',
  );
