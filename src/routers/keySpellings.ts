import * as l10n from '@vscode/l10n';

/** How a dialect writes a key. */
export interface KeySpelling {
  /** The dialect's name on screen. */
  readonly dialect: string;
  /** A pattern for what the dialect can't express. */
  readonly impossible?: RegExp;
  /** What is impossible, explained to someone who has such a key. */
  readonly why?: () => string;
  /** Quotes the key for the dialect. */
  readonly quote?: (key: string) => string;
}

/**
 * The longest key, in characters. The IOS-XE model has 25, and later 52, which are 25 in type 7 (Cisco-IOS-XE-bgp.yang,
 * 16.12 to 26.1).
 */
const MAX_LENGTH_ON_IOS = 25;
/** In characters. Source: see dialects/panos.ts. */
const MAX_LENGTH_ON_PANOS = 63;

/** In double quotes, with double quotes and backslashes escaped by a backslash. */
const inEscapedQuotes = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const inQuotes = (text: string): string => `"${text}"`;

/** How those dialects write a key that can't write every key. Each dialect's file cites the sources. */
export const keySpellings = {
  ciscoIos: {
    dialect: 'Cisco IOS',
    // A ? asks for help anywhere. Spaces at the ends are lost.
    impossible: new RegExp(`\\?|^ | $|.{${MAX_LENGTH_ON_IOS + 1}}`),
    why: () =>
      l10n.t(
        'a key has at most {0} characters there, no question mark, and no spaces at either end.',
        MAX_LENGTH_ON_IOS,
      ),
  },
  ciscoIosXr: {
    dialect: 'Cisco IOS XR',
    impossible: /[ ?"!|]/,
    why: () => l10n.t('it allows no spaces and none of {0} in a key.', '? " ! |'),
  },
  ciscoNxos: {
    dialect: 'Cisco NX-OS',
    // $(NAME) is a variable of the command line.
    impossible: /[ ?"'|;\\]|\$\(/,
    why: () => l10n.t('it allows no spaces and none of {0} in a key.', '? " \' | ; \\ $('),
  },
  junos: {
    dialect: 'Junos',
    impossible: /["\\]|^\$\d\$/,
    why: () =>
      l10n.t('it allows no {0} in a key, and {1} at the start marks it as encrypted.', '" \\', '$9$'),
    quote: inQuotes,
  },
  aristaEos: {
    dialect: 'Arista EOS',
    impossible: /[ ?"|]/,
    why: () => l10n.t('it allows no spaces and none of {0} in a key.', '? " |'),
  },
  panos: {
    dialect: 'PAN-OS',
    impossible: new RegExp(`["?\\\\]|.{${MAX_LENGTH_ON_PANOS + 1}}`),
    why: () =>
      l10n.t('a key has at most {0} characters there, and none of {1}.', MAX_LENGTH_ON_PANOS, '" ? \\'),
    quote: inQuotes,
  },
  fortios: {
    dialect: 'FortiOS',
    impossible: /\?/,
    why: () => l10n.t('a question mark asks for help there.'),
    quote: inEscapedQuotes,
  },
  sros: {
    dialect: 'SR OS',
    impossible: /["?\\]| (?:hash2?|custom)$/,
    why: () =>
      l10n.t('it allows none of {0} in a key, and not {1} as the last word.', '" ? \\', 'hash/hash2/custom'),
    quote: inQuotes,
  },
  vyos: {
    dialect: 'VyOS',
    impossible: /["'? ]/,
    why: () => l10n.t('it allows no spaces and none of {0} in a key.', `" ' ?`),
    quote: (text) => `'${text}'`,
  },
  frr: {
    dialect: 'FRRouting',
    impossible: / /,
    why: () => l10n.t('a space ends the key there.'),
  },
  bird: {
    dialect: 'BIRD',
    // Strings have no escapes.
    impossible: /"/,
    why: () => l10n.t('a quotation mark ends the key there.'),
    quote: inQuotes,
  },
  openbgpd: {
    dialect: 'OpenBGPD',
    // According to its lexer, a backslash is literal except before a quotation mark or a space.
    impossible: /\\$/,
    why: () => l10n.t('a backslash at the end escapes the closing quotation mark.'),
    quote: (text) => `"${text.replace(/"|\\(?= )/g, '\\$&')}"`,
  },
} as const satisfies Record<string, KeySpelling>;

/** The names of routers that can't take a key. The result does not contain the key. */
export function routersWithout(key: string): string[] {
  return Object.values(keySpellings)
    .filter(({ impossible }) => impossible.test(key))
    .map(({ dialect }) => dialect);
}
