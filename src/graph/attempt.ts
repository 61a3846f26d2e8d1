import type { Log } from '../views/log';

/**
 * Runs something that the user asked for; if it fails, that is shown and logged.
 * @param name what was requested, for the log; for a command, its id.
 */
export async function attempt(log: Log, name: string, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { report } = await import('../bundles/report');
    report(log, name, error);
  }
}
