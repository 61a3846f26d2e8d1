import * as l10n from '@vscode/l10n';
import type { KeySpelling } from './keySpellings';
import { MASK } from './mask';
import { RouterProblem } from './problem';

/** TCP's MD5 option takes no longer key on Linux and the BSDs (TCP_MD5SIG_MAXKEYLEN), nor does AWS. */
const LONGEST = 80;

const advice = () =>
  l10n.t('Have the BGP peer made again with a key of letters and digits, or choose another format.');

/**
 * Holds a key to what a router can be given at all: printable ASCII, which also keeps it on one line.
 * @throws RouterProblem, which does not say what the key is.
 */
export function assertUsableKey(key: string): void {
  if (!/^[\x20-\x7e]+$/.test(key)) {
    throw new RouterProblem(
      l10n.t('The BGP key holds characters that are not printable ASCII, which no router takes.'),
      advice(),
    );
  }
  if (key.length > LONGEST) {
    throw new RouterProblem(l10n.t('The BGP key is longer than {0} characters.', LONGEST), advice());
  }
}

/**
 * Writes a key, or the mask in its place, so that it stays one value.
 * @throws RouterProblem when the dialect has no way to write it; the key is not in its words.
 */
export function spellKey(
  key: string,
  { dialect, impossible, why, quote = (text) => text }: KeySpelling,
): string {
  if (key === MASK) return quote(MASK);
  if (impossible?.test(key)) {
    throw new RouterProblem(
      l10n.t(
        '{0} can’t be given this BGP key: {1}',
        dialect,
        why?.() ?? l10n.t('it has no way to write it.'),
      ),
      advice(),
    );
  }
  return quote(key);
}
