import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';

interface ButtonOptions {
  readonly id?: string;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  /** Keyboard shortcuts for it, in the format of `aria-keyshortcuts`. */
  readonly keys?: string;
}

/** A note beside a button that its content was copied. */
export const copiedNote = (isCopied: boolean) =>
  html`<span class="hint" role="status">${isCopied ? l10n.t('Copied.') : nothing}</span>`;

/** A text button. A disabled one stays visible and announces that it is disabled. */
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
