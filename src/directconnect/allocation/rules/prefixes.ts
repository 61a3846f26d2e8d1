import * as l10n from '@vscode/l10n';
import { firstOverlap, specialUse } from '../../addressing/prefixes';
import type { NoPrefix, Prefix, PrefixList } from '../../addressing/prefixes';
import { visible } from '../../text';
import { applies } from '../draft';
import type { AllocationDraft } from '../draft';
import { GUIDE } from './rule';
import type { Rule } from './rule';

const MAX_PREFIXES = 1000;
const MAX_IPV6_LENGTH = 64;
const REFERENCE = 'AWS Direct Connect API reference, RouteFilterPrefix';

/** A check of the prefixes of a public virtual interface; other requests have none. */
const check =
  (find: (list: PrefixList, draft: AllocationDraft) => string | undefined): Rule['check'] =>
  (draft, { prefixesIn }) =>
    applies('prefixes', draft) ? find(prefixesIn(draft.prefixes), draft) : undefined;

/** How many of several wrong entries are named. */
const MAX_NAMED = 3;

/** The first of several things by name, and how many more there are. */
function named(all: readonly string[]): string {
  const [few, more] = [all.slice(0, MAX_NAMED).join(', '), all.length - MAX_NAMED];
  return more > 0 ? l10n.t('{0} and {1} more', few, more) : few;
}

/** A message about the first of some prefixes, and the names of the others. */
function ofEach(found: readonly Prefix[], say: (cidr: string) => string): string | undefined {
  const [first, ...others] = found.map(({ cidr }) => cidr);
  if (first === undefined) return undefined;
  return others.length > 0 ? l10n.t('{0} The same goes for {1}.', say(first), named(others)) : say(first);
}

const shown = (text: string) => visible(text).slice(0, 60);

const notRead = ({ text, line, meant }: NoPrefix): string =>
  meant === undefined
    ? l10n.t('Line {0}: {1} is not a prefix such as 203.0.113.0/24 or 2001:db8::/48.', line, shown(text))
    : l10n.t('Line {0}: {1} has host bits set. The prefix is {2}.', line, visible(text), meant);

/** The rules for the prefixes that a public virtual interface advertises. */
export const prefixRules: readonly Rule[] = [
  {
    id: 'prefixes.read',
    fields: ['prefixes'],
    level: 'block',
    source: REFERENCE,
    check: check(({ wrong: [first, ...others] }) => {
      if (!first) return undefined;
      if (others.length === 0) return notRead(first);
      const lines = others.map(({ line, text }) => l10n.t('line {0} ({1})', line, shown(text)));
      return l10n.t('{0} Also wrong: {1}.', notRead(first), named(lines));
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
      prefixes.length <= MAX_PREFIXES
        ? undefined
        : l10n.t(
            'There are {0} prefixes, and AWS takes at most {1}. Combine some of them.',
            prefixes.length,
            MAX_PREFIXES,
          ),
    ),
  },
  {
    id: 'prefixes.public',
    fields: ['prefixes'],
    level: 'block',
    source: `${GUIDE}: the prefixes must be public and yours`,
    check: check(({ prefixes }) =>
      ofEach(
        prefixes.filter((prefix) => specialUse(prefix) === 'notPublic'),
        (cidr) => l10n.t('{0} is not public address space, so AWS can’t accept it. Remove it.', cidr),
      ),
    ),
  },
  {
    id: 'prefixes.length',
    fields: ['prefixes'],
    level: 'block',
    source: REFERENCE,
    check: check(({ prefixes }) =>
      ofEach(
        prefixes.filter(({ family, length }) => family === 'ipv6' && length > MAX_IPV6_LENGTH),
        (cidr) => l10n.t('{0} is too long: AWS takes IPv6 prefixes up to /{1}.', cidr, MAX_IPV6_LENGTH),
      ),
    ),
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
    check: check(({ prefixes }) =>
      ofEach(
        prefixes.filter((prefix) => specialUse(prefix) === 'documentation'),
        (cidr) =>
          l10n.t('{0} is reserved for examples in documentation, so AWS’s review will reject it.', cidr),
      ),
    ),
  },
  {
    id: 'prefixes.family',
    fields: ['prefixes', 'addressFamily'],
    level: 'warn',
    source: 'A BGP session of one family carries the prefixes of that family',
    check: check(({ prefixes }, { addressFamily }) =>
      ofEach(
        prefixes.filter(({ family }) => family !== addressFamily),
        (cidr) =>
          l10n.t(
            '{0} is not of the session’s address family. It is only advertised once a BGP peer of that family is added.',
            cidr,
          ),
      ),
    ),
  },
];
