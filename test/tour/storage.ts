import type { Page } from 'playwright-core';
import { filesHolding } from '../host/logs';

/** Everything that the page stores in the browser, as text: VS Code stores there what a window has to remember. */
const READ_STORAGE = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const asText = (value) => ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : JSON.stringify(value);
  const texts = Object.entries(localStorage).map(asText);
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      texts.push(...values.map(asText));
    }
    database.close();
  }
  return texts.join('\\n');
})()`;

/**
 * Where a text is stored: the files below the folder (logs, backups, settings, temporary files) that contain it, and
 * the browser's storage.
 */
export async function placesHolding(text: string, folder: string, page: Page): Promise<string[]> {
  const stored = await page.evaluate<string>(READ_STORAGE);
  return [...(await filesHolding(folder, text)), ...(stored.includes(text) ? ["the browser's storage"] : [])];
}
