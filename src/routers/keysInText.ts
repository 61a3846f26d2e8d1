/** What may escape a character: backslashes (nested to any depth), a backtick, a caret, Ctrl-V. */
const ESCAPES = '\\\\`^\\x16';

/**
 * The longest run of them: 80 in a key, escaped three times. All repetitions are bounded, so that masking is never
 * slow.
 */
const MAX_ESCAPES = 640;

/** Characters with a meaning in a pattern. */
const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');

const entityNames: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** Hexadecimal digits, in upper or lower case. */
const hexOf = (value: number, digits: number) =>
  value
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];

/** A character as it is, and doubled or moved out of its quotes as some shells and file formats require. */
function plain(character: string): string {
  switch (character) {
    case "'":
      return `'(?:\\\\{1,8}''|"'"'|')?`;
    case '"':
      return `"(?:'"'"|\\\\{1,8}""|")?`;
    case '&':
      return '&(?:amp;){0,4}';
    case '%':
      return '%{1,4}(?:25){0,4}';
    case '$':
      return '\\${1,4}';
    case ' ':
      return '[ +_]';
    default:
      return literal(character);
  }
}

/** A character as a number in XML or in a URL. */
function numbered(character: string): string[] {
  const point = character.codePointAt(0) ?? 0;
  const name = Object.hasOwn(entityNames, character) ? `${entityNames[character] ?? ''}|` : '';
  return [
    `&(?:amp;){0,4}(?:${name}#0{0,8}${point}|#[xX]0{0,8}${hexOf(point, 1)});`,
    bytesOf(character)
      .map((byte) => `[%=](?:25){0,4}${hexOf(byte, 2)}`)
      .join(''),
  ];
}

/** A character as a number after a backslash: in JSON, in C, in shells, on RouterOS. */
function afterBackslash(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const bytes = bytesOf(character);
  const again = '\\\\{1,16}';
  const ways = [
    character
      .split('')
      .map((unit) => `u${hexOf(unit.charCodeAt(0), 4)}`)
      .join(again),
    `u\\{0{0,8}${hexOf(point, 1)}\\}`,
    `U${hexOf(point, 8)}`,
    bytes.map((byte) => `x?${hexOf(byte, 2)}`).join(again),
    bytes.map((byte) => `0?${byte.toString(8).padStart(3, '0')}`).join(again),
  ];
  return `${again}(?:${ways.join('|')})`;
}

/** A run of escape characters, as long as possible. Matching from the middle would try once for each of them. */
const runOf = (characters: readonly string[]) =>
  `(?<![${ESCAPES}])(?:[${ESCAPES}]|${[...new Set(characters)]
    .flatMap((character) => [...numbered(character), afterBackslash(character)])
    .join('|')}){1,${MAX_ESCAPES}}`;

/** Each character in any of its spellings, in any combination. */
const escaped = (key: string): string =>
  key
    .split(new RegExp(`([${ESCAPES}]+)`))
    .flatMap((part, index) =>
      index % 2 === 1
        ? [runOf(Array.from(part))]
        : Array.from(part, (character) => {
            const ways = [plain(character), ...numbered(character)].join('|');
            return `(?:[${ESCAPES}]{0,16}(?:${ways})|${afterBackslash(character)})`;
          }),
    )
    .join('');

/** The whole key as Base64 and as hexadecimal digits. */
function wholeKey(key: string): string[] {
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
  const url = base64.replaceAll('+', '-').replaceAll('/', '_');
  const hex = bytesOf(key).map((byte) => hexOf(byte, 2));
  return [...new Set([base64, url].map((text) => `${literal(text)}=*`)), hex.join('[: ]?')];
}

/** The key in each Unicode normalization form, without the spaces around it, which XML does not keep. */
function forms(key: string): string[] {
  const trimmed = key.trim();
  return trimmed ? [...new Set([trimmed, trimmed.normalize('NFC'), trimmed.normalize('NFD')])] : [];
}

/** A pattern that finds a key anywhere in a text, in all known spellings. */
export function spellingsOf(key: string): RegExp | undefined {
  const sources = forms(key).flatMap((form) => [escaped(form), ...wholeKey(form)]);
  return sources.length > 0 ? new RegExp(sources.join('|'), 'g') : undefined;
}

/** With fewer letters and digits, lines that have nothing to do with the key would be masked. */
const MIN_CHARACTERS = 4;

/**
 * A pattern for a line that may contain a key in an unknown spelling: its letters and digits in order, with anything
 * else between them. `undefined` for a key with too few of them.
 */
export function tracesOf(key: string): RegExp | undefined {
  const characters = key.match(/[\p{L}\p{N}]/gu) ?? [];
  return characters.length < MIN_CHARACTERS
    ? undefined
    : new RegExp(characters.join('[^\\p{L}\\p{N}]*'), 'u');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const fromCode = (digits: string, base: number, whole: string) => {
  const point = parseInt(digits, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
};

/**
 * Functions that remove one layer of escapes from a text: each reads some format, and leaves everything else as it is.
 */
const readers: readonly ((text: string) => string)[] = [
  (text) =>
    text.replace(
      /&(?:#(\d{1,12})|#x([\da-f]{1,12})|(amp|lt|gt|quot|apos));/gi,
      (whole, decimal?: string, hex?: string, name?: string) =>
        decimal
          ? fromCode(decimal, 10, whole)
          : hex
            ? fromCode(hex, 16, whole)
            : (entities[(name ?? '').toLowerCase()] ?? whole),
    ),
  (text) =>
    text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString()),
  (text) =>
    text.replace(
      /\\(?:u([\da-f]{4})|u\{([\da-f]{1,8})\}|x([\da-f]{2})|(.))/gi,
      (whole, ...codes: (string | undefined)[]) => {
        const [four, braced, two, other] = codes;
        const digits = four ?? braced ?? two;
        return digits ? fromCode(digits, 16, whole) : (other ?? whole);
      },
    ),
];

/** How many layers are removed. */
const MAX_LAYERS = 3;

/** Everything that a line may mean after removing escapes in any order. */
export function readingsOf(line: string): Set<string> {
  const found = new Set([line]);
  let last = [line];
  for (let depth = 0; depth < MAX_LAYERS; depth++) {
    last = last.flatMap((text) => readers.map((read) => read(text))).filter((text) => !found.has(text));
    for (const text of last) found.add(text);
  }
  return found;
}
