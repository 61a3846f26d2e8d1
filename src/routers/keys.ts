import * as l10n from '@vscode/l10n';
import type { KeySpelling } from './keySpellings';
import { MASK } from './mask';
import { RouterProblem } from './problem';

/** The longest key for TCP's MD5 option on Linux and the BSDs (TCP_MD5SIG_MAXKEYLEN), and on AWS. */
const MAX_LENGTH = 80;

const advice = () =>
  l10n.t('Recreate the BGP peer with a key of letters and digits, or choose another format.');

/**
 * Makes sure that a key is something that routers accept at all: printable ASCII, which also keeps it on one line.
 * @throws RouterProblem, which does not contain the key.
 */
export function assertUsableKey(key: string): void {
  if (!/^[\x20-\x7e]+$/.test(key)) {
    throw new RouterProblem(
      l10n.t('The BGP key contains characters that are not printable ASCII, which no router accepts.'),
      advice(),
    );
  }
  if (key.length > MAX_LENGTH) {
    throw new RouterProblem(l10n.t('The BGP key is longer than {0} characters.', MAX_LENGTH), advice());
  }
}

/**
 * Writes a key, or the mask in its place, as a single value.
 * @throws RouterProblem if the dialect can't express it; the message does not contain the key.
 */
export function spellKey(
  key: string,
  { dialect, impossible, why, quote = (text) => text }: KeySpelling,
): string {
  if (key === MASK) return quote(MASK);
  if (impossible?.test(key)) {
    throw new RouterProblem(
      l10n.t('{0} can’t take this BGP key: {1}', dialect, why?.() ?? l10n.t('it has no way to write it.')),
      advice(),
    );
  }
  return quote(key);
}
