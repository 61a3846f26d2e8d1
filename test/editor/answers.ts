import { deepEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { QuickPickItem } from 'vscode';

const { window } = vscode;

/** Presses *Back* instead of answering. */
export const PRESS_BACK = Symbol('press back');

interface FormatItem extends QuickPickItem {
  readonly format?: string;
}

/**
 * Answers the questions of the commands for router configurations. Questions without an answer are cancelled with
 * Escape.
 */
export class Answers {
  /** The answers for lists: a format, or the labels of all picked items. */
  readonly lists: (string | readonly string[] | typeof PRESS_BACK)[] = [];
  /** The answers for text boxes. */
  readonly texts: (string | typeof PRESS_BACK)[] = [];
  /** The titles of the questions, with their steps. */
  readonly asked: string[] = [];
  /** The initial value of each text box. */
  readonly proposed: string[] = [];
  /** Why texts were rejected. After a rejection, the next answer is another try. */
  readonly refused: string[] = [];
  /** The labels of the last list. */
  offered: readonly string[] = [];

  private readonly real = {
    createInputBox: window.createInputBox.bind(window),
    createQuickPick: window.createQuickPick.bind(window),
  };

  constructor() {
    Object.assign(window, {
      createInputBox: () => {
        const input = { value: '' };
        return this.respond(this.texts, input, (text) => {
          this.proposed.push(input.value);
          input.value = String(text);
        });
      },
      createQuickPick: () => {
        const picker = { items: [] as FormatItem[], selectedItems: [] as FormatItem[] };
        return this.respond(this.lists, picker, (wanted) => {
          this.offered = picker.items.map(({ label }) => label);
          picker.selectedItems = picker.items.filter(({ format, label }) =>
            Array.isArray(wanted) ? wanted.includes(label) : format === wanted,
          );
        });
      },
    });
  }

  /**
   * Stops answering.
   * @throws when an answer was not used.
   */
  end(): void {
    Object.assign(window, this.real);
    deepEqual([this.lists, this.texts], [[], []], 'fewer questions were asked than answered');
  }

  private respond<Answer>(answers: Answer[], fields: object, take: (answer: Answer) => void) {
    const [accepted, hidden] = [new vscode.EventEmitter<void>(), new vscode.EventEmitter<void>()];
    const pressed = new vscode.EventEmitter<vscode.QuickInputButton>();
    const show = () => {
      const { title = '', step, totalSteps = 0, buttons = [] } = fields as Partial<vscode.InputBox>;
      this.asked.push(step ? `${title} (${step}/${totalSteps})` : title);
      const answer = answers.shift();
      if (answer === undefined) hidden.fire();
      else if (answer === PRESS_BACK) {
        ok(buttons.includes(vscode.QuickInputButtons.Back), `${title} can’t go back`);
        pressed.fire(vscode.QuickInputButtons.Back);
      } else {
        take(answer);
        accepted.fire();
        const { validationMessage: wrong } = fields as Partial<vscode.InputBox>;
        if (typeof wrong !== 'object' || wrong.severity !== vscode.InputBoxValidationSeverity.Error) return;
        this.refused.push(wrong.message);
        show();
      }
    };
    return Object.assign(fields, {
      ...{ show, hide: () => hidden.fire(), dispose: () => undefined, onDidChangeValue: () => undefined },
      ...{ onDidTriggerButton: pressed.event, onDidAccept: accepted.event, onDidHide: hidden.event },
    });
  }
}
