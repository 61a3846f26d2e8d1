/** Characters that could end a line or hide the text next to them: always escaped. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** `\uXXXX`, or `\UXXXXXXXX` beyond the first 65,536: an escape that HCL and YAML share. */
function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}

const inQuotes = (text: string) => `"${text.replace(/[\\"]/g, '\\$&').replace(UNSEEN, escaped)}"`;

/** A YAML string in double quotes (YAML 1.2, section 7.3.1), on one line. */
export function yamlString(text: string): string {
  return inQuotes(text);
}

/**
 * An HCL quoted template that evaluates to exactly this text. The first character of an interpolation (`${`) or a
 * directive (`%{`) is escaped, since HCL resolves escapes only after it has looked for those.
 * @see HCL Native Syntax Specification, Template Expressions
 */
export function hclString(text: string): string {
  return inQuotes(text).replace(/[$%](?=\{)/g, escaped);
}

/** A JSON string, on one line and without invisible characters. */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** One word of a POSIX shell: nothing within single quotes is special (Shell Command Language, section 2.2.2). */
export function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The AWS CLI's spelling of an API name: `secretARN` becomes `secret-arn`. */
export const cliName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

/** An option of a command and its value, as a word of a shell. A value that begins with a hyphen would be an option itself. */
export const cliOption = (name: string, word: string): string =>
  /^'?-/.test(word) ? `--${name}=${word}` : `--${name} ${word}`;
