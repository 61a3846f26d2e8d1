import type { Locator, Page } from 'playwright-core';

/** What is needed of a line's element. The page has them in the order in which they were drawn. */
interface DrawnLine {
  style: { top: string };
  textContent: string;
}

/** The active text editor of the active group. */
export class TextEditor {
  private readonly editor: Locator;

  /** @param group the editor group that it is in. */
  constructor(
    private readonly page: Page,
    private readonly group = '.editor-group-container.active',
  ) {
    this.editor = page.locator(`${group} .editor-instance .monaco-editor`);
  }

  /** The text editor in front of the group beside it. */
  get beside(): TextEditor {
    return new TextEditor(this.page, '.editor-group-container:not(.active)');
  }

  /** The visible text, in the order of its lines, once it matches the pattern. */
  async text(awaited: RegExp): Promise<string> {
    const lines = this.editor.locator('.view-lines');
    // The editor draws each space as a no-break space.
    await lines
      .filter({ hasText: new RegExp(awaited.source.replaceAll(' ', '\\s'), awaited.flags) })
      .waitFor();
    const drawn = await lines
      .locator('.view-line')
      .evaluateAll((elements: unknown) =>
        (elements as DrawnLine[])
          .sort((one, other) => Number.parseFloat(one.style.top) - Number.parseFloat(other.style.top))
          .map(({ textContent }) => textContent),
      );
    return drawn.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Moves to the last line. The editor must have the focus. */
  async toEnd(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+End');
  }

  /** Moves to the first line. The editor must have the focus. */
  async toStart(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Home');
  }

  /** A button beside the tabs. */
  button(title: string): Locator {
    return this.page.locator(`${this.group} .editor-actions a[aria-label^="${title}"]`);
  }

  /** A code lens. */
  lens(title: string): Locator {
    return this.editor.locator('.codelens-decoration a', { hasText: title });
  }
}
