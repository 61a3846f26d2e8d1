import { resourceKinds } from '../kinds';
import type { Answers, ResourceKind } from '../kinds/kind';
import { subjectFrom } from '../kinds/subject';
import type { SubjectOf } from '../kinds/subject';
import type { Inventory } from '../resources/resources';
import { rankOfTerm } from './matching';
import { searchTextOf } from './searchText';
import { parseTerms } from './terms';
import type { Reading, Term } from './terms';

/** Which rows the tree keeps: all of them if there is no term. */
export interface Filter {
  readonly terms: readonly Term[];
}

/** A parsed filter, or why it can't be read. */
export type ParsedFilter =
  | { readonly filter: Filter; readonly problem?: undefined }
  | { readonly filter?: undefined; readonly problem: string };

/** Parses a filter. The syntax is that of a search. */
export function parseFilter(text: string, reading?: Reading): ParsedFilter {
  const { terms, problem } = parseTerms(text, reading);
  return terms ? { filter: { terms } } : { problem };
}

function matches<Of extends ResourceKind>(
  { terms }: Filter,
  subject: SubjectOf<Of>,
  inventory: Inventory,
): boolean {
  const searchText = () => {
    const its = searchTextOf(subject);
    const more = resourceKinds[subject.kind].search.wordsFrom(subject.resource, inventory);
    return more === undefined ? its : { ...its, text: `${its.text}${more.toLowerCase()}\n` };
  };
  return terms.every((term) => rankOfTerm(subject, searchText, term) !== undefined);
}

/**
 * The part of an inventory that a filter keeps: the virtual interfaces that match, and the connections, LAGs and
 * interconnects that match or contain a match.
 */
export function filterInventory(inventory: Inventory, filter: Filter): Inventory {
  if (filter.terms.length === 0) return inventory;
  const fits = <Of extends ResourceKind>(kind: Of, resource: Answers[Of]) =>
    matches(filter, subjectFrom(kind, resource), inventory);
  const holding = new Set<string | undefined>();
  const kept = <Of extends ResourceKind>(kind: Of): Answers[Of][] => {
    const { listedIn, idOf } = resourceKinds[kind];
    return listedIn(inventory).filter((one) => holding.has(idOf(one)) || fits(kind, one));
  };
  const virtualInterfaces = kept('virtualInterface');
  const provisionedConnections = inventory.provisionedConnections.filter(({ connection }) =>
    fits('connection', connection),
  );
  for (const { connectionId } of virtualInterfaces) holding.add(connectionId);
  for (const { provisionedOn } of provisionedConnections) holding.add(provisionedOn);
  const connections = kept('connection');
  for (const { lagId } of connections) holding.add(lagId);
  return {
    connections,
    lags: kept('lag'),
    virtualInterfaces,
    interconnects: kept('interconnect'),
    provisionedConnections,
  };
}
