import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { button } from './button';
import type { Action, FormState } from './state';

type Dispatch = (action: Action) => void;

/** Asks whether another draft may replace what was typed. */
export function offerView({ offer }: FormState, dispatch: Dispatch) {
  return html`<div role="status">
    ${
      offer
        ? html`<section class="outcome doubt" id="offer" tabindex="-1" aria-labelledby="offer-heading">
            <h2 id="offer-heading">${l10n.t('Replace what you have typed here?')}</h2>
            <p>
              ${l10n.t('The template or virtual interface you chose would replace everything you typed, including the BGP key.')}
            </p>
            <div class="buttons">
              ${button(l10n.t('Keep What I Typed'), () => dispatch({ type: 'keepTyped' }))}
              ${button(l10n.t('Replace It'), () => dispatch({ type: 'acceptOffer' }), { secondary: true })}
            </div>
          </section>`
        : nothing
    }
  </div>`;
}
