import { resourceKinds } from '../kinds';
import type { ResourceKind } from '../kinds/kind';
import type { SearchText } from './searchText';
import type { SubjectOf } from '../kinds/subject';
import type { ListKey, Term } from './terms';
import type { TextTerm } from './textTerm';

/** How well something matches: 0 is exactly what was typed, 1 begins with it, 2 contains it. */
export type Rank = 0 | 1 | 2;

function rankOfText(text: string, wanted: string): Rank | undefined {
  if (!text.includes(wanted)) return undefined;
  // The id for a name or an ARN that was typed.
  if (wanted.startsWith('\n')) return 1;
  if (text.includes(`\n${wanted}\n`)) return 0;
  return text.includes(`\n${wanted}`) ? 1 : 2;
}

function rankOfWords({ text, subnets }: SearchText, { texts, bits }: TextTerm): Rank | undefined {
  let best: Rank | undefined;
  for (const wanted of texts) {
    const rank = rankOfText(text, wanted);
    if (rank !== undefined && rank < (best ?? 3)) best = rank;
  }
  if (best !== undefined || bits === undefined) return best;
  return subnets.some((subnet) => bits.startsWith(subnet) || subnet.startsWith(bits)) ? 1 : undefined;
}

/** True if a text contains a phrase, other than as the beginning of a longer number. */
function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!/\d/.test(text.charAt(at + phrase.length))) return true;
  }
  return false;
}

const isOneOf = (values: readonly string[], value: string | undefined) =>
  values.includes((value ?? 'unknown').toLowerCase());

function meets<Of extends ResourceKind>(
  term: Exclude<Term, TextTerm>,
  { kind, resource, state }: SubjectOf<Of>,
): boolean {
  const { tagsOf, search } = resourceKinds[kind];
  switch (term.kind) {
    case 'state':
      return isOneOf(term.values, state);
    case 'type': {
      const type = search.typeOf(resource);
      return type !== undefined && isOneOf(term.values, type);
    }
    case 'bgp':
      return search.bgpStatusesOf(resource).some((status) => term.values.includes(status));
    case 'vlan': {
      const vlan = search.vlanOf(resource);
      return vlan !== undefined && term.ranges.some(([from, to]) => from <= vlan && vlan <= to);
    }
    case 'tag':
      return term.tags.some(({ key, value }) =>
        tagsOf(resource)?.some(
          (its) =>
            its.key.toLowerCase() === key &&
            (value === undefined || (its.value ?? '').toLowerCase() === value),
        ),
      );
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
  return meets({ kind: key, values: [value] }, subject);
}

/**
 * How well a resource matches one term; `undefined` if it does not.
 * @param searchText only called if the term is text.
 */
export function rankOfTerm<Of extends ResourceKind>(
  subject: SubjectOf<Of>,
  searchText: () => SearchText,
  term: Term,
): Rank | undefined {
  if (term.kind === 'not') return rankOfTerm(subject, searchText, term.term) === undefined ? 0 : undefined;
  if (term.kind === 'text') return rankOfWords(searchText(), term);
  if (meets(term, subject)) return 0;
  const phrase = 'phrase' in term ? term.phrase : undefined;
  return phrase !== undefined && hasPhrase(searchText().text, phrase) ? 2 : undefined;
}
