import * as l10n from '@vscode/l10n';
import type { Finding } from '../../../directconnect/allocation/rules';
import { visible } from '../../../directconnect/text';
import type { Outcome } from './outcome';

/** What AWS refused, beside the field that it meant. */
export const REFUSED = 'refused';

/** The findings plus AWS's refusal in its own words, at the field that it is about, until that field is changed. */
export function withRefusal(findings: readonly Finding[], outcome: Outcome | undefined): Finding[] {
  const [field] = outcome?.type === 'refused' ? outcome.fields : [];
  if (outcome?.type !== 'refused' || field === undefined) return [...findings];
  const isSame = (one: Finding) => one.field === field && one.level === 'block';
  // What the rules say about it as well, now that the connection was read again.
  const ours = findings.find(isSame)?.message;
  const theirs = l10n.t('AWS refused this: "{0}"', visible(outcome.words));
  const message = [theirs, ours].filter(Boolean).join(' ');
  return [...findings.filter((one) => !isSame(one)), { rule: REFUSED, field, level: 'block', message }];
}
