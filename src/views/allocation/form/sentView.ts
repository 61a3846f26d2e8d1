import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { stateWords } from '../../../directconnect/resources/states';
import type { Progress } from '../messages';
import { acceptanceView } from './acceptanceView';
import { button } from './button';
import { box, busy, quoted } from './outcomeView';
import type { Outcome } from './outcome';
import type { Action, FormState } from './state';
import { timelineView } from './timelineView';

type Dispatch = (action: Action) => void;

/** A button to stop waiting, and a note about what that does not do. */
function stopWaiting(dispatch: Dispatch) {
  return html`
    ${button(l10n.t('Stop Waiting'), () => dispatch({ type: 'cancel' }), { secondary: true })}
    <p class="hint">${l10n.t('This does not undo the request. AWS may still carry it out.')}</p>
  `;
}

function sending(dispatch: Dispatch) {
  return box(
    'busy',
    l10n.t('Sending the request to AWS'),
    html`${busy(l10n.t('Sending'))}
      <p>${l10n.t('It is sent once. You can close this tab: the outcome is checked when you come back.')}</p>
      ${stopWaiting(dispatch)}`,
  );
}

/** How AWS refused something that may exist anyway: inert text in its own block. */
const refusalView = (refusal: Extract<Outcome, { type: 'unknown' }>['refusal']) =>
  refusal
    ? html`${refusal.words ? quoted(refusal.words) : nothing}
      ${refusal.code ? html`<p>${l10n.t('Code:')} <code>${refusal.code}</code></p>` : nothing}`
    : nothing;

function unknown(
  { message, refusal }: Extract<Outcome, { type: 'unknown' }>,
  checking: boolean,
  dispatch: Dispatch,
) {
  return box(
    'doubt',
    refusal
      ? l10n.t('AWS refused the request, but whether it took effect could not be checked')
      : l10n.t('The virtual interface may or may not exist'),
    html`${refusalView(refusal)}
      <p>${message}</p>
      <p>${l10n.t('Nothing else is sent until the outcome is known.')}</p>
      ${checking ? html`${busy(l10n.t('Checking'))} ${stopWaiting(dispatch)}` : nothing}
      <div class="buttons">
        ${button(
          checking ? l10n.t('Checking…') : l10n.t('Check Again'),
          () => dispatch({ type: 'checkAgain' }),
          { disabled: checking },
        )}
        ${button(l10n.t('Start Over'), () => dispatch({ type: 'startOver' }), {
          secondary: true,
          disabled: checking,
        })}
      </div>
      <p>${l10n.t('Start over once you know that it does not exist. This forgets the request.')}</p>`,
  );
}

/** The meaning of the last seen state or, while there is none, of AWS's answer. */
function meaningOf(message: string, progress: Progress | undefined): string {
  const state = progress?.observed.states.at(-1)?.state;
  return state === undefined || state === 'confirming' ? message : stateWords(state).meaning;
}

function created(
  { virtualInterfaceId, message, caution, refusal }: Extract<Outcome, { type: 'created' }>,
  progress: Progress | undefined,
  dispatch: Dispatch,
) {
  const another =
    progress?.observed.mode === 'create' ? l10n.t('Create Another') : l10n.t('Allocate Another');
  return box(
    'good',
    l10n.t('Created: {0}', virtualInterfaceId),
    html`${caution ? html`<p class="notice">${caution}</p>` : nothing} ${refusalView(refusal)}
      <p>${meaningOf(message, progress)}</p>
      <div class="buttons">
        ${button(l10n.t('Open Router Configuration'), () => dispatch({ type: 'openConfiguration' }))}
        ${button(another, () => dispatch({ type: 'startOver' }), { secondary: true })}
      </div>`,
  );
}

function assertive({ outcome, waiting }: FormState, dispatch: Dispatch): TemplateResult | typeof nothing {
  return outcome?.type === 'unknown' ? unknown(outcome, waiting === 'checkAgain', dispatch) : nothing;
}

function polite({ outcome, waiting, progress }: FormState, dispatch: Dispatch) {
  if (waiting === 'submit') return sending(dispatch);
  return outcome?.type === 'created' ? created(outcome, progress, dispatch) : nothing;
}

/**
 * The outcome of a sent request. Both live regions are always present: one inserted together with its text is not read
 * aloud.
 */
export function sentView(state: FormState, dispatch: Dispatch) {
  const { progress } = state;
  return html`
    ${progress ? html`<p class="sent"><bdi>${progress.summary}</bdi></p>` : nothing}
    <div role="alert">${assertive(state, dispatch)}</div>
    <div role="status">${polite(state, dispatch)}</div>
    ${progress ? timelineView(progress) : nothing} ${acceptanceView(state, dispatch)}
  `;
}
