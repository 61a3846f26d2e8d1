import type { Locator, Page } from 'playwright-core';

/** What is needed of a line's element. The page has them in the order in which they were drawn. */
interface DrawnLine {
  style: { top: string };
  textContent: string;
}

/** What is needed of a link's element. */
interface DrawnLink {
  getBoundingClientRect(): Point & { width: number; height: number };
  contains(element: unknown): boolean;
  ownerDocument: { elementFromPoint(x: number, y: number): unknown };
}

/** Pixels from the top left corner of the window. */
interface Point {
  x: number;
  y: number;
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

  /**
   * Clicks a code lens, once it can be clicked where it is drawn. An ordinary click may make the browser scroll elements
   * that the editor scrolls itself, and then nothing is where the editor assumes it is.
   */
  async clickLens(title: string): Promise<void> {
    const lens = this.editor.locator('.codelens-decoration a', { hasText: title });
    let center: Point | undefined;
    while (!center) {
      center = await lens.evaluate((element: unknown) => {
        const link = element as DrawnLink;
        const { x, y, width, height } = link.getBoundingClientRect();
        const point = { x: x + width / 2, y: y + height / 2 };
        return link.contains(link.ownerDocument.elementFromPoint(point.x, point.y)) ? point : undefined;
      });
    }
    await this.page.mouse.click(center.x, center.y);
  }
}
