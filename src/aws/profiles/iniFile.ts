/**
 * Reads config and credentials files as the AWS CLI does: by the rules of Python's RawConfigParser and of botocore's
 * `raw_config_parse`. Only where those refuse a whole file does this go on and name what is wrong: one bad line must not
 * take every profile away.
 */

/** A further line of a value, without its blanks. */
export interface IniLine {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface IniSetting {
  /** As it stands in the file, `#` and `;` included. Its further lines follow after a line feed each. */
  readonly value: string;
  /** The settings below one without a value of its own, as `services` sections have them. */
  readonly nested?: ReadonlyMap<string, string>;
  /** Counted from 1. */
  readonly line: number;
  readonly further: readonly IniLine[];
}

/** One `[section]`. The names of its settings are in lower case. */
export interface IniSection {
  /** All that stands between the brackets, blanks too. */
  readonly header: string;
  /** Where it begins, each time that it does. Counted from 1. */
  readonly lines: number[];
  readonly settings: Map<string, IniSetting>;
  /** Settings that it gives two different values. */
  readonly conflicts: Set<string>;
  /** Lines of it that could not be read. */
  readonly unread: number[];
}

/**
 * What the AWS CLI refuses a file for.
 * - `line`: it is neither a header, a setting, a comment nor part of a value.
 * - `header`: it opens a bracket and closes none, or is a setting before any section: nobody knows what it belongs to.
 * - `bom`: a byte order mark at the beginning.
 */
export interface IniProblem {
  readonly kind: 'line' | 'header' | 'repeatedSection' | 'repeatedSetting' | 'bom';
  /** Counted from 1. */
  readonly line: number;
}

export interface IniFile {
  /** By their headers, in the order of the file. A header that comes again goes on with its section. */
  readonly sections: ReadonlyMap<string, IniSection>;
  /** The settings of `[DEFAULT]`, which every section has that doesn't say otherwise. */
  readonly defaults: IniSection;
  readonly problems: readonly IniProblem[];
}

/** White space as Python has it (`str.isspace`): U+FEFF is none, and the separators of ASCII are. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  return /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(String.fromCharCode(code));
}

/** How many blanks a line begins with. A tab is one, as it is for the AWS CLI. */
function indentOf(text: string): number {
  let at = 0;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function strippedRight(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `str.strip`. By hand: a regular expression takes quadratic time on a long row of blanks. */
const stripped = (text: string): string => {
  const right = strippedRight(text);
  return right.slice(indentOf(right));
};

/** Where Python's `str.splitlines` cuts. */
const LINE_ENDS = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;

/** A setting while its lines come in. */
interface OpenSetting {
  readonly line: number;
  readonly first: string;
  readonly further: IniLine[];
  /** What the section said of it before. */
  readonly before: OpenSetting | undefined;
}

class Reader {
  readonly sections = new Map<string, IniSection>();
  readonly defaults = newSection('DEFAULT');
  readonly problems: IniProblem[] = [];
  private section: IniSection | undefined;
  private readonly open = new Map<IniSection, Map<string, OpenSetting>>();
  private setting: OpenSetting | undefined;
  private indent = 0;
  /** True after a header that could not be read: what follows belongs to nobody. */
  private lost = false;

  read(raw: string, line: number): void {
    const text = stripped(raw);
    if (text.startsWith('#') || text.startsWith(';')) return;
    if (text === '') {
      this.setting?.further.push({ text, line });
      return;
    }
    const indent = indentOf(raw);
    if (this.setting && indent > this.indent) {
      this.setting.further.push({ text, line });
      return;
    }
    this.indent = indent;
    if (text.startsWith('[')) this.readHeader(text, line);
    else this.readSetting(text, line);
  }

  /** Puts the lines of values together. */
  finish(): void {
    for (const [section, settings] of this.open) {
      for (const [name, setting] of settings) {
        if (isInConflict(setting)) section.conflicts.add(name);
        section.settings.set(name, this.finished(section, setting));
      }
    }
  }

  /** All up to the last bracket is the header, and what stands after it counts for nothing. */
  private readHeader(text: string, line: number): void {
    const end = text.lastIndexOf(']');
    this.setting = undefined;
    this.lost = end < 2;
    if (this.lost) {
      this.section = undefined;
      this.problems.push({ kind: 'header', line });
      return;
    }
    const header = text.slice(1, end);
    const there = header === 'DEFAULT' ? this.defaults : this.sections.get(header);
    if (there && there !== this.defaults) this.problems.push({ kind: 'repeatedSection', line });
    this.section = there ?? newSection(header);
    this.section.lines.push(line);
    if (this.section !== this.defaults) this.sections.set(header, this.section);
  }

  private readSetting(text: string, line: number): void {
    const { section } = this;
    const end = text.search(/[=:]/);
    const name = strippedRight(text.slice(0, Math.max(end, 0))).toLowerCase();
    if (!section || name === '') {
      // After a lost header the header alone is named.
      if (!this.lost) this.problems.push({ kind: section ? 'line' : 'header', line });
      section?.unread.push(line);
      return;
    }
    const settings = this.open.get(section) ?? new Map<string, OpenSetting>();
    this.open.set(section, settings);
    const before = settings.get(name);
    const setting = { line, first: stripped(text.slice(end + 1)), further: [], before };
    // A section that comes again is named once, and not for each of its settings.
    if (before && (section === this.defaults || before.line > (section.lines.at(-1) ?? 0))) {
      this.problems.push({ kind: 'repeatedSetting', line });
    }
    settings.set(name, setting);
    this.setting = setting;
  }

  private finished(section: IniSection, setting: OpenSetting): IniSetting {
    const { line, further } = setting;
    const value = valueOf(setting);
    if (!value.startsWith('\n')) return { value, line, further };
    const nested = new Map<string, string>();
    for (const part of further) {
      for (const piece of part.text.split(LINE_ENDS)) {
        const text = stripped(piece);
        const equals = text.indexOf('=');
        if (equals >= 0) nested.set(stripped(text.slice(0, equals)), stripped(text.slice(equals + 1)));
        else if (text !== '') {
          this.problems.push({ kind: 'line', line: part.line });
          section.unread.push(part.line);
        }
      }
    }
    return { value, nested, line, further };
  }
}

const newSection = (header: string): IniSection => ({
  header,
  lines: [],
  settings: new Map(),
  conflicts: new Set(),
  unread: [],
});

const valueOf = ({ first, further }: OpenSetting): string =>
  strippedRight([first, ...further.map(({ text }) => text)].join('\n'));

function isInConflict(setting: OpenSetting): boolean {
  for (let { before } = setting; before; { before } = before) {
    if (valueOf(before) !== valueOf(setting)) return true;
  }
  return false;
}

/** Where a line ends, of whatever system it is. */
export const LINE_END = /\r\n|[\r\n]/;

const BOM = '\ufeff';

/** Reads one file for all that is in it: whatever can be read is, and what the AWS CLI refuses the file for is named. */
export function parseIni(text: string): IniFile {
  const reader = new Reader();
  // Some editors of Windows begin a file so. The AWS CLI refuses it; nothing else can be meant by it.
  if (text.startsWith(BOM)) reader.problems.push({ kind: 'bom', line: 1 });
  const content = text.startsWith(BOM) ? text.slice(BOM.length) : text;
  content.split(LINE_END).forEach((line, index) => reader.read(line, index + 1));
  reader.finish();
  const { sections, defaults, problems } = reader;
  return { sections, defaults, problems };
}
