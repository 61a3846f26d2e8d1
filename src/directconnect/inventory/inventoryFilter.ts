import { resourceKinds } from '../kinds';
import type { Answers, ResourceKind } from '../kinds/kind';
import { subjectFrom } from '../kinds/subject';
import type { Inventory } from '../resources/resources';
import { Candidates } from './candidates';
import type { SourcePlace } from './candidates';
import { matchesAll } from './matching';
import { parseTerms } from './terms';
import type { Reading, Term } from './term';
import type { ParseProblem } from './keys';

/** Which rows the tree keeps: all of them if there is no term. */
export interface Filter {
  readonly terms: readonly Term[];
}

/** A parsed filter, or why it can't be read. */
export type ParsedFilter =
  | { readonly filter: Filter; readonly problem?: undefined; readonly meant?: undefined }
  | (ParseProblem & { readonly filter?: undefined });

/** Parses a filter. The syntax is that of a search. */
export function parseFilter(text: string, reading?: Reading): ParsedFilter {
  const parsed = parseTerms(text, reading);
  return parsed.terms ? { filter: { terms: parsed.terms } } : parsed;
}

/**
 * The part of an inventory that a filter keeps: the virtual interfaces that match, and the connections, LAGs and
 * interconnects that match or contain a match. One step for each resource, since thousands take a while.
 */
export function* filtering(
  inventory: Inventory,
  { terms }: Filter,
  where: SourcePlace = {},
): Generator<undefined, Inventory> {
  if (terms.length === 0) return inventory;
  const candidates = new Candidates(inventory, where);
  const fits = <Of extends ResourceKind>(kind: Of, resource: Answers[Of]) =>
    matchesAll(candidates.of(subjectFrom(kind, resource)), terms);
  const holding = new Set<string | undefined>();
  const kept = function* <Of extends ResourceKind>(kind: Of): Generator<undefined, Answers[Of][]> {
    const { listedIn, idOf } = resourceKinds[kind];
    const those: Answers[Of][] = [];
    for (const one of listedIn(inventory)) {
      if (holding.has(idOf(one)) || fits(kind, one)) those.push(one);
      yield;
    }
    return those;
  };
  const virtualInterfaces = yield* kept('virtualInterface');
  const provisionedConnections: Inventory['provisionedConnections'][number][] = [];
  for (const one of inventory.provisionedConnections) {
    if (fits('connection', one.connection)) provisionedConnections.push(one);
    yield;
  }
  for (const { connectionId } of virtualInterfaces) {
    holding.add(connectionId);
    yield;
  }
  for (const { provisionedOn } of provisionedConnections) holding.add(provisionedOn);
  const connections = yield* kept('connection');
  for (const { lagId } of connections) holding.add(lagId);
  return {
    connections,
    lags: yield* kept('lag'),
    virtualInterfaces,
    interconnects: yield* kept('interconnect'),
    provisionedConnections,
  };
}
