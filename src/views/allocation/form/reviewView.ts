import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { Review } from '../messages';
import { button, copiedNote } from './button';
import { inWords } from './words';
import { warnings } from './state';
import type { Action, FormState } from './state';

type Dispatch = (action: Action) => void;

/** Moves between tabs with the keyboard. */
function moveBetweenTabs(event: KeyboardEvent, at: number, count: number, dispatch: Dispatch): void {
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  dispatch({ type: 'showCode', tab: (to + count) % count });
}

/** The request in other formats, one at a time. */
function codeView(code: Review['code'], { codeTab: tab, copied }: FormState, dispatch: Dispatch) {
  const shown = code[tab];
  if (!shown) return html``;
  const { format, text, label } = shown;
  return html`
    <div class="tabs" role="tablist" aria-label=${l10n.t('The request as')}>
      ${code.map(
        (one, at) =>
          html`<button
            role="tab"
            type="button"
            id="code-tab-${at}"
            aria-selected=${at === tab}
            aria-controls="code"
            tabindex=${at === tab ? 0 : -1}
            @click=${() => dispatch({ type: 'showCode', tab: at })}
            @keydown=${(event: KeyboardEvent) => moveBetweenTabs(event, tab, code.length, dispatch)}
          >
            ${one.label}
          </button>`,
      )}
    </div>
    <div role="tabpanel" id="code" aria-labelledby="code-tab-${tab}">
      <pre class="code" tabindex="0" aria-label=${label}>${text}</pre>
      <div class="buttons">
        ${button(l10n.t('Copy'), () => dispatch({ type: 'copyCode', format }), { secondary: true })}
        ${button(l10n.t('Open in an Editor'), () => dispatch({ type: 'openCode', format }), { secondary: true })}
        ${copiedNote(copied === format)}
      </div>
    </div>
  `;
}

/** The warnings, shown while the request can still be changed. */
function warningsView(state: FormState) {
  const found = warnings(state);
  if (found.length === 0) return nothing;
  return html`<ul class="warnings">
    ${found.map((finding) => html`<li class="finding warn" data-rule=${finding.rule}>${inWords(finding)}</li>`)}
  </ul>`;
}

/** What is about to be sent: as a sentence, a table, and code. */
export function reviewView({ sentence, rows, code }: Review, state: FormState, dispatch: Dispatch) {
  return html`
    <section class="review" aria-labelledby="review-heading">
      <h2 id="review-heading" tabindex="-1">${l10n.t('Review the request')}</h2>
      <p>${sentence}</p>
      ${warningsView(state)}
      <table>
        <tbody>
          ${rows.map(
            ({ label, value }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td><bdi>${value}</bdi></td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${codeView(code, state, dispatch)}
    </section>
  `;
}
