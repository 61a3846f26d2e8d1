import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { timeline } from '../../../directconnect/allocation/timeline';
import type { TimelineStep } from '../../../directconnect/allocation/timeline';
import type { Progress } from '../messages';

/** The state of a step in words, for those who can't see its symbol. */
const stateWords: Readonly<Record<TimelineStep['state'], () => string>> = {
  done: () => l10n.t('done'),
  current: () => l10n.t('waiting for this'),
  waiting: () => l10n.t('later'),
  failed: () => l10n.t('failed'),
  skipped: () => l10n.t('not checked'),
};

const clock = (at: number) => new Date(at).toLocaleTimeString(document.documentElement.lang);

function stepView({ id, state, label, at, words }: TimelineStep) {
  return html`<li class=${state} data-step=${id} aria-current=${state === 'current' ? 'step' : nothing}>
    <span class="mark" aria-hidden="true"></span>
    <span
      ><span class="label">${label}</span
      ><span class="unseen">${l10n.t('({0})', stateWords[state]())}</span></span
    >
    ${at === undefined ? html`<span></span>` : html`<time datetime=${new Date(at).toISOString()}>${clock(at)}</time>`}
    ${words ? html`<span class="words hint">${words}</span>` : nothing}
  </li>`;
}

/** What has happened so far and what is still to come, with the times at which it was seen. */
export function timelineView({ observed }: Progress) {
  return html`
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading" class="part">${l10n.t('Progress')}</h2>
      <ol class="timeline" aria-live="polite">
        ${timeline(observed).map(stepView)}
      </ol>
    </section>
  `;
}
