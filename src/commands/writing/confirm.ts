import * as l10n from '@vscode/l10n';
import { InputBoxValidationSeverity, ThemeIcon, window } from 'vscode';
import type { InputBox } from 'vscode';
import type { Confirmation } from './command';

/** What an input box asks for. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  /** What is wrong with the typed text; `undefined` if nothing. */
  readonly validate: (value: string) => string | undefined;
  /** What may be wrong with a text that is accepted all the same; `undefined` if nothing. */
  readonly advise?: (value: string) => string | undefined;
  /** Opens the request that would be sent. */
  readonly onShowRequest: (value: string) => void;
  /** True to show the prompt in red while nothing is typed. */
  readonly isAlarming?: boolean;
}

const showRequestWords = () => l10n.t('Show Request');

/** Asks for a text, with a button that shows the request that would be sent. `undefined` when the user cancelled. */
export function askText({
  validate,
  advise,
  onShowRequest,
  value = '',
  isAlarming = false,
  ...words
}: TextQuestion): Promise<string | undefined> {
  const input: InputBox = window.createInputBox();
  Object.assign(input, words, { value, ignoreFocusOut: true });
  // A validation message replaces the prompt.
  const alarm = { message: words.prompt, severity: InputBoxValidationSeverity.Error };
  const hint = isAlarming ? alarm : undefined;
  if (value === '') input.validationMessage = hint;
  const adviceOn = (typed: string) => {
    const message = advise?.(typed);
    return message === undefined ? undefined : { message, severity: InputBoxValidationSeverity.Warning };
  };
  input.buttons = [{ iconPath: new ThemeIcon('eye'), tooltip: showRequestWords() }];
  return new Promise((resolve) => {
    input.onDidChangeValue(
      (typed) => (input.validationMessage = typed === '' ? hint : (validate(typed) ?? adviceOn(typed))),
    );
    input.onDidTriggerButton(() => onShowRequest(input.value));
    input.onDidAccept(() => {
      const problem = validate(input.value);
      if (problem !== undefined) {
        input.validationMessage = problem;
        return;
      }
      resolve(input.value);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

/** True when the user confirms. */
export async function isConfirmed(confirmation: Confirmation, showRequest: () => void): Promise<boolean> {
  switch (confirmation.kind) {
    case 'asked':
      return true;
    case 'word': {
      const { word, mistyped, title, prompt, isAlarming = false } = confirmation;
      const validate = (value: string) => (value === word ? undefined : mistyped);
      const question = { title, prompt, isAlarming, validate, onShowRequest: showRequest };
      return (await askText(question)) === word;
    }
    case 'button': {
      const { question, detail, yes } = confirmation;
      const show = showRequestWords();
      const answer = await window.showWarningMessage(question, { modal: true, detail }, yes, show);
      if (answer !== show) return answer === yes;
      showRequest();
      // A modal dialog would cover the request, so the question is now asked in a notification.
      return (await window.showWarningMessage(l10n.t('{0} {1}', question, detail), yes)) === yes;
    }
  }
}
