import * as l10n from '@vscode/l10n';
import { firstOverlap, specialUse } from '../../addressing/prefixes';
import type { PrefixList } from '../../addressing/prefixes';
import { visible } from '../../text';
import { applies } from '../draft';
import type { AllocationDraft } from '../draft';
import { GUIDE } from './rule';
import type { Rule } from './rule';

const MOST = 1000;
const LONGEST_IPV6 = 64;
const REFERENCE = 'AWS Direct Connect API reference, RouteFilterPrefix';

/** A check of the prefixes of a public virtual interface; other requests have none. */
const check =
  (find: (list: PrefixList, draft: AllocationDraft) => string | undefined): Rule['check'] =>
  (draft, { prefixesIn }) =>
    applies('prefixes', draft) ? find(prefixesIn(draft.prefixes), draft) : undefined;

/** The rules for the prefixes that a public virtual interface advertises. */
export const prefixRules: readonly Rule[] = [
  {
    id: 'prefixes.read',
    fields: ['prefixes'],
    level: 'block',
    source: REFERENCE,
    check: check(({ wrong: [wrong] }) => {
      if (!wrong) return undefined;
      const { text, line, meant } = wrong;
      return meant === undefined
        ? l10n.t(
            'Line {0}: {1} is not a prefix such as 203.0.113.0/24 or 2001:db8::/48.',
            line,
            visible(text).slice(0, 60),
          )
        : l10n.t('Line {0}: {1} has host bits set. The prefix is {2}.', line, visible(text), meant);
    }),
  },
  {
    id: 'prefixes.some',
    fields: ['prefixes'],
    level: 'block',
    source: GUIDE,
    check: check(({ prefixes }) =>
      prefixes.length > 0
        ? undefined
        : l10n.t('Enter the public prefixes that you want to advertise to AWS, at least one.'),
    ),
  },
  {
    id: 'prefixes.most',
    fields: ['prefixes'],
    level: 'block',
    source: `${GUIDE}: at most 1,000 prefixes on a public virtual interface`,
    check: check(({ prefixes }) =>
      prefixes.length <= MOST
        ? undefined
        : l10n.t(
            'There are {0} prefixes, and AWS takes at most {1}. Combine some of them.',
            prefixes.length,
            MOST,
          ),
    ),
  },
  {
    id: 'prefixes.public',
    fields: ['prefixes'],
    level: 'block',
    source: `${GUIDE}: the prefixes must be public and yours`,
    check: check(({ prefixes }) => {
      const found = prefixes.find((prefix) => specialUse(prefix) === 'notPublic');
      return (
        found && l10n.t('{0} is not public address space, so AWS can’t accept it. Remove it.', found.cidr)
      );
    }),
  },
  {
    id: 'prefixes.length',
    fields: ['prefixes'],
    level: 'block',
    source: REFERENCE,
    check: check(({ prefixes }) => {
      const found = prefixes.find(({ family, length }) => family === 'ipv6' && length > LONGEST_IPV6);
      return (
        found && l10n.t('{0} is too long: AWS takes IPv6 prefixes up to /{1}.', found.cidr, LONGEST_IPV6)
      );
    }),
  },
  {
    id: 'prefixes.overlap',
    fields: ['prefixes'],
    level: 'block',
    source: 'A prefix within another adds nothing; AWS reviews each one',
    check: check(({ prefixes }) => {
      const found = firstOverlap(prefixes);
      if (!found) return undefined;
      const [one, other] = found;
      return one.cidr === other.cidr
        ? l10n.t('{0} is in the list twice.', one.cidr)
        : l10n.t('{0} already contains {1}. Remove one of them.', one.cidr, other.cidr);
    }),
  },
  {
    id: 'prefixes.documentation',
    fields: ['prefixes'],
    level: 'warn',
    source: 'RFC 5737, RFC 3849, RFC 9637; AWS checks that each prefix is yours',
    check: check(({ prefixes }) => {
      const found = prefixes.find((prefix) => specialUse(prefix) === 'documentation');
      return (
        found &&
        l10n.t('{0} is reserved for examples in documentation, so AWS’s review will reject it.', found.cidr)
      );
    }),
  },
  {
    id: 'prefixes.family',
    fields: ['prefixes', 'addressFamily'],
    level: 'warn',
    source: 'A BGP session of one family carries the prefixes of that family',
    check: check(({ prefixes }, { addressFamily }) => {
      const found = prefixes.find(({ family }) => family !== addressFamily);
      return (
        found &&
        l10n.t(
          '{0} is not of the session’s address family. It is only advertised once a BGP peer of that family is added.',
          found.cidr,
        )
      );
    }),
  },
];
