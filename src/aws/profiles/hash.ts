/**
 * FNV-1a, 32 bits: distinguishes texts, except those made to collide on purpose. The text can't be recovered from it.
 */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

export const hashOf = (values: readonly unknown[]): number => textHash(JSON.stringify(values));
