import { lagHealth, membersIn } from '../resources/health';
import { rankOfTerm } from './matching';
import type { Inventory } from '../resources/resources';
import { searchTextOf } from './searchText';
import { ofConnection, ofInterconnect, ofLag, ofVirtualInterface } from '../resources/subject';
import type { Subject } from '../resources/subject';
import { parseTerms } from './terms';
import type { Reading, Term } from './terms';

/** What is kept in the tree: everything, without a term. */
export interface Filter {
  readonly terms: readonly Term[];
}

/** A filter as it was written, or why it can't be read. */
export type ParsedFilter =
  | { readonly filter: Filter; readonly problem?: undefined }
  | { readonly filter?: undefined; readonly problem: string };

/** Reads a filter, in the same words as a search. */
export function parseFilter(text: string, reading?: Reading): ParsedFilter {
  const { terms, problem } = parseTerms(text, reading);
  return terms ? { filter: { terms } } : { problem };
}

/** @param detail what its row says of other resources too. */
function matches({ terms }: Filter, subject: Subject, detail?: string): boolean {
  const searchText = () => {
    const its = searchTextOf(subject);
    return detail === undefined ? its : { ...its, text: `${its.text}${detail.toLowerCase()}\n` };
  };
  return terms.every((term) => rankOfTerm(subject, searchText, term) !== undefined);
}

/**
 * What of an inventory is kept: the virtual interfaces that match, and connections, LAGs and interconnects that match
 * or hold something that does.
 */
export function filterInventory(inventory: Inventory, filter: Filter): Inventory {
  if (filter.terms.length === 0) return inventory;
  const virtualInterfaces = inventory.virtualInterfaces.filter((one) =>
    matches(filter, ofVirtualInterface(one)),
  );
  const provisionedConnections = inventory.provisionedConnections.filter(({ connection }) =>
    matches(filter, ofConnection(connection)),
  );
  const holding = new Set([
    ...virtualInterfaces.map(({ connectionId }) => connectionId),
    ...provisionedConnections.map(({ provisionedOn }) => provisionedOn),
  ]);
  const connections = inventory.connections.filter(
    (one) => holding.has(one.connectionId) || matches(filter, ofConnection(one)),
  );
  for (const { lagId } of connections) holding.add(lagId);
  return {
    connections,
    lags: inventory.lags.filter(
      (one) =>
        holding.has(one.lagId) ||
        matches(filter, ofLag(one), lagHealth(one, membersIn(inventory, one.lagId)).detail),
    ),
    virtualInterfaces,
    interconnects: inventory.interconnects.filter(
      (one) => holding.has(one.interconnectId) || matches(filter, ofInterconnect(one)),
    ),
    provisionedConnections,
  };
}
