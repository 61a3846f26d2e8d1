/**
 * Makes a string from AWS safe to show: names and tags can contain characters that reorder or hide the text next to
 * them. Control, bidirectional and zero-width characters become U+FFFD, so that they are visible.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
