import type { FrameLocator, Locator, Page } from 'playwright-core';
import { versioned } from '../../../src/views/allocation/messages';
import type { ToPage } from '../../../src/views/allocation/messages';
import { accessibilityViolations } from './accessibility';

/** The allocation form, in the editor in front. */
export class AllocationForm {
  private readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }

  /** The input or list with this accessible name. */
  field(label: string): Locator {
    // A custom element and the input inside it both have the label, but only the input accepts text.
    return this.frame.getByLabel(label, { exact: true }).and(this.frame.locator('input, select, textarea'));
  }

  /** The drop-down lists. */
  get choices(): Locator {
    return this.frame.locator('select');
  }

  /** Fills in fields, typing like a user. */
  async fill(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const field = this.field(label);
      if (await field.and(this.frame.locator('select')).count()) await field.selectOption(value);
      else {
        // Not Ctrl+A: the editor gets that key too, and selects everything again after the next keys.
        await field.click({ clickCount: 3 });
        await field.press('Delete');
        await field.pressSequentially(value);
      }
    }
  }

  /** The message beside a field about its problem. */
  problem(label: string): Locator {
    return this.frame
      .locator('.field')
      .filter({ has: this.field(label) })
      .locator('.finding.block');
  }

  radio(label: string): Locator {
    return this.frame.getByRole('radio', { name: label, exact: true });
  }

  /** Whether a radio button shows a dot in another color than its background. */
  async showsDot(id: 'allocate' | 'create'): Promise<boolean> {
    return await this.frame.locator('html').evaluate(`(() => {
      const dot = getComputedStyle(document.getElementById('mode-${id}'), '::before');
      const behind = getComputedStyle(document.body).backgroundColor;
      return dot.content !== 'none' && parseFloat(dot.width) >= 6 && dot.backgroundColor !== behind;
    })()`);
  }

  /** Whether the field with this ID has an outline in the focus color. */
  async showsFocus(id: string): Promise<boolean> {
    return await this.frame.locator('html').evaluate(`(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'var(--vscode-focusBorder)';
      const { color } = getComputedStyle(probe);
      probe.remove();
      const { outlineColor, outlineStyle } = getComputedStyle(document.getElementById('${id}'));
      return outlineStyle !== 'none' && outlineColor === color;
    })()`);
  }

  button(label: string): Locator {
    return this.frame.getByRole('button', { name: label, exact: true });
  }

  heading(words: string): Locator {
    return this.frame.getByRole('heading', { name: words, exact: true });
  }

  /** A line of the form that contains this text. */
  text(words: string | RegExp): Locator {
    return this.frame.getByText(words).first();
  }

  tab(label: string): Locator {
    return this.frame.getByRole('tab', { name: label, exact: true });
  }

  /** A VLAN in the map, by its accessible name. */
  vlan(words: string): Locator {
    return this.frame.getByRole('gridcell', { name: words, exact: true });
  }

  /** A completed step of the timeline. */
  done(step: string): Locator {
    return this.frame.locator(`.timeline .done[data-step="${step}"]`);
  }

  /** The field, button or box with this ID, once it has the focus. */
  focused(id: string): Locator {
    return this.frame.locator(`#${id}:focus`);
  }

  /** The warnings in the review. */
  get warnings(): Locator {
    return this.frame.locator('.review .warnings');
  }

  /** The outcome of the last attempt, once it is shown. */
  outcome(pattern: RegExp): Locator {
    return this.frame.locator('#outcome', { hasText: pattern });
  }

  /** Whether the outcome of the last attempt is completely visible without scrolling, and nothing covers its middle. */
  outcomeIsInSight(): Promise<boolean> {
    return this.frame.locator('html').evaluate(`(() => {
      const outcome = document.getElementById('outcome');
      const { top, bottom, left, right } = outcome.getBoundingClientRect();
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return top >= 0 && bottom <= window.innerHeight && outcome.contains(there);
    })()`);
  }

  /** Sends the page a message of the extension, for states that do not occur in a demonstration. */
  async hear(message: Parameters<typeof versioned>[0] & Pick<ToPage, 'type'>): Promise<void> {
    const text = JSON.stringify(versioned(message));
    await this.frame.locator('html').evaluate(`window.postMessage(${text})`);
  }

  /** The problems that axe-core finds in the page as it is now. */
  violations(): Promise<string[]> {
    return accessibilityViolations(this.frame);
  }
}
