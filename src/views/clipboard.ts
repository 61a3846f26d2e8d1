import { env, window } from 'vscode';
import { inert } from './inert';

/** Milliseconds for which the message is shown. */
const SAID_FOR = 3_000;
/** The most characters of the message: the status bar is one line. */
const SAID = 80;

/**
 * Copies a text, and briefly says so in the status bar.
 * @param said a description of what was copied; never a secret itself.
 */
export async function copyText(text: string, said: string): Promise<void> {
  await env.clipboard.writeText(text);
  const line = said.length > SAID ? `${said.slice(0, SAID - 1)}…` : said;
  window.setStatusBarMessage(inert(line), SAID_FOR);
}
