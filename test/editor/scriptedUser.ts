import { EventEmitter, InputBoxValidationSeverity, window } from 'vscode';
import type { InputBoxValidationMessage, MessageOptions, QuickPickItem } from 'vscode';

interface Box {
  title: string;
  prompt: string;
  value: string;
  validationMessage?: string | InputBoxValidationMessage | undefined;
}

interface Picker {
  items: readonly QuickPickItem[];
  selectedItems: readonly QuickPickItem[];
}

/** A validation message, and whether it rejects the text. */
const readMessage = (message: Box['validationMessage']) =>
  typeof message === 'object'
    ? { text: message.message, isError: message.severity === InputBoxValidationSeverity.Error }
    : { text: message, isError: message !== undefined };

/**
 * Answers a command's questions in place of a user, with what is typed, picked and pressed, in this order. Questions
 * without an answer are cancelled with Escape.
 */
export class ScriptedUser {
  typed: string[] = [];
  picked: RegExp[] = [];
  pressed: (string | undefined)[] = [];
  /** The titles and prompts of the text boxes, with the proposed text. */
  readonly asked: string[] = [];
  /** The prompts that were shown in red before anything was typed. */
  readonly alarms: string[] = [];
  /** The problems of rejected texts. */
  readonly refused: string[] = [];
  /** The labels, descriptions and details of the items of all lists. */
  readonly offered: string[] = [];
  /** The messages, with their details. */
  readonly messages: string[] = [];

  private readonly real = {
    createInputBox: window.createInputBox.bind(window),
    createQuickPick: window.createQuickPick.bind(window),
    showQuickPick: window.showQuickPick.bind(window),
    showWarningMessage: window.showWarningMessage.bind(window),
  };

  constructor() {
    Object.assign(window, {
      createInputBox: () => this.inputBox(),
      createQuickPick: () => this.quickPick(),
      showQuickPick: (items: readonly QuickPickItem[]) => Promise.resolve(this.pick(items)),
      showWarningMessage: (text: string, options: MessageOptions | string | undefined) => {
        const detail = typeof options === 'object' ? options.detail : undefined;
        this.messages.push([text, ...(detail ? [detail] : [])].join('\n'));
        return Promise.resolve(this.pressed.shift());
      },
    });
  }

  end(): void {
    Object.assign(window, this.real);
  }

  private pick(items: readonly QuickPickItem[]): QuickPickItem | undefined {
    const text = ({ label, description, detail }: QuickPickItem) =>
      [label, description, detail].filter(Boolean).join(' | ');
    this.offered.push(...items.map(text));
    const wanted = this.picked.shift();
    return wanted && items.find((item) => wanted.test(text(item)));
  }

  private inputBox() {
    const changed = new EventEmitter<string>();
    const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
    const box: Box = { title: '', prompt: '', value: '' };
    return Object.assign(box, {
      ...{ onDidAccept: accepted.event, onDidHide: hidden.event, onDidChangeValue: changed.event },
      ...{
        onDidTriggerButton: new EventEmitter().event,
        dispose: () => undefined,
        hide: () => hidden.fire(),
      },
      show: () => {
        this.asked.push([box.title, box.prompt, box.value].filter(Boolean).join(' | '));
        const alarm = readMessage(box.validationMessage);
        if (alarm.isError && box.value === '') this.alarms.push(alarm.text ?? '');
        for (let text = this.typed.shift(); ; text = this.typed.shift()) {
          if (text === undefined) {
            hidden.fire();
            return;
          }
          // `=` accepts the proposed text.
          if (text !== '=') box.value = text;
          changed.fire(box.value);
          accepted.fire();
          const wrong = readMessage(box.validationMessage);
          if (!wrong.isError) return;
          this.refused.push(wrong.text ?? '');
        }
      },
    });
  }

  private quickPick() {
    const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
    const picker: Picker = { items: [], selectedItems: [] };
    return Object.assign(picker, {
      ...{ onDidAccept: accepted.event, onDidHide: hidden.event },
      ...{ dispose: () => undefined, hide: () => hidden.fire() },
      show: () => {
        const chosen = this.pick(picker.items);
        picker.selectedItems = chosen ? [chosen] : [];
        if (chosen) accepted.fire();
        hidden.fire();
      },
    });
  }
}
