/**
 * Reads config and credentials files as the AWS CLI does: by the rules of Python's RawConfigParser and botocore's
 * `raw_config_parse`. Where those reject a whole file, this continues and records the problem: one bad line must not
 * make every profile disappear.
 */

/** A continuation line of a value, trimmed. */
export interface IniLine {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface IniSetting {
  /** As in the file, including `#` and `;`. Continuation lines are joined with line feeds. */
  readonly value: string;
  /** The nested settings of one without its own value, as in `services` sections. */
  readonly nested?: ReadonlyMap<string, string>;
  /** Counted from 1. */
  readonly line: number;
  readonly further: readonly IniLine[];
}

/** One `[section]`. The names of its settings are in lower case. */
export interface IniSection {
  /** Everything between the brackets, including spaces. */
  readonly header: string;
  /** The lines where it begins; more than one if it is repeated. Counted from 1. */
  readonly lines: number[];
  readonly settings: Map<string, IniSetting>;
  /** Settings with two different values. */
  readonly conflicts: Set<string>;
  /** Lines of it that could not be read. */
  readonly unread: number[];
}

/**
 * What makes the AWS CLI reject a file.
 * - `line`: it is neither a header, a setting, a comment nor part of a value.
 * - `header`: an unclosed bracket, or a setting before any section: nobody knows what it belongs to.
 * - `bom`: a byte order mark at the beginning.
 */
export interface IniProblem {
  readonly kind: 'line' | 'header' | 'repeatedSection' | 'repeatedSetting' | 'bom';
  /** Counted from 1. */
  readonly line: number;
}

export interface IniFile {
  /** By header, in file order. A repeated header continues its section. */
  readonly sections: ReadonlyMap<string, IniSection>;
  /** The settings of `[DEFAULT]`, which apply to every section that does not override them. */
  readonly defaults: IniSection;
  readonly problems: readonly IniProblem[];
}

/** White space as in Python (`str.isspace`): not U+FEFF, but ASCII's separators. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  return /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(String.fromCharCode(code));
}

/** How many spaces a line begins with. A tab counts as one, as for the AWS CLI. */
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

/** `str.strip`, by hand: a regular expression takes quadratic time on a long run of spaces. */
const stripped = (text: string): string => {
  const right = strippedRight(text);
  return right.slice(indentOf(right));
};

/** Where Python's `str.splitlines` cuts. */
const LINE_ENDS = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;

/** A setting whose lines are still being read. */
interface OpenSetting {
  readonly line: number;
  readonly first: string;
  readonly further: IniLine[];
  /** The same setting earlier in the section. */
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
  /** True after an unreadable header: the lines that follow belong to no section. */
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

  /** Joins the lines of values. */
  finish(): void {
    for (const [section, settings] of this.open) {
      for (const [name, setting] of settings) {
        if (isInConflict(setting)) section.conflicts.add(name);
        section.settings.set(name, this.finished(section, setting));
      }
    }
  }

  /** Everything up to the last bracket is the header; what follows it is ignored. */
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
      // After an unreadable header, only the header is reported.
      if (!this.lost) this.problems.push({ kind: section ? 'line' : 'header', line });
      section?.unread.push(line);
      return;
    }
    const settings = this.open.get(section) ?? new Map<string, OpenSetting>();
    this.open.set(section, settings);
    const before = settings.get(name);
    const setting = { line, first: stripped(text.slice(end + 1)), further: [], before };
    // A repeated section is reported once, not for each of its settings.
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

/** A line ending of any platform. */
export const LINE_END = /\r\n|[\r\n]/;

const BOM = '\ufeff';

/** Parses one file: reads whatever can be read, and records what would make the AWS CLI reject the file. */
export function parseIni(text: string): IniFile {
  const reader = new Reader();
  // Some Windows editors write this. The AWS CLI rejects it, but it can't mean anything else.
  if (text.startsWith(BOM)) reader.problems.push({ kind: 'bom', line: 1 });
  const content = text.startsWith(BOM) ? text.slice(BOM.length) : text;
  content.split(LINE_END).forEach((line, index) => reader.read(line, index + 1));
  reader.finish();
  const { sections, defaults, problems } = reader;
  return { sections, defaults, problems };
}
