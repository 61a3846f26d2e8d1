import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { Mode } from '../../../directconnect/allocation/draft';
import type { InterfaceType } from '../../../directconnect/resources/interfaceTypes';
import type { Finding } from '../../../directconnect/allocation/rules';
import type { Initial } from '../messages';
import { button } from './button';
import { fieldView } from './fieldView';
import type { Scene } from './scene';
import { fields, groups } from './fields';
import type { Group } from './fieldSpec';
import { modeView } from './modeView';
import { offerView } from './offerView';
import { outcomeView, summaryView } from './outcomeView';
import { reviewView } from './reviewView';
import { sentView } from './sentView';
import { isLocked, isSent, shownFindings } from './state';
import type { Action, FormState } from './state';
import { subnetView } from './subnetView';
import { tagsView } from './tagsView';
import { typeView } from './typeView';

type Dispatch = (action: Action) => void;

/** What is shown before the fields of a group. */
const before: Readonly<Partial<Record<Group, (scene: Scene) => unknown>>> = {
  type: typeView,
  owner: modeView,
  layer3: subnetView,
};

function groupView(group: Group, scene: Scene) {
  const members = fields.filter((spec) => spec.group === group);
  return html`
    <fieldset aria-describedby=${group === 'tags' ? 'tags-finding tags-help' : nothing}>
      <legend>${groups[group]()}</legend>
      ${before[group]?.(scene) ?? nothing}
      <div class="fields">
        ${members.map((spec) => (spec.kind === 'tags' ? tagsView(spec, scene) : fieldView(spec, scene)))}
      </div>
    </fieldset>
  `;
}

/** A finding about the connection, shown before anything is filled in. */
function connectionView(finding: Finding | undefined) {
  if (!finding) return nothing;
  return html`<p class="finding ${finding.level}" id="connection-finding" tabindex="-1">
    ${finding.message}
  </p>`;
}

function tools(state: FormState, dispatch: Dispatch) {
  const { helpShown } = state;
  const locked = isLocked(state);
  return html`
    <div class="tools">
      ${button(l10n.t('Start From…'), () => dispatch({ type: 'startFrom' }), { secondary: true, disabled: locked })}
      ${button(l10n.t('Save as Template…'), () => dispatch({ type: 'saveTemplate' }), {
        secondary: true,
        disabled: locked,
      })}
      ${button(
        helpShown ? l10n.t('Hide Help') : l10n.t('Show Help'),
        () => dispatch({ type: 'toggleHelp' }),
        {
          secondary: true,
        },
      )}
    </div>
  `;
}

/** The shortcut of the main button, as this platform writes it. */
const sendKeys = () => (navigator.userAgent.includes('Mac') ? '⌘ Enter' : 'Ctrl+Enter');

/** The buttons that review and send the form. */
function actions(state: FormState, dispatch: Dispatch) {
  const { review, waiting, draft } = state;
  const send = draft.mode === 'create' ? l10n.t('Create') : l10n.t('Allocate');
  const next = waiting === 'review' ? l10n.t('Checking…') : l10n.t('Review');
  return html`
    <div class="actions">
      ${summaryView(state)}
      ${button(review ? send : next, () => dispatch({ type: 'submit' }), {
        id: 'submit',
        keys: 'Control+Enter Meta+Enter',
        disabled: waiting !== undefined,
      })}
      ${
        review
          ? button(l10n.t('Back to the Form'), () => dispatch({ type: 'escape' }), {
              secondary: true,
              id: 'back',
            })
          : nothing
      }
      <span class="hint"
        >${review ? l10n.t('{0} sends it, Escape goes back.', sendKeys()) : l10n.t('or {0}', sendKeys())}</span
      >
    </div>
  `;
}

function sceneOf(state: FormState, dispatch: Dispatch): Scene {
  const { draft, keyShown, copied, known, pool, vlanRange, gateways, mapAt, proposed } = state;
  return {
    draft,
    keyShown,
    copied,
    known,
    pool,
    vlanRange,
    gateways,
    mapAt,
    proposed,
    locked: isLocked(state),
    findings: shownFindings(state),
    dispatch,
  };
}

function body(state: FormState, dispatch: Dispatch) {
  if (isSent(state)) return sentView(state, dispatch);
  if (state.review) {
    return html`${reviewView(state.review, state, dispatch)} ${actions(state, dispatch)}`;
  }
  const scene = sceneOf(state, dispatch);
  return html`
    ${outcomeView(state)} ${offerView(state, dispatch)} ${tools(state, dispatch)}
    ${(Object.keys(groups) as Group[]).map((group) => groupView(group, scene))} ${actions(state, dispatch)}
  `;
}

const titles: Readonly<Record<InterfaceType, Readonly<Record<Mode, () => string>>>> = {
  private: {
    allocate: () => l10n.t('Allocate Private Virtual Interface'),
    create: () => l10n.t('Create Private Virtual Interface'),
  },
  public: {
    allocate: () => l10n.t('Allocate Public Virtual Interface'),
    create: () => l10n.t('Create Public Virtual Interface'),
  },
  transit: {
    allocate: () => l10n.t('Allocate Transit Virtual Interface'),
    create: () => l10n.t('Create Transit Virtual Interface'),
  },
};

function titleOf({ draft, progress }: FormState): string {
  const { type, mode } = progress?.observed ?? draft;
  return titles[type][mode]();
}

/** The whole page, from the state alone. */
export function formView({ heading }: Initial, state: FormState, dispatch: Dispatch) {
  const connection = isSent(state) ? undefined : shownFindings(state).get('connection');
  return html`
    <div class="page ${state.helpShown ? 'with-help' : ''}">
      <header>
        <h1>${titleOf(state)}</h1>
        <p class="where"><bdi>${heading.connection}</bdi> <bdi class="hint">${heading.details}</bdi></p>
        <div role="status">${state.notice ? html`<p class="notice">${state.notice}</p>` : nothing}</div>
        ${connectionView(connection)}
      </header>
      ${body(state, dispatch)}
    </div>
  `;
}
