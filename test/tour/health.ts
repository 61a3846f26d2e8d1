import type { ConsoleMessage, Page } from 'playwright-core';
import { readLogs } from '../host/logs';

const EXTENSION = 'dx-explorer.direct-connect-explorer';

/**
 * What goes wrong on our side in one window without anybody seeing it: errors that our page logs or does not catch,
 * and errors in the logs of the extension. The workbench logs errors of its own, which are none of ours.
 */
export class Health {
  private readonly fromPage: string[] = [];

  private constructor(
    private readonly dataFolder: string,
    private readonly before: ReadonlySet<string>,
  ) {}

  /** Begins to listen; what the logs hold already is another window's. */
  static async watch(page: Page, dataFolder: string): Promise<Health> {
    const health = new Health(dataFolder, new Set(await loggedErrors(dataFolder)));
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
    const logged = await loggedErrors(this.dataFolder);
    return [...this.fromPage, ...logged.filter((line) => !this.before.has(line))];
  }
}

/** A line begins with its time, so that two are never equal. */
async function loggedErrors(dataFolder: string): Promise<string[]> {
  const logs = await readLogs(dataFolder);
  return logs.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter((line) => /\[(error|critical)\]/.test(line))
      .filter((line) => file.includes(EXTENSION) || line.includes(EXTENSION)),
  );
}

/** The workbench hands on what the extension host prints, so the text tells as much as where it came from. */
function isOurs(message: ConsoleMessage): boolean {
  return message.text().includes(EXTENSION) || !isWorkbench(message.location().url);
}

/** A script of the workbench, or a file that its server does not have. A webview's frame is served from beside them. */
function isWorkbench(place: string): boolean {
  if (place === '' || place.endsWith('/update/check')) return true;
  return /\/static\/(node_modules|out\/vs\/(?!workbench\/contrib\/webview\/))/.test(place);
}
