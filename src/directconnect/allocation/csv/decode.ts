import * as l10n from '@vscode/l10n';
import { linesIn } from './problem';
import type { Problem } from './problem';

/** What a decoder writes for bytes that are invalid in its encoding. */
const NO_TEXT = '\uFFFD';

/** The encoding that a byte order mark names. Without one, it is taken for UTF-8. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const asUtf8 = () => l10n.t('Save it as "CSV UTF-8", or in VS Code with "Save with Encoding" as UTF-8.');

/** The text of a file, without its byte order mark; or why it can't be read as text. */
export function decode(bytes: Uint8Array): { readonly text: string } | Problem {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const at = (index: number) => linesIn(text.slice(0, index));
  const binary = text.indexOf('\0');
  if (binary >= 0 || text.startsWith('PK\u0003\u0004')) {
    const why = l10n.t('This is not a text file; it may be a spreadsheet.');
    return { line: at(Math.max(0, binary)), message: `${why} ${asUtf8()}` };
  }
  const wrong = text.indexOf(NO_TEXT);
  if (wrong < 0) return { text };
  return {
    line: at(wrong),
    message: `${l10n.t('This line has a character that is not UTF-8.')} ${asUtf8()}`,
  };
}
