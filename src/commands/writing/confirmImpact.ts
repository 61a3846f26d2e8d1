import * as l10n from '@vscode/l10n';
import type { Impact } from '../../directconnect/impact/impact';
import { impactLines } from '../../directconnect/impact/impactWords';
import { isWarning } from '../../directconnect/impact/verdict';
import type { ResourceSubject } from '../../directconnect/kinds/subject';
import { inert } from '../../views/inert';
import { wordOf } from '../virtualInterface/wordOf';
import type { Confirmation } from './command';

/** What a change that interrupts traffic is confirmed with. */
interface Interruption {
  /** The resource whose name is typed. */
  readonly subject: ResourceSubject;
  readonly impact: Impact;
  /** Such as "Move orders to core-b?". */
  readonly question: string;
  /** What else to say. */
  readonly notes: readonly string[];
  /** The button, such as "Move". */
  readonly yes: string;
}

/**
 * How a change that interrupts traffic is confirmed: with a button; by typing the name, where the traffic may have no
 * other way.
 */
export function confirmImpact({ subject, impact, question, notes, yes }: Interruption): Confirmation {
  const lines = [...impactLines(impact), ...notes];
  if (!isWarning(impact)) return { kind: 'button', question, detail: lines.join('\n\n'), yes };
  const word = wordOf(subject);
  const shown = inert(word);
  return {
    kind: 'word',
    word,
    isAlarming: true,
    title: question,
    prompt: [...lines.map(inert), l10n.t('Type its name to go on: {0}', shown)].join(' '),
    mistyped: l10n.t('Name doesn’t match. Type {0} or press Escape.', shown),
  };
}
