/**
 * Letters and digits, except those that are easily misread when someone types a key from the screen: 0 O, 1 l I. Every
 * router takes them unquoted; `?` asks an IOS console for help, and quotes, spaces, `#` and `;` end a word on some
 * routers.
 */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
/** From 57 characters: 140 bits, more than the 128 of the MD5 digest that the key goes into (RFC 2385). */
const LENGTH = 24;
/** The largest multiple of the alphabet's size that fits a byte: bytes above it would favor some characters. */
const FAIR = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

/**
 * A BGP MD5 key of 24 characters, each equally likely.
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
