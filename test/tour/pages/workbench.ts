import type { Locator, Page } from 'playwright-core';
import { AllocationForm } from './allocationForm';
import { Dialog } from './dialog';
import { openUntilShown } from './opening';
import { QuickInput } from './quickInput';
import { TextEditor } from './textEditor';
import { TreeView } from './treeView';

/** A window of VS Code, controlled as by a user: with mouse and keyboard. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly connections: TreeView;
  readonly activity: TreeView;
  readonly dialog: Dialog;
  readonly form: AllocationForm;
  readonly editor: TextEditor;

  constructor(readonly page: Page) {
    this.quickInput = new QuickInput(page);
    this.connections = new TreeView(page, 'Connections');
    this.activity = new TreeView(page, 'Activity');
    this.dialog = new Dialog(page);
    this.form = new AllocationForm(page);
    this.editor = new TextEditor(page);
  }

  /** Waits until the window can be used. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .activitybar .action-item').first().waitFor();
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
  }

  /** Opens a view container from the activity bar. */
  async openView(title: string): Promise<void> {
    const label = this.page.locator(`.action-label[aria-label^="${title}"]`);
    const item = this.page.locator('.activitybar .action-item', { has: label });
    // The item and not its label: a badge lies above the label and would take the click.
    if ((await item.getAttribute('aria-expanded')) !== 'true') await item.click();
    await this.page.locator('.sidebar .composite.title', { hasText: title }).waitFor();
  }

  /** Opens a view container with only the keyboard. Its command exists as soon as its icon does. */
  async openViewWithKeys(title: string): Promise<void> {
    await this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`).waitFor();
    await this.quickInput.runWithKeys(`View: Show ${title}`);
    await this.quickInput.closed();
    await this.page.locator('.sidebar .composite.title', { hasText: title }).waitFor();
  }

  /** Drags the border of the side bar to this distance from the left, in pixels. */
  async widenSideBar(x: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) throw new Error('The side bar is not shown.');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y, { steps: 4 });
    await this.page.mouse.up();
  }

  runCommand(title: string): Promise<void> {
    return this.quickInput.runCommand(title);
  }

  /** Waits for a notification. The editor doesn't pop any up while it is controlled like this. */
  async notification(words: RegExp): Promise<void> {
    await this.openNotifications(this.notifications.getByText(words).first());
    await this.bell.click();
  }

  /** Presses a button of the notification that contains these words. */
  async answerNotification(words: string, label: string): Promise<void> {
    const item = this.notifications.locator('.notification-list-item', { hasText: words });
    await this.openNotifications(item);
    await item.hover();
    await item.getByRole('button', { name: label, exact: true }).click();
  }

  private openNotifications(wanted: Locator): Promise<void> {
    // After an answer, the list may still be open; then the bell would close it.
    const open = async () => {
      if (!(await this.notifications.isVisible())) await this.bell.click();
    };
    return openUntilShown(open, this.notifications, wanted);
  }

  private get bell(): Locator {
    return this.page.locator('.statusbar .statusbar-item[id="status.notifications"]');
  }

  private get notifications(): Locator {
    return this.page.locator('.notifications-center');
  }

  /** Waits for a message in the status bar, which stays for some seconds. */
  status(words: RegExp): Locator {
    return this.page.locator('.statusbar').getByText(words).first();
  }

  /** The tab of an open editor. */
  tab(title: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: title });
  }

  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.ready();
  }
}
