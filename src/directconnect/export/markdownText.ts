import { visible } from '../text';

/** What Markdown reads as markup on its own, wherever it is in a line of text. */
const alone = [
  // A backslash before what it would escape; or before the space and the bar that end the cell.
  String.raw`\\(?=[!-/:-@[-${'`'}{-~]|$)`,
  // The beginning of a tag or comment, of an entity, of a link or footnote, and a bar.
  String.raw`<(?=[a-z/!?])`,
  String.raw`&(?=(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);)`,
  String.raw`[[|]`,
  // What viewers turn into a link without any markup: //host, mailto:name, www.host, host.com.
  String.raw`(?<=/)/|(?<=mailto):`,
  String.raw`(?<=www)\.|(?<=[^\s\p{P}])\.(?=\p{L}{2})`,
].join('|');
const ALONE = new RegExp(alone, 'giu');

/** What is markup only in pairs: emphasis, code, strikethrough, and formulas. */
const PAIRED = ['*', '`', '~', '$'];

/** Underscores are emphasis except within a word. */
const UNDERSCORES = /(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu;

const timesIn = (text: string, character: string) => text.split(character).length - 1;

/**
 * A string from AWS as text in a cell or heading of Markdown (CommonMark 0.31, and tables, strikethrough and links as
 * GitHub and VS Code read them). Only what would be read as something else gets a backslash. Since mentions and mail
 * addresses are found in spite of one, an at sign is followed by a zero-width space.
 */
export function markdownText(text: string): string {
  const plain = visible(text);
  const once = plain.replace(ALONE, '\\$&');
  const marks = PAIRED.filter((character) => timesIn(plain, character) > 1);
  const paired = marks.reduce((done, character) => done.replaceAll(character, `\\${character}`), once);
  const words =
    timesIn(plain, '_') > 1 ? paired.replace(UNDERSCORES, (run) => run.replaceAll('_', '\\_')) : paired;
  return words.replace(/@(?=\S)/g, '@\u200B');
}
