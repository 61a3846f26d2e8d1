import { visible } from '../directconnect/text';

/** A zero-width character that separates characters which would begin a link or an icon. */
const BREAK = '\u200B';

/**
 * A string from AWS for places where the editor interprets text: notifications and input boxes turn `[…](command:…)`
 * into links, quick picks turn `$(…)` into icons.
 */
export function inert(text: string): string {
  return visible(text).replaceAll('](', `]${BREAK}(`).replaceAll('$(', `$${BREAK}(`);
}
