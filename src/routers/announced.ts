import * as l10n from '@vscode/l10n';
import { cidr } from './addresses';
import type { Address } from './addresses';
import { readPrefixes, unlistedProblem } from './options';
import type { RouterOptions } from './options';
import { RouterProblem } from './problem';
import type { RouterSession } from './session';

/** The known prefixes that a configuration announces. */
export interface Announced {
  readonly prefixes: readonly Address[];
  /** Those that AWS lists for a family without a BGP peer: there is no session to announce them on. */
  readonly leftOut: readonly Address[];
}

/**
 * The chosen prefixes, or else those that AWS lists for a public virtual interface.
 * @throws RouterProblem if one that was chosen has no BGP peer, or AWS would not accept it.
 */
export function announcedBy(
  { peers, prefixes: listed, type, virtualInterfaceId: id }: RouterSession,
  { prefixes: chosen }: RouterOptions,
): Announced {
  const hasPeer = ({ family }: Address) => peers.some((peer) => peer.family === family);
  if (!chosen) {
    return { prefixes: listed.filter(hasPeer), leftOut: listed.filter((prefix) => !hasPeer(prefix)) };
  }
  const prefixes = readPrefixes(chosen);
  const stray = prefixes.find((prefix) => !hasPeer(prefix));
  if (stray) {
    throw new RouterProblem(
      l10n.t('{0} can’t be announced: {1} has no BGP peer of its address family.', cidr(stray), id),
      l10n.t(
        'Choose Router Options… or the format again, and leave it out. Or add a BGP peer to the virtual interface.',
      ),
    );
  }
  const unlisted = type === 'public' ? unlistedProblem(prefixes, listed) : undefined;
  if (unlisted) {
    throw new RouterProblem(
      unlisted,
      l10n.t(
        'Choose Router Options… or the format again, and leave it out. Only AWS Support can add it to the list.',
      ),
    );
  }
  return { prefixes, leftOut: [] };
}
