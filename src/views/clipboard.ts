import { env, window } from 'vscode';
import { inert } from './inert';

/** Milliseconds for which it is said. */
const SAID_FOR = 3_000;
/** Characters of it that are said: the status bar is one line. */
const SAID = 80;

/**
 * Copies a text, and says so in the status bar for a moment.
 * @param said what was copied, in words; never a secret itself.
 */
export async function copyText(text: string, said: string): Promise<void> {
  await env.clipboard.writeText(text);
  const line = said.length > SAID ? `${said.slice(0, SAID - 1)}…` : said;
  window.setStatusBarMessage(inert(line), SAID_FOR);
}
