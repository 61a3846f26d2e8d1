import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: the command palette, a list to pick from, or a text box. */
export class QuickInput {
  private readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
  }

  /** Runs a command by its title in the palette, including its category. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.input.fill(`>${title}`);
    await this.row(title).click();
  }

  /** Picks a row of the list with this prompt. */
  async pick(placeHolder: string, label: string): Promise<void> {
    await this.widget.locator(`input[placeholder="${placeHolder}"]`).waitFor();
    await this.input.fill(label);
    await this.row(label).click();
  }

  /** Types into the box that is open, and waits for a row. */
  async type(text: string, awaited: string): Promise<void> {
    await this.input.fill(text);
    await this.row(awaited).first().waitFor();
  }

  /** The title of the current question. */
  question(words: string): Locator {
    return this.widget.locator('.quick-input-title', { hasText: words });
  }

  /** True while a box is shown, which it also is while it fades out. */
  isOpen(): Promise<boolean> {
    return this.widget.isVisible();
  }

  /** Waits until no box is shown any more: one that fades out still gets keys. */
  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Runs a command like `runCommand`, with only the keyboard. */
  async runWithKeys(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    // A view that is redrawn at that moment takes the focus back.
    await this.input.focus();
    await this.acceptWithKeys(title);
  }

  /** Picks like `pick`, with only the keyboard. */
  async pickWithKeys(placeHolder: string, label: string): Promise<void> {
    await this.widget.locator(`input[placeholder="${placeHolder}"]:focus`).waitFor();
    await this.acceptWithKeys(label);
  }

  /** Clicks a button of a row, by its tooltip. */
  async clickButtonOf(label: string, button: string): Promise<void> {
    await this.row(label).hover();
    await this.row(label).getByRole('button', { name: button, exact: true }).click();
  }

  /** Returns to the previous question. */
  async goBack(): Promise<void> {
    await this.widget.getByRole('button', { name: withOrWithoutKey('Back') }).click();
  }

  /** Checks exactly these items of a list that allows several, and accepts. */
  async pickSeveral(title: string, labels: readonly string[]): Promise<void> {
    await this.question(title).waitFor();
    const all = this.widget.getByRole('checkbox', { name: 'Toggle all checkboxes' });
    await all.check();
    await all.uncheck();
    for (const label of labels) {
      await this.input.fill(label);
      await this.row(label).click();
    }
    await this.widget.getByRole('button', { name: 'OK' }).click();
  }

  /** Types an answer to a question. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.accept();
  }

  /** Accepts the proposed answer. A tree that was just redrawn may have the focus, so the box is focused first. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /**
   * Answers a dialog that asks where to save.
   * @param file in an empty folder, which shows that the dialog has opened that folder.
   */
  async saveAs(file: string): Promise<void> {
    const ending = file.slice(file.lastIndexOf('.'));
    // A moment after it opens, the dialog writes its proposal over whatever was typed.
    await this.page.waitForFunction(
      `document.querySelector('.quick-input-widget input[type="text"]')?.value.endsWith('${ending}')`,
    );
    // It opens the folder of the typed path. While it handles one path, it ignores Enter and OK for the next.
    await this.input.fill(file);
    await this.page.waitForFunction(
      `[...document.querySelectorAll('.quick-input-list .monaco-list-row')].map((row) => row.innerText.trim()).join() === '..'`,
    );
    await this.widget.getByRole('button', { name: 'OK' }).click();
  }

  /**
   * Answers a dialog that asks for a file to open.
   * @param file in a folder that contains no other file.
   */
  async openFile(file: string): Promise<void> {
    // A moment after it opens, the dialog writes its initial path over whatever was typed, and then lists the folder.
    await this.row('.vscode').waitFor();
    await this.input.fill(file);
    await this.row(basename(file)).click();
  }

  /** The text below the input: the prompt, or what is wrong with the answer. */
  get message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  private get input(): Locator {
    return this.widget.locator('.quick-input-header input:is([type="text"], [type="password"])');
  }

  private async acceptWithKeys(label: string): Promise<void> {
    await this.page.keyboard.type(label);
    await this.row(label).and(this.page.locator('.focused')).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Moves down to the next row. */
  async moveTo(label: string): Promise<void> {
    await this.page.keyboard.press('ArrowDown');
    await this.row(label).and(this.page.locator('.focused')).waitFor();
  }

  /** A row of the list, if it is visible. */
  row(label: string | RegExp): Locator {
    const hasText = typeof label === 'string' ? exactly(label) : label;
    return this.widget
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.page.locator('.label-name', { hasText }) });
  }
}

/** Matches exactly this text. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** Matches the name of a button, to which the editor may append its keyboard shortcut. */
export function withOrWithoutKey(name: string): RegExp {
  return new RegExp(`${exactly(name).source.slice(0, -1)}(\\(.+\\))?\\s*$`);
}
