/** The maximum length of a tab's name. */
const MAX_NAME_LENGTH = 60;

/**
 * A name from AWS as the name of a tab: letters, digits, spaces, commas, hyphens and underscores, so no separator of
 * paths, no ending, no icon and nothing invisible. Empty if nothing is left of it.
 */
export function tabName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_ ,-]|\p{Default_Ignorable_Code_Point}/gu, '-');
  return Array.from(plain.replace(/^[ ,-]+/, ''))
    .slice(0, MAX_NAME_LENGTH)
    .join('')
    .replace(/[ ,-]+$/, '');
}
