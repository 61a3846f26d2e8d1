import * as l10n from '@vscode/l10n';
import type { Impact } from '../../directconnect/impact/impact';
import { impactLines } from '../../directconnect/impact/impactWords';
import { isWarning } from '../../directconnect/impact/worstCase';
import type { ResourceSubject } from '../../directconnect/kinds/subject';
import { inert } from '../../views/inert';
import { wordOf } from '../virtualInterface/wordOf';
import type { Confirmation } from './command';

/** A change that interrupts traffic, and the words of its confirmation. */
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
 * How a change that interrupts traffic is confirmed: by typing the name, if the traffic may have no other path;
 * otherwise with a button.
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
    prompt: [...lines.map(inert), l10n.t('Type its name to continue: {0}', shown)].join(' '),
    mistyped: l10n.t('Name doesn’t match. Type {0} or press Escape.', shown),
  };
}
