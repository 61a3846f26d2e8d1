import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';

interface ButtonOptions {
  readonly id?: string;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  /** Keys that do the same, as `aria-keyshortcuts` has them. */
  readonly keys?: string;
}

/** Says beside a button that what it copies was copied. */
export const copiedNote = (isCopied: boolean) =>
  html`<span class="hint" role="status">${isCopied ? l10n.t('Copied.') : nothing}</span>`;

/** A button with words on it. One that is disabled stays where it is and says so. */
export function button(label: string, click: () => void, options: ButtonOptions = {}) {
  const { id, secondary = false, disabled = false, keys } = options;
  return html`<vscode-button
    id=${id ?? nothing}
    aria-keyshortcuts=${keys ?? nothing}
    ?secondary=${secondary}
    ?disabled=${disabled}
    aria-disabled=${disabled}
    @click=${click}
    >${label}</vscode-button
  >`;
}
