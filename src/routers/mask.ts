/** What stands in the place of a BGP key. Its length says nothing of the key's. */
export const MASK = '••••••••';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** The ways a key may be written in a configuration: as it is, or escaped for XML. */
function spellings(key: string): string[] {
  const all = key.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
  const inText = key.replace(/[&<>]/g, (character) => escapes[character] ?? character);
  return [...new Set([key, all, inText])];
}

/**
 * Replaces every BGP key in a router configuration: what the key elements of AWS's XML hold, whatever it is, and each
 * of the given keys wherever it stands.
 * @param keys the keys of the virtual interface, in clear.
 */
export function maskKeys(configuration: string, keys: readonly string[]): string {
  const elements = configuration.replace(
    /(<((?:ipv6_)?bgp_auth_key)>)([^]*?)(<\/\2>)/g,
    (_whole, open: string, _name, value: string, close: string) =>
      open + (value.trim() ? MASK : value) + close,
  );
  return keys
    .flatMap(spellings)
    .sort((one, other) => other.length - one.length)
    .reduce((text, spelling) => text.replaceAll(spelling, MASK), elements);
}
