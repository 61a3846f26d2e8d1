import * as l10n from '@vscode/l10n';

/** How a dialect writes a key. */
export interface KeySpelling {
  /** The dialect as a person calls it. */
  readonly dialect: string;
  /** What the dialect has no way to write, as a pattern. */
  readonly impossible?: RegExp;
  /** What is impossible, for the person who has such a key. */
  readonly why?: () => string;
  /** Puts the key in the quotes of the dialect. */
  readonly quote?: (key: string) => string;
}

/** Characters in clear. The model of IOS-XE has 25, then 52, which are 25 in type 7 (Cisco-IOS-XE-bgp.yang, 16.12 to 26.1). */
const LONGEST_ON_IOS = 25;
/** Characters. Source: what dialects/panos.ts names. */
const LONGEST_ON_PANOS = 63;

/** Double quotes, with backslashes before those and before backslashes. */
const inEscapedQuotes = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const inQuotes = (text: string): string => `"${text}"`;

/** How the dialects write a key that can't write every one. Where that is known from, each dialect's file says. */
export const keySpellings = {
  ciscoIos: {
    dialect: 'Cisco IOS',
    // A ? asks for help wherever it stands. Blanks at the ends are lost.
    impossible: new RegExp(`\\?|^ | $|.{${LONGEST_ON_IOS + 1}}`),
    why: () =>
      l10n.t(
        'a key has at most {0} characters there, no question mark, and no blanks at its ends.',
        LONGEST_ON_IOS,
      ),
  },
  ciscoIosXr: {
    dialect: 'Cisco IOS XR',
    impossible: /[ ?"!|]/,
    why: () => l10n.t('it takes no blank and none of {0} in a key.', '? " ! |'),
  },
  ciscoNxos: {
    dialect: 'Cisco NX-OS',
    // $(NAME) is a variable of the command line.
    impossible: /[ ?"'|;\\]|\$\(/,
    why: () => l10n.t('it takes no blank and none of {0} in a key.', '? " \' | ; \\ $('),
  },
  junos: {
    dialect: 'Junos',
    impossible: /["\\]|^\$\d\$/,
    why: () =>
      l10n.t('it takes no {0} in a key, and {1} at its beginning says that it is encrypted.', '" \\', '$9$'),
    quote: inQuotes,
  },
  aristaEos: {
    dialect: 'Arista EOS',
    impossible: /[ ?"|]/,
    why: () => l10n.t('it takes no blank and none of {0} in a key.', '? " |'),
  },
  panos: {
    dialect: 'PAN-OS',
    impossible: new RegExp(`["?\\\\]|.{${LONGEST_ON_PANOS + 1}}`),
    why: () => l10n.t('a key has at most {0} characters there, and none of {1}.', LONGEST_ON_PANOS, '" ? \\'),
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
      l10n.t('it takes none of {0} in a key, and no {1} as its last word.', '" ? \\', 'hash/hash2/custom'),
    quote: inQuotes,
  },
  vyos: {
    dialect: 'VyOS',
    impossible: /["'? ]/,
    why: () => l10n.t('it takes no blank and none of {0} in a key.', `" ' ?`),
    quote: (text) => `'${text}'`,
  },
  frr: {
    dialect: 'FRRouting',
    impossible: / /,
    why: () => l10n.t('a blank ends a key there.'),
  },
  bird: {
    dialect: 'BIRD',
    // Its strings have no escapes.
    impossible: /"/,
    why: () => l10n.t('a quotation mark ends a text there.'),
    quote: inQuotes,
  },
  openbgpd: {
    dialect: 'OpenBGPD',
    // Seen in its lexer: a backslash is one, except before a quotation mark or a blank.
    impossible: /\\$/,
    why: () => l10n.t('a backslash at the end takes the quotation mark with it.'),
    quote: (text) => `"${text.replace(/"|\\(?= )/g, '\\$&')}"`,
  },
} as const satisfies Record<string, KeySpelling>;

/** The routers that have no way to be given a key, as a person calls them. The key is not in the answer. */
export function routersWithout(key: string): string[] {
  return Object.values(keySpellings)
    .filter(({ impossible }) => impossible.test(key))
    .map(({ dialect }) => dialect);
}
