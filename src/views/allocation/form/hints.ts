import * as l10n from '@vscode/l10n';
import type { ConnectionFacts } from '../../../directconnect/allocation/knownNetwork';
import type { Scene } from './scene';

/** The ASN of the chosen gateway, and how many virtual interfaces are attached to it. */
export function gatewayHint({ draft, known }: Pick<Scene, 'draft' | 'known'>): string | undefined {
  const { amazonSideAsn, attached } = known.gateways.get(draft.gateway.trim()) ?? {};
  if (amazonSideAsn === undefined) return undefined;
  return attached === undefined
    ? l10n.t('Amazon’s ASN is {0}.', amazonSideAsn)
    : l10n.t(
        'Amazon’s ASN is {0}; {1} of 30 virtual interfaces are attached.',
        amazonSideAsn,
        attached.length,
      );
}

/** How many rate limiters of the connection are in use. */
export function limiterHint({ kind, rateLimiters }: ConnectionFacts): string | undefined {
  if (kind === 'hosted') return l10n.t('A hosted connection is limited to the bandwidth that was bought.');
  return rateLimiters && l10n.t('Rate limiters in use: {0} of {1}.', rateLimiters.inUse, rateLimiters.most);
}

/** How many prefixes were recognized in what was typed. */
export function prefixHint({ draft, known }: Pick<Scene, 'draft' | 'known'>): string | undefined {
  if (draft.prefixes.trim() === '') return undefined;
  const { length } = known.prefixesIn(draft.prefixes).prefixes;
  return length === 1 ? l10n.t('1 prefix') : l10n.t('{0} prefixes', length);
}

export const prefixCountHelp = () =>
  l10n.t('How many prefixes AWS accepts before the session goes down, 0 to 1,000. Empty means 100.');

/** How many prefixes the pool of the connection has left. */
export const poolHint = (left: number | undefined): string | undefined =>
  left === undefined ? undefined : l10n.t('The prefix pool of this connection has {0} left.', left);
