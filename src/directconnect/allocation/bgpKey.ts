/**
 * Letters and digits without those that are misread when a key is typed off a screen: 0 O, 1 l I. Every router takes
 * them unquoted; `?` asks an IOS console for help, and quotes, spaces, `#` and `;` end a word somewhere.
 */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
/** Of 57 characters each: 140 bits, more than the 128 of the MD5 sum that the key goes into (RFC 2385). */
const LENGTH = 24;
/** The largest multiple of the alphabet's size that a byte can hold: a byte above it would favour some characters. */
const FAIR = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

/**
 * A BGP MD5 key of 24 characters, each as likely as any other.
 * @param randomBytes from the system's random source.
 */
export function makeBgpKey(randomBytes: (count: number) => Uint8Array): string {
  let key = '';
  while (key.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < FAIR && key.length < LENGTH) key += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return key;
}
