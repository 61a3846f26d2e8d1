import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { Outcome } from './outcome';
import { shownFindings } from './state';
import type { FormState } from './state';

/** A box with the current status; it takes the focus when the status changes. */
export function box(tone: 'good' | 'bad' | 'doubt' | 'busy', heading: string, rest: unknown) {
  return html`
    <section class="outcome ${tone}" id="outcome" tabindex="-1" aria-labelledby="outcome-heading">
      <h2 id="outcome-heading">${heading}</h2>
      ${rest}
    </section>
  `;
}

export const busy = (label: string) =>
  html`<vscode-progress-bar indeterminate aria-label=${label}></vscode-progress-bar>`;

/** How many fields prevent sending, shown beside the button after an attempt to send. */
function summary(state: FormState) {
  const wrong = [...shownFindings(state).values()].filter(({ level }) => level === 'block').length;
  if (state.outcome?.type !== 'invalid' || wrong === 0) return nothing;
  return html`<p class="summary" id="outcome" tabindex="-1">
    ${
      wrong === 1
        ? l10n.t('Nothing was sent: one field needs your attention.')
        : l10n.t('Nothing was sent: {0} fields need your attention.', wrong)
    }
  </p>`;
}

/** AWS's own words, unchanged: inert text in its own block, so that it can't affect the text around it. */
export const quoted = (words: string) => html`<blockquote><pre>${words}</pre></blockquote>`;

function refused({ words, code, advice }: Extract<Outcome, { type: 'refused' }>) {
  return box(
    'bad',
    l10n.t('AWS refused the request'),
    html`${quoted(words)}
      <p>${l10n.t('Code:')} <code>${code}</code></p>
      <p>${advice}</p>`,
  );
}

function ended(state: FormState) {
  const { outcome } = state;
  switch (outcome?.type) {
    case 'refused':
      return refused(outcome);
    case 'notSent':
      return box('bad', l10n.t('Nothing was created'), html`<p>${outcome.message}</p>`);
    default:
      return nothing;
  }
}

/** The live region is always present: one inserted together with its text is not read aloud. */
export function summaryView(state: FormState) {
  return html`<div role="alert">${summary(state)}</div>`;
}

/**
 * Why nothing was created. The live region is always present: one inserted together with its text is not read aloud.
 */
export function outcomeView(state: FormState) {
  return html`<div role="alert">${ended(state)}</div>`;
}
