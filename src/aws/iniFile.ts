/** One `[section]` of an AWS config or credentials file. Keys are lower case, as the AWS CLI reads them. */
export interface IniSection {
  readonly name: string;
  /** All that stands between the brackets, spaces too. */
  readonly header: string;
  /** Counted from 1. */
  readonly line: number;
  readonly values: Map<string, string>;
  /** Indented blocks under a key without a value, as `services` sections have them. */
  readonly nested: Map<string, Map<string, string>>;
}

/** A line that is neither a section, a setting, a comment nor empty. Counted from 1. */
export interface IniProblem {
  readonly line: number;
}

export interface IniFile {
  readonly sections: IniSection[];
  readonly problems: IniProblem[];
}

/** Cuts a comment off: `#` or `;` at the start of a line or after white space, as the AWS SDKs do. */
function withoutComment(line: string): string {
  return line.replace(/(^|\s)[#;].*$/, '').trimEnd();
}

/** Reads one file for all that is in it: whatever can be read is, and lines that can't are named. */
export function parseIni(text: string): IniFile {
  const sections: IniSection[] = [];
  const problems: IniProblem[] = [];
  let section: IniSection | undefined;
  let block: Map<string, string> | undefined;

  const readSetting = (content: string, line: number) => {
    const equals = content.indexOf('=');
    if (equals < 1 || !section) {
      problems.push({ line });
      return;
    }
    const key = content.slice(0, equals).trim().toLowerCase();
    const value = content.slice(equals + 1).trim();
    const indented = /^\s/.test(content);
    if (indented && block) {
      block.set(key, value);
    } else if (value === '') {
      block = new Map();
      section.nested.set(key, block);
    } else {
      block = undefined;
      section.values.set(key, value);
    }
  };

  text.split(/\r?\n/).forEach((raw, index) => {
    const content = withoutComment(raw);
    const line = index + 1;
    if (!content.trim()) return;
    if (!content.trimStart().startsWith('[')) {
      readSetting(content, line);
      return;
    }
    const [, header] = /^\s*\[([^\]]*)\]\s*$/.exec(content) ?? [];
    const name = header?.trim();
    block = undefined;
    section = undefined;
    if (header === undefined || !name) {
      problems.push({ line });
      return;
    }
    section = { name, header, line, values: new Map(), nested: new Map() };
    sections.push(section);
  });
  return { sections, problems };
}
