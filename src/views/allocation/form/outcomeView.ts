import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { Outcome } from './state';
import { shownFindings } from './state';
import type { FormState } from './state';

/** A box that says how things stand; it takes the focus when that changes. */
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

/** How many fields keep the form from being sent, after an attempt to: it stays in sight beside the button. */
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

/** AWS's own words stay as they came; they are inert text, set apart so that they can't turn what stands around them. */
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

/** The live region is always there: one that comes with its text is not read out. */
export function summaryView(state: FormState) {
  return html`<div role="alert">${summary(state)}</div>`;
}

/** Why nothing was created. The live region is always there: one that comes with its text is not read out. */
export function outcomeView(state: FormState) {
  return html`<div role="alert">${ended(state)}</div>`;
}
