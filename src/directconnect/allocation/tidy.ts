import { parseAsn } from '../addressing/asn';
import type { AllocationDraft } from './draft';

/**
 * Invisible characters that copied text may contain: zero-width characters, direction marks, soft hyphens, the byte
 * order mark, variation selectors (Unicode, Default_Ignorable_Code_Point), annotation marks, and lone surrogates.
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Surrogate}\uFFF9-\uFFFB]/gu;
/** The full-width forms of ASCII, as an East Asian keyboard types them (Unicode, Halfwidth and Fullwidth Forms). */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const TO_ASCII = 0xfee0;
const DOUBLE_QUOTES = /[“”„‟«»″]/g;
const SINGLE_QUOTES = /[‘’‚‛‹›′]/g;
/** A value in quotation marks, with the separator that follows it in a list. */
const QUOTED = /^(["'`])(.*)\1[,;]?$/s;

/**
 * Normalizes pasted text: removes invisible characters, replaces spaces, dashes, quotation marks and full-width
 * characters with their ASCII equivalents, and trims the spaces and quotation marks around it. Line breaks and tabs
 * within it stay.
 */
function plain(text: string): string {
  const typed = text
    .replace(UNSEEN, '')
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - TO_ASCII))
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, '-')
    .replace(/\p{Space_Separator}/gu, ' ')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .trim();
  const inside = QUOTED.exec(typed)?.[2];
  return inside === undefined ? typed : plain(inside);
}

/** An account as consoles and people write it: 12 digits in groups, separated by hyphens or spaces. */
function account(text: string): string {
  const typed = plain(text);
  const digits = typed.replace(/(?<=\d)[ -]+(?=\d)/g, '');
  return /^\d{12}$/.test(digits) ? digits : typed;
}

/** An AS number in decimal, however it was written. */
function asn(text: string): string {
  const typed = plain(text);
  return String(parseAsn(typed) ?? typed);
}

/** An address with or without spaces around its slash. */
const address = (text: string): string => plain(text).replace(/ *\/ */, '/');

/** Fields that are typed or pasted, except the key, which is sent as it is, and tags, which may contain anything. */
const tidiers = {
  ownerAccount: account,
  gateway: plain,
  virtualInterfaceName: plain,
  vlan: plain,
  asn,
  prefixCountIpv4: plain,
  prefixCountIpv6: plain,
  customerAddress: address,
  amazonAddress: address,
} as const satisfies Partial<Record<keyof AllocationDraft, (text: string) => string>>;

const tidied = Object.entries(tidiers) as [keyof typeof tidiers, (text: string) => string][];

/** The draft with all its texts normalized. Invalid text stays, for the rules to refuse. */
export function tidy(draft: AllocationDraft): AllocationDraft {
  const changed = tidied.flatMap(([field, read]) => {
    const text = read(draft[field]);
    return text === draft[field] ? [] : [[field, text] as const];
  });
  return changed.length > 0 ? { ...draft, ...Object.fromEntries(changed) } : draft;
}
