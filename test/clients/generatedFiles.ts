/** Random numbers that are the same in each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NAMES = [
  'a',
  'b',
  'net',
  'default',
  'é',
  '__proto__',
  'constructor',
  'x#y',
  'p;q',
  'a.b-c_d',
  '1',
  '東京',
];
const HEADERS = [
  'default',
  'DEFAULT',
  'Default',
  'default ',
  'profile',
  'profile default',
  'profile "default"',
  'profile a',
  'profile  a',
  'profile\ta',
  'profile "a"',
  "profile 'a'",
  'profile "net ops"',
  "profile 'net ops'",
  'profile net\\ ops',
  'profile net ops',
  'profile "a',
  'profile a"b"',
  'profile a[1]',
  'profile a]',
  'profile\u00a0a',
  'profile a\u00a0b',
  'profile\u2003a',
  ' profile a',
  'profile a ',
  'Profile a',
  'PROFILE a',
  'profilea b',
  'profile a=b',
  'profile a: b',
  'profile ""',
  'profile a\\',
  'sso-session s',
  'sso-session "my s"',
  'services "my-s"',
  'preview',
  'plugins',
  'a',
  ' a ',
  'profile b',
];
const AFTER = ['', '', '', '', '', ' ', '# note', ' ; x', ' /* x */', ' trailing', ']', ' [x]', '\t', '=x'];
const KEYS = [
  'region',
  'Region',
  'ROLE_ARN',
  'role_arn',
  'source_profile',
  'mfa_serial',
  'output',
  's3',
  'direct_connect',
  'credential_process',
  'aws_access_key_id',
  'aws_secret_access_key',
  'key with blanks',
  'é',
  'İ',
  'ΟΔΟΣ',
  '__proto__',
  'a[1]',
  '"quoted"',
];
const VALUES = [
  '',
  '',
  'eu-west-1',
  '"eu-west-1"',
  "'x'",
  'x=y',
  'x:y',
  'a # b',
  'a;b',
  'a ; b',
  '#a',
  ';a',
  '/bin/sh -c \'cd /tmp ; helper\' --arg "team #1"',
  'https://host:1/?a=b#c',
  'arn:aws:iam::111122223333:role/r',
  '%(x)s',
  '%',
  'ends\\',
  'é',
  'a\u2028b',
  'a\u0085b',
  'a\u000bb',
  'a\u001cb',
  '\u00a0x\u00a0',
  '\ufeffx',
  '[profile a]',
  'a\tb',
  '\u0000',
];
const DELIMITERS = [' = ', '=', ' =', '= ', ':', ' : ', ': ', ' \t=\t ', '==', ' =: '];
const INDENTS = ['', '', '', '', ' ', '  ', '    ', '\t', '\t ', '\u00a0', '\u2003', '\u001f'];
const COMMENTS = ['# note', ';note', '#', '; [profile a]', '# role_arn = x', 'rem x', '// x'];
const BLANK_LINES = ['', '', '   ', '\t', '\u00a0', '\u000c', '\u001c'];
const NESTED = [
  'endpoint_url = http://127.0.0.1:1',
  'a=b',
  'Max = 1',
  'x = ',
  '= y',
  'no delimiter',
  'k : v',
  'a = b = c',
];

/** One random line after another, below headers; a whole section may be indented. */
function file(next: () => number, isCredentials: boolean): string {
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const chance = (share: number) => next() < share;
  const lines: string[] = [];
  // Some files are mostly well-formed and others mostly not; otherwise hardly any would be read to the end.
  const wildness = one([0, 0, 0.04, 0.04, 0.15, 0.4]);
  const wild = <Item>(tame: () => Item, other: () => Item): Item => (chance(wildness) ? other() : tame());
  if (chance(0.1)) lines.push(one(COMMENTS.slice(0, 5)));
  const sections = 1 + Math.floor(next() * 5);
  const taken = new Set<string>();
  for (let count = 0; count < sections; count += 1) {
    const base = chance(0.25) ? one(INDENTS) : '';
    const header = wild(
      () => {
        const name = one(NAMES);
        return isCredentials || name === 'default' ? name : `profile ${name}`;
      },
      () => one(HEADERS),
    );
    if (taken.has(header) && !chance(wildness)) continue;
    taken.add(header);
    lines.push(
      `${base}[${header}]${wild(
        () => '',
        () => one(AFTER),
      )}`,
    );
    const inner = base === '' && chance(0.2) ? one(INDENTS) : base;
    const keys = new Set<string>();
    for (let settings = Math.floor(next() * 7); settings > 0; settings -= 1) {
      const key = one(KEYS);
      if (keys.has(key.toLowerCase()) && !chance(wildness)) continue;
      keys.add(key.toLowerCase());
      const value = one(VALUES);
      lines.push(
        `${wild(
          () => inner,
          () => one(INDENTS),
        )}${wild(
          () => key,
          () => one(['', key]),
        )}${one(DELIMITERS)}${value}`,
      );
      const isBlock = value === '';
      for (let more = chance(0.3) ? 1 + Math.floor(next() * 3) : 0; more > 0; more -= 1) {
        if (chance(0.2)) lines.push(one(BLANK_LINES));
        if (chance(0.2)) lines.push(one(['', '  ']) + one(COMMENTS.slice(0, 5)));
        const indent = `${inner}${wild(
          () => '  ',
          () => one(INDENTS),
        )}`;
        lines.push(
          indent +
            (isBlock
              ? wild(
                  () => one(NESTED.slice(0, 4)),
                  () => one(NESTED),
                )
              : one([...VALUES, ...NESTED, 'mfa_serial = x'])),
        );
      }
      if (chance(0.2)) lines.push(one(BLANK_LINES));
      if (chance(0.15))
        lines.push(one(INDENTS) + one(COMMENTS.slice(0, wildness > 0.1 ? COMMENTS.length : 5)));
    }
    if (chance(wildness / 2))
      lines.push(one(['[profile half', '[', '[]', '[]]', 'key', '= x', ': y', '[a=b', 'x', ']']));
  }
  const end = one(['\n', '\n', '\n', '\r\n', '\r']);
  return lines
    .map((line) => line + (chance(0.03) ? one(['\n', '\r\n', '\r']) : end))
    .join('')
    .slice(0, chance(0.15) ? -1 : undefined);
}

/** What a file may contain besides text: a byte order mark, bytes that are not UTF-8, or UTF-16. */
function bytes(text: string, next: () => number): Buffer {
  const kind = Math.floor(next() * 40);
  if (kind === 0) return Buffer.from(`\ufeff${text}`);
  if (kind === 1) return Buffer.concat([Buffer.from(text), Buffer.from([0xe9, 0x0a])]);
  return kind === 2 ? Buffer.from(text, 'utf16le') : Buffer.from(text);
}

export interface GeneratedFiles {
  readonly config: Buffer;
  readonly credentials: Buffer;
}

/** Config and credentials files: some as people write them, others badly malformed. */
export function generatedFiles(count: number, seed: number): GeneratedFiles[] {
  const next = numbers(seed);
  return Array.from({ length: count }, () => ({
    config: bytes(file(next, false), next),
    credentials: bytes(next() < 0.3 ? '' : file(next, true), next),
  }));
}
