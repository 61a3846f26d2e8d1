import type { Locator, Page } from 'playwright-core';

/** The dialog in the middle of the window that asks for a decision. */
export class Dialog {
  private readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Its whole text, once its question contains these words. */
  async text(question: string): Promise<string> {
    await this.box.locator('.dialog-message-text', { hasText: question }).waitFor();
    return this.box.locator('.dialog-message-container').innerText();
  }

  /** Presses a button, and waits until the dialog is gone. */
  async choose(label: string): Promise<void> {
    await this.box.getByRole('button', { name: label, exact: true }).click();
    await this.box.waitFor({ state: 'detached' });
  }
}
