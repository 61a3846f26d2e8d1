/**
 * A string from AWS as it may be shown: names and tags can hold characters that reorder or hide what stands beside
 * them. Control, bidirectional and zero-width characters become U+FFFD, so that they are seen.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
