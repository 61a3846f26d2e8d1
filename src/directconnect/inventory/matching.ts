import type { Tag } from '../api';
import { resourceKinds } from '../kinds';
import type { ResourceKind } from '../kinds/kind';
import type { SubjectOf } from '../kinds/subject';
import type { Candidate } from './candidates';
import { searchTextOf } from './searchText';
import type { Key, ListKey, PartKey, PartWanted, Term } from './term';
import type { TextTerm } from './term';

/** How well something matches: 0 is exactly what was typed, 1 begins with it, 2 contains it. */
export type Rank = 0 | 1 | 2;

type Condition = Exclude<Term, TextTerm>;

function rankOfText(text: string, wanted: string): Rank | undefined {
  if (!text.includes(wanted)) return undefined;
  // The id for a name or an ARN that was typed.
  if (wanted.startsWith('\n')) return 1;
  if (text.includes(`\n${wanted}\n`)) return 0;
  return text.includes(`\n${wanted}`) ? 1 : 2;
}

function rankOfWords<Of extends ResourceKind>(
  { subject, around }: Candidate<Of>,
  { texts, bits }: TextTerm,
): Rank | undefined {
  const { text, subnets } = searchTextOf(subject);
  let best: Rank | undefined;
  for (const wanted of texts) {
    for (const its of [text, around]) {
      const rank = rankOfText(its, wanted);
      if (rank !== undefined && rank < (best ?? 3)) best = rank;
    }
  }
  if (best !== undefined || bits === undefined) return best;
  return subnets.some((subnet) => bits.startsWith(subnet) || subnet.startsWith(bits)) ? 1 : undefined;
}

/** True if a text contains a phrase. A number at the end of the phrase must be a whole number in the text. */
function hasPhrase(text: string, phrase: string): boolean {
  if (!/\d$/.test(phrase)) return text.includes(phrase);
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!/\d/.test(text.charAt(at + phrase.length))) return true;
  }
  return false;
}

/** Codes end in numbers: EqDC2 must not match EqDC21. */
const coded: ReadonlySet<PartKey> = new Set(['region', 'location']);

/** True for a value that contains what was typed, or whose name does. */
export function isPart(key: PartKey, value: string, { text, named }: PartWanted): boolean {
  if (named.has(value)) return true;
  const its = value.toLowerCase();
  return coded.has(key) ? hasPhrase(its, text) : its.includes(text);
}

/** The tags of a candidate. */
export function tagsOf<Of extends ResourceKind>({
  subject: { kind, resource },
}: Candidate<Of>): readonly Tag[] {
  return resourceKinds[kind].tagsOf(resource) ?? [];
}

/** The values that a candidate has for a key, as AWS writes them; not its tags. */
export function valuesOf<Of extends ResourceKind>(
  { subject, where }: Candidate<Of>,
  key: Exclude<Key, 'tag'>,
): readonly string[] {
  const { kind, name, ownerAccount, resource, state } = subject;
  const { regionOf, search } = resourceKinds[kind];
  const only = (value: string | undefined) => (value ? [value] : []);
  switch (key) {
    case 'state':
      return [state ?? 'unknown'];
    case 'type':
      return only(search.typeOf(resource));
    case 'bgp':
      return search.bgpStatusesOf(resource);
    case 'vlan':
      return only(search.vlanOf(resource)?.toString());
    case 'owner':
      return only(ownerAccount);
    case 'account':
      return only(where.account);
    case 'region':
      return only(regionOf(resource) ?? where.region);
    case 'location':
      return only(resource.location);
    case 'name':
      return only(name);
  }
}

function meets<Of extends ResourceKind>(term: Condition, candidate: Candidate<Of>): boolean {
  const { kind, resource } = candidate.subject;
  switch (term.kind) {
    case 'state':
    case 'type':
    case 'bgp':
      return valuesOf(candidate, term.kind).some((value) => term.values.includes(value.toLowerCase()));
    case 'part':
      return valuesOf(candidate, term.key).some((value) =>
        term.values.some((wanted) => isPart(term.key, value, wanted)),
      );
    case 'vlan': {
      const vlan = resourceKinds[kind].search.vlanOf(resource);
      return vlan !== undefined && term.ranges.some(([from, to]) => from <= vlan && vlan <= to);
    }
    case 'tag': {
      const its = tagsOf(candidate);
      return term.tags.some((wanted) =>
        its.some(
          ({ key, value }) =>
            key.toLowerCase() === wanted.key &&
            (wanted.value === undefined || (value ?? '').toLowerCase() === wanted.value),
        ),
      );
    }
    case 'not':
      return false;
  }
}

/** True for a resource with such a state, type or BGP status. */
export function hasValue<Of extends ResourceKind>(
  subject: SubjectOf<Of>,
  key: ListKey,
  value: string,
): boolean {
  return meets({ kind: key, values: [value] }, { subject, where: {}, around: '' });
}

/** How well a candidate matches one term; `undefined` if it does not. */
export function rankOfTerm<Of extends ResourceKind>(candidate: Candidate<Of>, term: Term): Rank | undefined {
  if (term.kind === 'not') return rankOfTerm(candidate, term.term) === undefined ? 0 : undefined;
  if (term.kind === 'text') return rankOfWords(candidate, term);
  if (meets(term, candidate)) return 0;
  const phrase = 'phrase' in term ? term.phrase : undefined;
  return phrase !== undefined && hasPhrase(searchTextOf(candidate.subject).text, phrase) ? 2 : undefined;
}

/** True if a candidate matches every term. */
export function matchesAll<Of extends ResourceKind>(
  candidate: Candidate<Of>,
  terms: readonly Term[],
): boolean {
  return terms.every((term) => rankOfTerm(candidate, term) !== undefined);
}
