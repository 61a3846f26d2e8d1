import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { applies } from '../../../directconnect/allocation/draft';
import { spokenAs } from './aria';
import { extras, fixes } from './extras';
import { choices } from './fields';
import type { FieldSpec, SelectSpec, TextSpec } from './fieldSpec';
import { typedInto } from './scene';
import { descriptionOf, inWords } from './words';
import type { Scene } from './scene';

/** The finding and the help text below a field. */
export function notes(spec: FieldSpec, scene: Scene) {
  const finding = scene.findings.get(spec.field);
  return html`
    <div class="finding ${finding?.level ?? nothing}" id="${spec.field}-finding" aria-live="polite">
      ${finding ? inWords(finding) : nothing}
    </div>
    ${finding ? (fixes[finding.rule]?.(scene) ?? nothing) : nothing}
    <div class="help" id="${spec.field}-help">${spec.help(scene.draft)}</div>
  `;
}

function textbox(spec: TextSpec, scene: Scene) {
  const finding = scene.findings.get(spec.field);
  const spoken = {
    description: descriptionOf(spec, scene),
    invalid: finding?.level === 'block',
    required: isRequired(spec, scene),
  };
  return html`
    <vscode-textfield
      id=${spec.field}
      autocomplete="off"
      spellcheck="false"
      placeholder=${placeholderOf(spec, scene)}
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

/** A native select: it can have a description, and supports all keys and screen readers of the platform. */
function selectBox(spec: SelectSpec, scene: Scene) {
  const { field } = spec;
  const value = scene.draft[field];
  const choose = (event: Event) => {
    scene.dispatch({ type: 'edit', field, text: typedInto(event) });
    // Nothing more needs to be typed, so findings may be shown immediately.
    scene.dispatch({ type: 'leave', field });
  };
  return html`
    <select
      id=${field}
      aria-describedby="${field}-finding ${field}-hint ${field}-help"
      aria-invalid=${scene.findings.get(field)?.level === 'block'}
      ?disabled=${scene.locked}
      @change=${choose}
    >
      ${choices(spec, value, scene).map(
        (choice) =>
          html`<option value=${choice.value} .selected=${choice.value === value}>${choice.label}</option>`,
      )}
    </select>
  `;
}

/** True while a select has no options, so that its value is typed. */
const isTyped = (spec: TextSpec | SelectSpec, scene: Scene): spec is TextSpec =>
  spec.kind !== 'select' || (spec.orTyped === true && spec.options(scene).length === 0);

const isRequired = ({ required }: TextSpec | SelectSpec, { draft }: Scene): boolean =>
  typeof required === 'function' ? required(draft) : required;

function placeholderOf({ example }: TextSpec | SelectSpec, { draft }: Scene) {
  if (!example) return nothing;
  return l10n.t('e.g. {0}', typeof example === 'function' ? example(draft) : example);
}

/** A text of several lines. */
function linesBox(spec: TextSpec, scene: Scene) {
  const { field } = spec;
  return html`
    <textarea
      id=${field}
      rows="5"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="${field}-finding ${field}-hint ${field}-help"
      aria-invalid=${scene.findings.get(field)?.level === 'block'}
      aria-required=${isRequired(spec, scene)}
      placeholder=${placeholderOf(spec, scene)}
      ?readonly=${scene.locked}
      .value=${scene.draft[field]}
      @input=${(event: Event) => scene.dispatch({ type: 'edit', field, text: typedInto(event) })}
    ></textarea>
  `;
}

function controlOf(spec: TextSpec | SelectSpec, scene: Scene) {
  if (!isTyped(spec, scene)) return selectBox(spec, scene);
  return spec.kind === 'lines' ? linesBox(spec, scene) : textbox(spec, scene);
}

/** One field: its label, its control, its finding and its help. */
export function fieldView(spec: TextSpec | SelectSpec, scene: Scene) {
  if (!applies(spec.field, scene.draft)) return nothing;
  const hint = spec.hint?.(scene);
  return html`
    <div class="field ${spec.wide ? 'wide' : ''}" data-field=${spec.field}>
      <div class="caption">
        <label for=${spec.field}>${spec.label()}</label>
        ${isRequired(spec, scene) ? nothing : html`<span class="optional">${l10n.t('optional')}</span>`}
      </div>
      ${controlOf(spec, scene)} ${hint ? html`<p class="hint" id="${spec.field}-hint">${hint}</p>` : nothing}
      ${extras[spec.field]?.(scene) ?? nothing} ${notes(spec, scene)}
    </div>
  `;
}
