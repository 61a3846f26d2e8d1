import type { Locator } from 'playwright-core';

/**
 * Opens a menu or a list until it shows what is wanted, since the editor closes some by itself: a menu when a view was
 * just redrawn and takes the focus back, the list of notifications when the last one disappears. A user would open it
 * again.
 * @param wanted something in it.
 */
export async function openUntilShown(
  open: () => Promise<void>,
  opened: Locator,
  wanted: Locator,
): Promise<void> {
  for (let isShown = false; !isShown;) {
    await open();
    await opened.waitFor();
    const shown = wanted.waitFor().then(() => true);
    const closed = opened.waitFor({ state: 'hidden' }).then(() => false);
    for (const late of [shown, closed]) late.catch(() => undefined);
    isShown = await Promise.race([shown, closed]);
  }
}
