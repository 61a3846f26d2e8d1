import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import type { InterfaceType } from '../../../directconnect/resources/interfaceTypes';
import type { Scene } from './scene';

function choice(type: InterfaceType, label: string, { draft, locked, dispatch }: Scene) {
  return html`<label class="choice"
    ><input
      type="radio"
      name="type"
      id="type-${type}"
      value=${type}
      .checked=${draft.type === type}
      ?disabled=${locked}
      @change=${() => dispatch({ type: 'setType', interfaceType: type })}
    />${label}</label
  >`;
}

/** What each type is for. */
const purposes: Readonly<Record<InterfaceType, () => string>> = {
  private: () => l10n.t('Reaches VPCs, through a virtual private gateway or a Direct Connect gateway.'),
  public: () => l10n.t('Reaches AWS’s public services, with your own public addresses and prefixes.'),
  transit: () => l10n.t('Reaches transit gateways, through a Direct Connect gateway.'),
};

/** The type of the virtual interface, which decides what else is asked. */
export function typeView(scene: Scene) {
  return html`
    <div class="choices" role="radiogroup" aria-label=${l10n.t('Type')} aria-describedby="type-help">
      ${choice('private', l10n.t('Private'), scene)} ${choice('public', l10n.t('Public'), scene)}
      ${choice('transit', l10n.t('Transit'), scene)}
    </div>
    <p class="hint" id="type-help">${purposes[scene.draft.type]()}</p>
  `;
}
