import * as l10n from '@vscode/l10n';
import { parseAsn, specialAsn } from '../../addressing/asn';
import { CLOUDFORMATION, MODEL } from './rule';
import type { Rule } from './rule';

/** Control characters, invisible ones, and those that look like a space. */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\p{Zl}\p{Zp}]|[^\P{Zs} ]/u;
/** How a key begins or ends if it was copied from a configuration in encrypted form. */
const ENCRYPTED =
  /^(?:\d{1,2}a? |\$\d{1,2}a?\$|-AQ==|%\^%#|(?:encrypted|enc|cipher|secret|password|key|hash2?|md5|sha-?\d+|type-?\da?) )| (?:hash2?|custom)$/i;
const SURROUNDED = /^ | $|^(["'`“”„‘’«»]).*["'`“”„‘’«»]$/u;

/** The rules for the ASN and the MD5 key. */
export const bgpRules: readonly Rule[] = [
  {
    id: 'asn.range',
    fields: ['asn'],
    level: 'block',
    source: `${MODEL}: asn, asnLong; RFC 5396 for the notation`,
    check: ({ asn }) =>
      parseAsn(asn) === undefined
        ? l10n.t('Enter your BGP ASN, from 1 to 4294967294, such as 65010, AS65010 or 64086.59904.')
        : undefined,
  },
  {
    id: 'asn.special',
    fields: ['asn'],
    level: 'warn',
    source: `IANA, Autonomous System (AS) Numbers; AWS Site-to-Site VPN user guide for Amazon’s; ${MODEL} takes them all the same`,
    check: ({ asn }) => {
      const number = parseAsn(asn);
      switch (number === undefined ? undefined : specialAsn(number)) {
        case 'amazon':
          return l10n.t('AS {0} belongs to Amazon; enter your router’s own ASN.', String(number));
        case 'transition':
          return l10n.t('AS 23456 is only a placeholder for a 4-byte ASN (RFC 6793); enter that ASN itself.');
        case 'documentation':
          return l10n.t('This ASN is reserved for documentation (RFC 5398); enter your router’s own.');
        case 'reserved':
          return l10n.t('This ASN is reserved (65552 to 131071); enter your router’s own.');
        case 'last':
          return l10n.t('65535 is reserved (RFC 7300); private ASNs end at 65534.');
        case 'unassigned':
          return l10n.t(
            'AS {0} has not been assigned to anyone. If you typed a dot, it was read as asdot notation: 65.010 is not 65010.',
            String(number),
          );
        case undefined:
          return undefined;
      }
    },
  },
  {
    id: 'authKey.length',
    fields: ['authKey'],
    level: 'block',
    source: MODEL,
    check: ({ authKey }) =>
      authKey === '' || (authKey.length >= 6 && authKey.length <= 80)
        ? undefined
        : l10n.t('A BGP key has 6 to 80 characters. Leave it empty to let AWS generate one.'),
  },
  {
    id: 'authKey.control',
    fields: ['authKey'],
    level: 'block',
    source: 'RFC 2385, section 4.5: a key is typed into both routers',
    check: ({ authKey }) =>
      UNSEEN.test(authKey)
        ? l10n.t(
            'The key contains an invisible or control character, such as a line break or a zero-width space, which no router accepts. Type it again.',
          )
        : undefined,
  },
  {
    id: 'authKey.encrypted',
    fields: ['authKey'],
    level: 'warn',
    source:
      'How configurations write an encrypted key: Cisco and Arista (“7 …”), Junos (“$9$…”), FortiOS (“ENC …”), SR OS (“… hash2”), PAN-OS (“-AQ==…”), VRP (“%^%#…”), RouterOS and others by a word before it',
    check: ({ authKey }) =>
      ENCRYPTED.test(authKey)
        ? l10n.t(
            'This looks like an encrypted key ("7 …", "$9$…", "encrypted …"). AWS would use it exactly as entered, so enter the key in plain text.',
          )
        : undefined,
  },
  {
    id: 'authKey.pasted',
    fields: ['authKey'],
    level: 'warn',
    source: 'A key is sent as it stands: what surrounded it where it was copied becomes a part of it',
    check: ({ authKey }) =>
      SURROUNDED.test(authKey)
        ? l10n.t(
            'The key begins or ends with a space, or is in quotation marks. They are sent as part of the key.',
          )
        : undefined,
  },
  {
    id: 'authKey.characters',
    fields: ['authKey'],
    level: 'warn',
    source: `RFC 2385, section 4.5: routers should accept printable ASCII; ${CLOUDFORMATION} leaves out the space, the model lists no characters`,
    check: ({ authKey }) =>
      /^[!-~]*$/.test(authKey)
        ? undefined
        : l10n.t('The key contains a space or a non-ASCII character, which not every router accepts.'),
  },
];
