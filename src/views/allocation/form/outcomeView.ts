import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ToPage } from '../messages';
import { shownFindings } from './state';
import type { Action, FormState } from './state';

type Dispatch = (action: Action) => void;
type Message<Type extends ToPage['type']> = Extract<ToPage, { type: Type }>;

/** A box that says how things stand; it takes the focus when that changes. */
function box(tone: 'good' | 'bad' | 'doubt' | 'busy', heading: string, rest: unknown) {
  return html`
    <section class="outcome ${tone}" id="outcome" tabindex="-1" aria-labelledby="outcome-heading">
      <h2 id="outcome-heading">${heading}</h2>
      ${rest}
    </section>
  `;
}

const busy = (label: string) =>
  html`<vscode-progress-bar indeterminate aria-label=${label}></vscode-progress-bar>`;

function sending() {
  return box(
    'busy',
    l10n.t('Sending the request to AWS'),
    html`${busy(l10n.t('Sending'))}
      <p>
        ${l10n.t('It is sent once. Closing this page stops the waiting, but does not undo the request.')}
      </p>`,
  );
}

function summary(state: FormState) {
  const wrong = [...shownFindings(state).values()].filter(({ level }) => level === 'block').length;
  if (wrong === 0) return nothing;
  return html`<p class="summary" id="outcome" tabindex="-1">
    ${
      wrong === 1
        ? l10n.t('Nothing was sent: one field needs your attention.')
        : l10n.t('Nothing was sent: {0} fields need your attention.', wrong)
    }
  </p>`;
}

/** AWS's own words stay as they came; they are inert text, set apart so that they can't turn what stands around them. */
function refused({ words, code, advice }: Message<'refused'>) {
  return box(
    'bad',
    l10n.t('AWS refused the request'),
    html`<blockquote><pre>${words}</pre></blockquote>
      <p>${l10n.t('Code:')} <code>${code}</code></p>
      <p>${advice}</p>`,
  );
}

function unknown({ message }: Message<'unknown'>, waiting: FormState['waiting'], dispatch: Dispatch) {
  const checking = waiting === 'checkAgain';
  return box(
    'doubt',
    l10n.t('The virtual interface may or may not exist'),
    html`<p>${message}</p>
      <p>${l10n.t('Nothing more is sent until that is settled.')}</p>
      ${checking ? busy(l10n.t('Checking')) : nothing}
      <vscode-button
        ?disabled=${checking}
        aria-disabled=${checking}
        @click=${() => dispatch({ type: 'checkAgain' })}
        >${checking ? l10n.t('Checking…') : l10n.t('Check Again')}</vscode-button
      >
      <vscode-button
        secondary
        ?disabled=${checking}
        aria-disabled=${checking}
        @click=${() => dispatch({ type: 'startOver' })}
        >${l10n.t('Start Over')}</vscode-button
      >
      <p>${l10n.t('Start over once you know that it does not exist: what was sent is then forgotten.')}</p>`,
  );
}

function created({ virtualInterfaceId, message }: Message<'created'>, dispatch: Dispatch) {
  return box(
    'good',
    l10n.t('Created as {0}', virtualInterfaceId),
    html`<p>${message}</p>
      <vscode-button @click=${() => dispatch({ type: 'openConfiguration' })}
        >${l10n.t('Open Router Configuration')}</vscode-button
      >
      <vscode-button secondary @click=${() => dispatch({ type: 'startOver' })}
        >${l10n.t('Allocate Another')}</vscode-button
      >`,
  );
}

function alarming(state: FormState, dispatch: Dispatch): TemplateResult | typeof nothing {
  const { outcome, waiting } = state;
  switch (outcome?.type) {
    case 'invalid':
      return summary(state);
    case 'refused':
      return refused(outcome);
    case 'notSent':
      return box('bad', l10n.t('Nothing was created'), html`<p>${outcome.message}</p>`);
    case 'unknown':
      return unknown(outcome, waiting, dispatch);
    default:
      return nothing;
  }
}

function calm({ outcome, waiting }: FormState, dispatch: Dispatch) {
  if (waiting === 'submit') return sending();
  return outcome?.type === 'created' ? created(outcome, dispatch) : nothing;
}

/** How the last attempt stands. Both live regions are always there: one that comes with its text is not read out. */
export function outcomeView(state: FormState, dispatch: Dispatch) {
  return html`
    <div role="alert">${alarming(state, dispatch)}</div>
    <div role="status">${calm(state, dispatch)}</div>
  `;
}
