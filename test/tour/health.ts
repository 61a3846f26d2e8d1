import type { ConsoleMessage, Page } from 'playwright-core';
import { readLogs } from '../host/logs';

const EXTENSION = 'dx-explorer.direct-connect-explorer';

/**
 * The unseen errors of the extension in one window: errors that our page logs or does not catch, and errors in the logs
 * of the extension. Errors that the workbench logs by itself don't count.
 */
export class Health {
  private readonly fromPage: string[] = [];

  private constructor(
    private readonly dataFolder: string,
    private readonly before: ReadonlySet<string>,
  ) {}

  /**
   * Starts listening before the window has a log, so that what other windows log does not count, even if they end
   * minutes later.
   */
  static async watch(page: Page, dataFolder: string): Promise<Health> {
    const logs = await readLogs(dataFolder);
    const health = new Health(dataFolder, new Set(logs.map(({ file }) => windowOf(file))));
    page.on('console', (message) => {
      if (message.type() === 'error' && isOurs(message)) health.fromPage.push(message.text());
    });
    page.on('pageerror', ({ message, stack = message }) => {
      if (!isWorkbench(stack)) health.fromPage.push(stack);
    });
    return health;
  }

  /** The errors so far. */
  async errors(): Promise<string[]> {
    const logs = (await readLogs(this.dataFolder)).filter(({ file }) => !this.before.has(windowOf(file)));
    if (!logs.some(({ file }) => windowOf(file) !== '')) throw new Error('The window has no log.');
    const logged = logs.flatMap(({ file, text }) =>
      text
        .split('\n')
        .filter((line) => /\[(error|critical)\]/.test(line))
        .filter((line) => file.includes(EXTENSION) || line.includes(EXTENSION)),
    );
    return [...this.fromPage, ...logged];
  }
}

/** The extension host that writes a log: each window has its own. The server's logs belong to no window. */
const windowOf = (file: string): string => /exthost\d+/.exec(file)?.[0] ?? '';

/** The workbench forwards what the extension host prints, so the text matters as much as its source. */
function isOurs(message: ConsoleMessage): boolean {
  return message.text().includes(EXTENSION) || !isWorkbench(message.location().url);
}

/**
 * Whether this is a script of the workbench, or a file that its server does not have. A webview's frame is served from
 * the same folders.
 */
function isWorkbench(place: string): boolean {
  if (place === '' || place.endsWith('/update/check')) return true;
  return /\/static\/(node_modules|out\/vs\/(?!workbench\/contrib\/webview\/))/.test(place);
}
