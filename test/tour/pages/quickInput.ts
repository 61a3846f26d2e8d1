import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: the command palette, a list to pick from, or a question. */
export class QuickInput {
  private readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
  }

  /** Runs a command as its title reads in the palette, its category included. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.input.fill(`>${title}`);
    await this.row(title).click();
  }

  /** Picks a row of the list that asks for this. */
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

  /** The title of what is asked now. */
  question(words: string): Locator {
    return this.widget.locator('.quick-input-title', { hasText: words });
  }

  /** True while anything is asked. */
  isOpen(): Promise<boolean> {
    return this.widget.isVisible();
  }

  /** Runs a command like `runCommand`, with the keyboard alone. */
  async runWithKeys(title: string): Promise<void> {
    // A view that is redrawn at that moment takes the focus back from the palette: a person would press the key again.
    for (let isReady = false; !isReady;) {
      await this.page.keyboard.press('F1');
      await this.widget.waitFor();
      const ready = this.input.and(this.page.locator(':focus')).waitFor();
      const lost = this.page.locator('.pane .monaco-list:focus').waitFor();
      for (const late of [ready, lost]) late.catch(() => undefined);
      isReady = await Promise.race([ready.then(() => true), lost.then(() => false)]);
    }
    await this.acceptWithKeys(title);
  }

  /** Picks like `pick`, with the keyboard alone. */
  async pickWithKeys(placeHolder: string, label: string): Promise<void> {
    await this.widget.locator(`input[placeholder="${placeHolder}"]:focus`).waitFor();
    await this.acceptWithKeys(label);
  }

  /** Clicks a button of a row, by its tooltip. */
  async clickButtonOf(label: string, button: string): Promise<void> {
    await this.row(label).hover();
    await this.row(label).getByRole('button', { name: button, exact: true }).click();
  }

  /** Returns to the question before. */
  async goBack(): Promise<void> {
    await this.widget.getByRole('button', { name: withOrWithoutKey('Back') }).click();
  }

  /** Checks exactly these of a list from which one picks several, and accepts. */
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

  /** Accepts the proposed answer. A tree that was redrawn meanwhile may have the focus, so the box is focused first. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /**
   * Answers a dialog that asks where to save.
   * @param file in an empty folder: this shows that the dialog has opened that folder.
   */
  async saveAs(file: string): Promise<void> {
    const ending = file.slice(file.lastIndexOf('.'));
    // The dialog writes its proposal a moment after it opens, over whatever was typed.
    await this.page.waitForFunction(
      `document.querySelector('.quick-input-widget input[type="text"]')?.value.endsWith('${ending}')`,
    );
    // It opens the folder of the typed path. It ignores Enter and OK while it handles an earlier one.
    await this.input.fill(file);
    await this.page.waitForFunction(
      `[...document.querySelectorAll('.quick-input-list .monaco-list-row')].map((row) => row.innerText.trim()).join() === '..'`,
    );
    await this.widget.getByRole('button', { name: 'OK' }).click();
  }

  /** Answers a dialog that asks for a file to open. @param file in a folder that has no other. */
  async openFile(file: string): Promise<void> {
    // The dialog writes where it begins a moment after it is there, over whatever was typed, and then lists the folder.
    await this.row('.vscode').waitFor();
    await this.input.fill(file);
    await this.row(basename(file)).click();
  }

  /** The sentence below the input: what is asked, or what is wrong with the answer. */
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

  /** A row of the list, if it can be seen. */
  row(label: string | RegExp): Locator {
    const hasText = typeof label === 'string' ? exactly(label) : label;
    return this.widget
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.page.locator('.label-name', { hasText }) });
  }
}

/** Matches a text that is this and nothing else. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** Matches the name of a button, to which the editor adds the key that does the same. */
export function withOrWithoutKey(name: string): RegExp {
  return new RegExp(`${exactly(name).source.slice(0, -1)}(\\(.+\\))?\\s*$`);
}
