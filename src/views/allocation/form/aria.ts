import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { ref } from 'lit/directives/ref.js';

interface Spoken {
  /** Read aloud after the label: the error first, then the hint and the help. */
  readonly description: string;
  readonly invalid: boolean;
  readonly required: boolean;
}

/**
 * Sets the ARIA attributes of the input inside a `vscode-textfield`. The component has no API for it, and
 * `aria-describedby` can't refer from its shadow root to a message outside.
 */
export function spokenAs({ description, invalid, required }: Spoken) {
  return ref((element) => {
    const textfield = element as Pick<VscodeTextfield, 'updateComplete' | 'wrappedElement'> | undefined;
    void textfield?.updateComplete.then(() => {
      const input = textfield.wrappedElement;
      input.setAttribute('aria-description', description);
      input.setAttribute('aria-invalid', String(invalid));
      input.setAttribute('aria-required', String(required));
    });
  });
}
