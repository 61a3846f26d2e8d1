import fc from 'fast-check';

/**
 * Any code point. fast-check's own `unit: 'binary'` first builds a table of all of them, which takes a second and 200
 * MB.
 */
const codePoint = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map(
    (code) => String.fromCodePoint(code),
    (text) => (text as string).codePointAt(0) ?? 0,
  );

/** Texts of any characters, including invisible and unassigned ones. */
export const anyText = (lengths: Pick<fc.StringConstraints, 'minLength' | 'maxLength'> = {}) =>
  fc.string({ ...lengths, unit: codePoint });
