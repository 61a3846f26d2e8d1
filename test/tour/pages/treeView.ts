import type { Locator, Page } from 'playwright-core';
import { openUntilShown } from './opening';
import { exactly, withOrWithoutKey } from './quickInput';

/** A tree in the side bar. A row is identified only by its label; the text beside it is its description. */
export class TreeView {
  private readonly pane: Locator;

  /** @param title the title of the view, as in its header. */
  constructor(
    private readonly page: Page,
    title: string,
  ) {
    this.pane = page.locator('.split-view-view .pane', {
      has: page.locator(`.pane-header[aria-label^="${title}"]`),
    });
  }

  /** The row with this label; if several have it, the one below that parent. */
  row(label: string | RegExp): Locator {
    const name = this.page.locator('.monaco-icon-label-container .label-name', {
      hasText: typeof label === 'string' ? exactly(label) : label,
    });
    return this.pane.locator('.monaco-list-row').filter({ has: name });
  }

  /** The row that is selected. */
  get selected(): Locator {
    return this.pane.locator('.monaco-list-row.selected');
  }

  /** Every visible row, including its description. */
  async rows(): Promise<string[]> {
    return this.pane.locator('.monaco-list-row').allInnerTexts();
  }

  /** Expands the view if only its header is shown. */
  async open(): Promise<void> {
    if ((await this.header.getAttribute('aria-expanded')) === 'false') await this.header.click();
    await this.pane.locator('.monaco-list').waitFor();
  }

  /** Collapses the view, so that only its header is shown. */
  async close(): Promise<void> {
    if ((await this.header.getAttribute('aria-expanded')) === 'true') await this.header.click();
  }

  /** Expands rows, each below the previous one, as soon as they appear. */
  async expand(...path: (string | RegExp)[]): Promise<void> {
    for (const label of path) {
      const row = this.row(label);
      await row.waitFor();
      if ((await row.getAttribute('aria-expanded')) === 'false') {
        await row.locator('.monaco-tl-twistie').click();
        await row.and(this.page.locator('[aria-expanded="true"]')).waitFor();
      }
    }
  }

  /** Collapses a row, whatever is below it. */
  async collapse(label: string | RegExp): Promise<void> {
    const row = this.row(label);
    await row.locator('.monaco-tl-twistie').click();
    await row.and(this.page.locator('[aria-expanded="false"]')).waitFor();
  }

  /** Moves to a row with the arrow keys. The view must have the focus. */
  async goTo(label: string): Promise<void> {
    await this.row(label).waitFor();
    await this.page.keyboard.press('Home');
    while ((await this.row(label).and(this.focused).count()) === 0)
      await this.page.keyboard.press('ArrowDown');
  }

  /** Moves to rows with the arrow keys, each below the previous one, and expands each as soon as it appears. */
  async expandWithKeys(...path: string[]): Promise<void> {
    for (const label of path) {
      await this.goTo(label);
      await this.page.keyboard.press('ArrowRight');
      await this.row(label).and(this.page.locator('[aria-expanded="true"]')).waitFor();
    }
  }

  /** The row with the keyboard focus. */
  get focused(): Locator {
    return this.pane.locator('.monaco-list:focus-within .monaco-list-row.focused');
  }

  /** Clicks a button in the view's title, by its tooltip. The button is shown while the pointer is over the view. */
  async clickTitleButton(label: string): Promise<void> {
    await this.header.hover();
    await this.header.getByRole('button', { name: withOrWithoutKey(label) }).click();
  }

  /** Selects exactly these rows. */
  async select(first: string, ...others: string[]): Promise<void> {
    await this.row(first).click();
    for (const other of others) await this.row(other).click({ modifiers: ['ControlOrMeta'] });
  }

  /** The entries of a row's menu, without those of its submenus. */
  async menuOf(row: string | RegExp): Promise<string[]> {
    const entries = this.page.locator('.monaco-menu').getByRole('menuitem');
    await this.openMenu(row, entries.first());
    const labels = await entries.allInnerTexts();
    await this.page.keyboard.press('Escape');
    await entries.first().waitFor({ state: 'detached' });
    return labels;
  }

  /** Right-clicks a row and chooses an item of its menu, or of a submenu. */
  async contextMenu(row: string | RegExp, ...items: readonly string[]): Promise<void> {
    while (!(await this.choose(row, items)));
  }

  /** @returns false if the menu closed by itself before an item was chosen: a redrawn view takes the focus back. */
  private async choose(row: string | RegExp, items: readonly string[]): Promise<boolean> {
    // Its name may be followed by a keyboard shortcut.
    const entryOf = (name: string) =>
      this.page.getByRole('menuitem').filter({ has: this.page.getByText(name, { exact: true }) });
    const [first = ''] = items;
    await this.openMenu(row, entryOf(first));
    for (const name of items) {
      const entry = entryOf(name);
      const reached = entry.hover().then(() => true);
      const closed = this.menu.waitFor({ state: 'hidden' }).then(() => false);
      for (const late of [reached, closed]) late.catch(() => undefined);
      if (!(await Promise.race([reached, closed]))) return false;
      // Not a click: a menu ignores the mouse button for its first tenth of a second.
      await entry.press('Enter');
    }
    return true;
  }

  /** Right-clicks a row until its menu shows an entry. */
  private openMenu(row: string | RegExp, entry: Locator): Promise<void> {
    return openUntilShown(() => this.row(row).click({ button: 'right' }), this.menu, entry);
  }

  /** The menu itself; its submenus follow it. */
  private get menu(): Locator {
    return this.page.locator('.monaco-menu').first();
  }

  /** A button in a view that has nothing to show. */
  welcomeButton(label: string): Locator {
    return this.pane.locator('.welcome-view').getByRole('button', { name: label, exact: true });
  }

  /** The text of a view that has nothing to show. */
  get welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }

  /** The message above the rows. */
  get message(): Locator {
    return this.pane.locator('.message');
  }

  /** The text beside the view's title. */
  get description(): Locator {
    return this.header.locator('.description');
  }

  private get header(): Locator {
    return this.pane.locator('.pane-header');
  }
}
