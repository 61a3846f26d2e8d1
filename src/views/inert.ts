import { visible } from '../directconnect/text';

/** Put between two characters that would begin a link or an icon: it takes no room and breaks them up. */
const BREAK = '\u200B';

/**
 * A string from AWS for places where the editor reads more into a text than its characters: notifications and input
 * boxes make links of `[…](command:…)`, quick picks make icons of `$(…)`.
 */
export function inert(text: string): string {
  return visible(text).replaceAll('](', `]${BREAK}(`).replaceAll('$(', `$${BREAK}(`);
}
