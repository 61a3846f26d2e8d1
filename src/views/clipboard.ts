import { env, window } from 'vscode';
import { inert } from './inert';

/** Milliseconds for which the message is shown. */
const SHOWN_FOR = 3_000;
/** The maximum length of the message: the status bar is one line. */
const MAX_LENGTH = 80;

/**
 * Copies a text, and briefly says so in the status bar.
 * @param said a description of what was copied; never a secret itself.
 */
export async function copyText(text: string, said: string): Promise<void> {
  await env.clipboard.writeText(text);
  const line = said.length > MAX_LENGTH ? `${said.slice(0, MAX_LENGTH - 1)}…` : said;
  window.setStatusBarMessage(inert(line), SHOWN_FOR);
}
