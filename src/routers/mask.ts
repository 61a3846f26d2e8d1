import { readingsOf, spellingsOf, tracesOf } from './keysInText';

/** Shown instead of a BGP key. Its length does not depend on the key. */
export const MASK = '••••••••';

const SECRET_NAME = '[\\w.-]*(?:auth[_-]?key|password|passwd|secret|passphrase|psk)[\\w.-]*';

/** An XML element that contains a key, with any attributes, even if it is escaped inside another text. */
const ELEMENT = new RegExp(
  `((?:<|&lt;)((?:[\\w.-]+:)?${SECRET_NAME})((?:\\s(?:"[^"<]{0,999}"|'[^'<]{0,999}'|[^'"<>&]){0,999})?)(?<!/)(?:>|&gt;))([^]*?)((?:<|&lt;)/\\2\\s*(?:>|&gt;)|$(?![^]))`,
  'gi',
);

/** An element without content: its attributes may contain the key. */
const EMPTY_ELEMENT = new RegExp(
  `(<(?:[\\w.-]+:)?${SECRET_NAME})(?:\\s(?:"[^"<]{0,999}"|'[^'<]{0,999}'|[^'"<>]){0,999})(?<=/)>`,
  'gi',
);

/**
 * Statements that set a key, in router languages and data formats: a keyword, perhaps how the key is encrypted, and the
 * key, which is assumed to be the rest of the line.
 */
const STATEMENT = new RegExp(
  [
    '(?<![\\w.</-])',
    '([\\w.-]*(?:password|passwd|secret|passphrase|auth[_-]?key|authentication-key|md5-key|key-string|shared-key|psk|key \\d+ md5)',
    '["\']?(?:\\s*[:=]\\s*|[ \\t]+)',
    '(?:(?:[0-9]|8a|clear|clear-text|encrypted|plain-text|ENC)[ \\t]+)?["\']?)',
    '(\\S.*?)',
    '(["\']?[;,]?[ \\t]*(?:\\*/|-->)?\\r?)$',
  ].join(''),
  'gim',
);

const maskedUnlessEmpty = (value: string) => (value.trim() ? MASK : value);

function maskElements(configuration: string): string {
  return configuration
    .replace(
      ELEMENT,
      (_whole, open: string, _name, attributes: string, value: string, close: string) =>
        (value.trim() || !attributes.trim() ? open : open.replace(attributes, ` ${MASK}`)) +
        maskedUnlessEmpty(value) +
        close,
    )
    .replace(EMPTY_ELEMENT, `$1 ${MASK}/>`);
}

const maskStatements = (configuration: string): string =>
  configuration.replace(STATEMENT, (whole, before: string, value: string, after: string) =>
    value.startsWith(MASK) ? whole : before + MASK + after,
  );

const isPattern = (pattern: RegExp | undefined): pattern is RegExp => pattern !== undefined;

/**
 * Masks every BGP key in a configuration that AWS wrote: whatever is in the position of a key, known or not; each of
 * the given keys anywhere, in any spelling; and whole lines that may contain one in an unknown spelling.
 * @param keys the keys of the virtual interface, in clear.
 */
export function maskKeys(configuration: string, keys: readonly string[]): string {
  const longestFirst = [...new Set(keys)]
    .filter((key) => key.trim())
    .sort((one, other) => other.length - one.length);
  const spelled = longestFirst
    .map(spellingsOf)
    .filter(isPattern)
    .reduce((text, pattern) => text.replace(pattern, MASK), maskElements(configuration));
  const traces = longestFirst.map(tracesOf).filter(isPattern);
  const mayHoldOne = (line: string) =>
    traces.some((trace) => trace.test(line)) ||
    [...readingsOf(line)].some((reading) => longestFirst.some((key) => reading.includes(key.trim())));
  return maskStatements(spelled)
    .split('\n')
    .map((line) => (mayHoldOne(line) ? line.replace(/\S.*\S|\S/, MASK) : line))
    .join('\n');
}
