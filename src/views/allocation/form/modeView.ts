import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import type { Mode } from '../../../directconnect/allocation/draft';
import type { Scene } from './scene';

function choice(mode: Mode, label: string, { draft, locked, dispatch }: Scene) {
  return html`<label class="choice"
    ><input
      type="radio"
      name="mode"
      id="mode-${mode}"
      value=${mode}
      .checked=${draft.mode === mode}
      ?disabled=${locked}
      @change=${() => dispatch({ type: 'setMode', mode })}
    />${label}</label
  >`;
}

/** Who the virtual interface is for, which decides which of two requests is sent. */
export function modeView(scene: Scene) {
  return html`
    <div class="choices" role="radiogroup" aria-label=${l10n.t('Who it is for')}>
      ${choice('allocate', l10n.t('For another account'), scene)}
      ${choice('create', l10n.t('For this account'), scene)}
    </div>
  `;
}
