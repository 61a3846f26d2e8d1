import type { Impact, Loss, PrefixOutcome } from './impact';

/**
 * `nothing`: no session goes down. `elsewhere`: all prefixes are accepted elsewhere too. `onlyHere`: for some, no other
 * session was found. `unknown`: something that could decide it could not be read.
 */
export type WorstCase = 'nothing' | 'elsewhere' | 'onlyHere' | 'unknown';

/** The prefixes of a loss that have a given outcome. */
export const withOutcome = (
  { prefixes = [] }: Loss,
  outcome: PrefixOutcome['outcome'],
): readonly PrefixOutcome[] => prefixes.filter((one) => one.outcome === outcome);

function worstCaseOfLoss(loss: Loss): WorstCase {
  if (withOutcome(loss, 'onlyHere').length > 0) return 'onlyHere';
  if (!loss.prefixes && loss.isReachKnown && loss.others.length === 0) return 'onlyHere';
  if (!loss.prefixes || withOutcome(loss, 'unknown').length > 0) return 'unknown';
  return loss.prefixes.length > 0 ? 'elsewhere' : 'nothing';
}

/** The worst that happens to any of the sessions. */
export function worstCaseOf({ losses }: Impact): WorstCase {
  const cases = new Set(losses.map(worstCaseOfLoss));
  const worst = (['onlyHere', 'unknown', 'elsewhere'] as const).find((one) => cases.has(one));
  return worst ?? 'nothing';
}

/** True when the user should be warned: the traffic may have no other path. */
export const isWarning = (impact: Impact): boolean =>
  ['onlyHere', 'unknown'].includes(worstCaseOf(impact)) ||
  impact.losses.some(({ losesSiteLink }) => losesSiteLink);
