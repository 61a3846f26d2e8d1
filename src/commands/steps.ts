import { InputBoxValidationSeverity, QuickInputButtons, window } from 'vscode';
import type { InputBoxValidationMessage, QuickInputButton, QuickPickItem } from 'vscode';

/** The answer when the user presses *Back* to return to the previous question. */
export const BACK = Symbol('back');
/** An answer, *Back*, or `undefined` when the user cancelled. */
export type Answered<Answer> = Answer | typeof BACK | undefined;

/** The position of a question among the steps, which it shows. */
export interface StepOf {
  readonly step: number;
  readonly totalSteps: number;
  /** *Back*, if there is something to go back to. */
  readonly buttons: readonly QuickInputButton[];
}

/** A question, which adds its answer to the earlier ones. */
export type Step<Answers> = (before: Answers, of: StepOf) => Promise<Answered<Answers>>;

/**
 * Asks one question after the other. *Back* returns to the previous one, with the answers given so far.
 * @param canGoBack whether there is something before the first, to which *Back* returns.
 */
export async function askInSteps<Answers>(
  steps: readonly Step<Answers>[],
  before: Answers,
  canGoBack: boolean,
): Promise<Answered<Answers>> {
  let answers = before;
  let at = 0;
  for (let step = steps[at]; step; step = steps[at]) {
    const buttons = at > 0 || canGoBack ? [QuickInputButtons.Back] : [];
    const answered = await step(answers, { step: at + 1, totalSteps: steps.length, buttons });
    if (answered === undefined) return undefined;
    if (answered === BACK && at === 0) return BACK;
    if (answered !== BACK) answers = answered;
    at += answered === BACK ? -1 : 1;
  }
  return answers;
}

interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** True for a secret, which is hidden while it is typed. */
  readonly password?: boolean;
  /** What is wrong with a text, or may be. */
  readonly validate: (text: string) => InputBoxValidationMessage | undefined;
}

/** Asks for a text. The answer has no spaces at its ends; empty means "none". */
export function askText({ validate, ...words }: TextQuestion, of: StepOf): Promise<Answered<string>> {
  const input = window.createInputBox();
  Object.assign(input, words, of, { ignoreFocusOut: true });
  const check = () => {
    const message = validate(input.value.trim());
    input.validationMessage = message;
    return message?.severity !== InputBoxValidationSeverity.Error;
  };
  check();
  return new Promise((resolve) => {
    const end = (answered: Answered<string>) => {
      resolve(answered);
      input.hide();
    };
    input.onDidChangeValue(check);
    input.onDidTriggerButton(() => end(BACK));
    input.onDidAccept(() => {
      if (check()) end(input.value.trim());
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

interface Choices<Item> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
}

/** Asks for any number of items. Those with `picked` are chosen already. */
export function askSeveral<Item extends QuickPickItem>(
  choices: Choices<Item>,
  of: StepOf,
): Promise<Answered<readonly Item[]>> {
  const picker = window.createQuickPick<Item>();
  Object.assign(picker, choices, of, { ignoreFocusOut: true, canSelectMany: true });
  picker.selectedItems = choices.items.filter(({ picked }) => picked);
  return new Promise((resolve) => {
    const end = (answered: Answered<readonly Item[]>) => {
      resolve(answered);
      picker.hide();
    };
    picker.onDidTriggerButton(() => end(BACK));
    picker.onDidAccept(() => end(picker.selectedItems));
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
