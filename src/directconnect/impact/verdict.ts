import type { Impact, Loss, PrefixFate } from './impact';

/**
 * `nothing`: no session goes down. `elsewhere`: all prefixes are accepted elsewhere too. `onlyHere`: for some, no other
 * session was found. `unknown`: something that could decide it could not be read.
 */
export type Verdict = 'nothing' | 'elsewhere' | 'onlyHere' | 'unknown';

/** The prefixes of a loss that have one fate. */
export const withFate = ({ prefixes = [] }: Loss, fate: PrefixFate['fate']): readonly PrefixFate[] =>
  prefixes.filter((one) => one.fate === fate);

function verdictOfLoss(loss: Loss): Verdict {
  if (withFate(loss, 'onlyHere').length > 0) return 'onlyHere';
  if (!loss.prefixes && loss.isReachKnown && loss.others.length === 0) return 'onlyHere';
  if (!loss.prefixes || withFate(loss, 'unknown').length > 0) return 'unknown';
  return loss.prefixes.length > 0 ? 'elsewhere' : 'nothing';
}

/** The worst that a change does to any of the sessions. */
export function verdictOf({ losses }: Impact): Verdict {
  const verdicts = new Set(losses.map(verdictOfLoss));
  const worst = (['onlyHere', 'unknown', 'elsewhere'] as const).find((one) => verdicts.has(one));
  return worst ?? 'nothing';
}

/** True when the user should be warned: the traffic may have no other path. */
export const isWarning = (impact: Impact): boolean =>
  ['onlyHere', 'unknown'].includes(verdictOf(impact)) ||
  impact.losses.some(({ losesSiteLink }) => losesSiteLink);
