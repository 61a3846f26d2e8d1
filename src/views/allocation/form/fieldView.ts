import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { AllocationDraft } from '../../../directconnect/allocation/draft';
import type { Finding } from '../../../directconnect/allocation/rules';
import { spokenAs } from './aria';
import { choices } from './fields';
import type { FieldSpec, SelectSpec, TextSpec } from './fields';
import type { Action } from './state';

/** What a part of the page is drawn from. */
export interface Scene {
  readonly draft: AllocationDraft;
  readonly locked: boolean;
  readonly keyShown: boolean;
  readonly findings: ReadonlyMap<string, Finding>;
  dispatch(action: Action): void;
}

/** The text that was typed, whichever element the event came from. */
export const typedInto = (event: Event) => (event.target as HTMLInputElement).value;

const inWords = (finding: Finding) =>
  finding.level === 'block' ? finding.message : l10n.t('Warning: {0}', finding.message);

/** The finding and the help below a field. */
export function notes(spec: FieldSpec, { draft, findings }: Scene) {
  const finding = findings.get(spec.field);
  return html`
    <div class="finding ${finding?.level ?? nothing}" id="${spec.field}-finding">
      ${finding ? inWords(finding) : nothing}
    </div>
    <div class="help" id="${spec.field}-help">${spec.help(draft)}</div>
  `;
}

function textbox(spec: TextSpec, scene: Scene) {
  const finding = scene.findings.get(spec.field);
  const spoken = {
    description: [finding && inWords(finding), spec.help(scene.draft)].filter(Boolean).join(' '),
    invalid: finding?.level === 'block',
    required: spec.required,
  };
  return html`
    <vscode-textfield
      id=${spec.field}
      autocomplete="off"
      spellcheck="false"
      placeholder=${spec.example ? l10n.t('e.g. {0}', spec.example) : nothing}
      type=${spec.kind === 'secret' && !scene.keyShown ? 'password' : 'text'}
      .label=${spec.label()}
      .value=${scene.draft[spec.field]}
      ?readonly=${scene.locked}
      ?invalid=${spoken.invalid}
      @input=${(event: Event) => scene.dispatch({ type: 'edit', field: spec.field, text: typedInto(event) })}
      ${spokenAs(spoken)}
    ></vscode-textfield>
  `;
}

function secretBox(spec: TextSpec, scene: Scene) {
  return html`
    <div class="beside">
      ${textbox(spec, scene)}
      <vscode-button secondary @click=${() => scene.dispatch({ type: 'toggleKey' })}>
        ${scene.keyShown ? l10n.t('Hide BGP Key') : l10n.t('Show BGP Key')}
      </vscode-button>
    </div>
  `;
}

/** A native select: it can be described, and knows every key and screen reader that the platform knows. */
function selectBox(spec: SelectSpec, scene: Scene) {
  const { field } = spec;
  const value = scene.draft[field];
  const choose = (event: Event) => {
    scene.dispatch({ type: 'edit', field, text: typedInto(event) });
    // Nothing more is to be typed: what is wrong with the choice may be said at once.
    scene.dispatch({ type: 'leave', field });
  };
  return html`
    <select
      id=${field}
      aria-describedby="${field}-finding ${field}-help"
      aria-invalid=${scene.findings.get(field)?.level === 'block'}
      ?disabled=${scene.locked}
      @change=${choose}
    >
      ${choices(spec, value).map(
        (choice) =>
          html`<option value=${choice.value} .selected=${choice.value === value}>${choice.label}</option>`,
      )}
    </select>
  `;
}

function control(spec: TextSpec | SelectSpec, scene: Scene) {
  if (spec.kind === 'select') return selectBox(spec, scene);
  return spec.kind === 'secret' ? secretBox(spec, scene) : textbox(spec, scene);
}

/** One field: its label, its control, what is wrong with it, and its help. */
export function fieldView(spec: TextSpec | SelectSpec, scene: Scene) {
  if (spec.applies?.(scene.draft) === false) return nothing;
  return html`
    <div class="field" data-field=${spec.field}>
      <div class="caption">
        <label for=${spec.field}>${spec.label()}</label>
        ${spec.required ? nothing : html`<span class="optional">${l10n.t('optional')}</span>`}
      </div>
      ${control(spec, scene)} ${notes(spec, scene)}
    </div>
  `;
}
