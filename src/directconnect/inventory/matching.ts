import { bgpStatusesFound } from '../resources/bgpStatus';
import type { SearchText } from './searchText';
import type { Subject } from '../resources/subject';
import type { ListKey, Term } from './terms';
import type { TextTerm } from './textTerm';

/** How well something fits: 0 is exactly what was typed, 1 begins with it, 2 has it somewhere. */
export type Rank = 0 | 1 | 2;

function rankOfText(text: string, wanted: string): Rank | undefined {
  if (!text.includes(wanted)) return undefined;
  // The id behind a name or an ARN that was typed.
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

/** True for a phrase that a text has somewhere, other than as the beginning of a longer number. */
function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!/\d/.test(text.charAt(at + phrase.length))) return true;
  }
  return false;
}

const isOneOf = (values: readonly string[], value: string | undefined) =>
  values.includes((value ?? 'unknown').toLowerCase());

function meets(term: Exclude<Term, TextTerm>, { kind, resource, state }: Subject): boolean {
  switch (term.kind) {
    case 'state':
      return isOneOf(term.values, state);
    case 'type':
      return kind === 'virtualInterface' && isOneOf(term.values, resource.virtualInterfaceType);
    case 'bgp':
      return (
        kind === 'virtualInterface' &&
        bgpStatusesFound(resource).some((status) => term.values.includes(status))
      );
    case 'vlan': {
      const vlan = kind === 'virtualInterface' || kind === 'connection' ? resource.vlan : undefined;
      return vlan !== undefined && term.ranges.some(([from, to]) => from <= vlan && vlan <= to);
    }
    case 'tag':
      return term.tags.some(({ key, value }) =>
        resource.tags?.some(
          (its) =>
            its.key?.toLowerCase() === key &&
            (value === undefined || (its.value ?? '').toLowerCase() === value),
        ),
      );
    case 'not':
      return false;
  }
}

/** True for a resource that has such a state, type or status of BGP. */
export function hasValue(subject: Subject, key: ListKey, value: string): boolean {
  return meets({ kind: key, values: [value] }, subject);
}

/**
 * How well a resource fits one term; `undefined` when it does not.
 * @param searchText is asked for only where the term is one of words.
 */
export function rankOfTerm(subject: Subject, searchText: () => SearchText, term: Term): Rank | undefined {
  if (term.kind === 'not') return rankOfTerm(subject, searchText, term.term) === undefined ? 0 : undefined;
  if (term.kind === 'text') return rankOfWords(searchText(), term);
  if (meets(term, subject)) return 0;
  const phrase = 'phrase' in term ? term.phrase : undefined;
  return phrase !== undefined && hasPhrase(searchText().text, phrase) ? 2 : undefined;
}
