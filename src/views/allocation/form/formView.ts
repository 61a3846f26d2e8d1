import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { Finding } from '../../../directconnect/allocation/rules';
import type { Initial } from '../messages';
import { fieldView } from './fieldView';
import type { Scene } from './fieldView';
import { fields, groups } from './fields';
import type { Group } from './fields';
import { outcomeView } from './outcomeView';
import { isLocked, shownFindings } from './state';
import type { Action, FormState } from './state';
import { tagsView } from './tagsView';

function groupView(group: Group, scene: Scene) {
  const members = fields.filter((spec) => spec.group === group);
  return html`
    <fieldset aria-describedby=${group === 'tags' ? 'tags-finding tags-help' : nothing}>
      <legend>${groups[group]()}</legend>
      <div class="fields">
        ${members.map((spec) => (spec.kind === 'tags' ? tagsView(spec, scene) : fieldView(spec, scene)))}
      </div>
    </fieldset>
  `;
}

/** What is to be known of the connection before anything is filled in. */
function connectionView(finding: Finding | undefined) {
  if (!finding) return nothing;
  return html`<p class="finding ${finding.level}" id="connection-finding" tabindex="-1">
    ${finding.message}
  </p>`;
}

function actions(state: FormState, dispatch: (action: Action) => void) {
  const locked = isLocked(state);
  const label = state.waiting === 'submit' ? l10n.t('Sending…') : l10n.t('Allocate');
  return html`
    <div class="actions">
      <vscode-button
        id="submit"
        aria-keyshortcuts="Control+Enter"
        ?disabled=${locked}
        aria-disabled=${locked}
        @click=${() => dispatch({ type: 'submit' })}
        >${label}</vscode-button
      >
      ${locked ? nothing : html`<span class="help">${l10n.t('or Ctrl+Enter')}</span>`}
    </div>
  `;
}

/** The whole page, from the state alone. */
export function formView({ heading, notice }: Initial, state: FormState, dispatch: (action: Action) => void) {
  const findings = shownFindings(state);
  const scene: Scene = {
    draft: state.draft,
    locked: isLocked(state),
    keyShown: state.keyShown,
    findings,
    dispatch,
  };
  return html`
    <header>
      <h1>${l10n.t('Allocate Private Virtual Interface')}</h1>
      <p class="where"><bdi>${heading.connection}</bdi> <bdi class="help">${heading.details}</bdi></p>
      ${notice ? html`<p class="notice">${notice}</p>` : nothing}
      ${connectionView(findings.get('connection'))}
    </header>
    ${(Object.keys(groups) as Group[]).map((group) => groupView(group, scene))}
    ${outcomeView(state, dispatch)} ${actions(state, dispatch)}
  `;
}
