import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import type { OperationName, Operations, VirtualInterface } from '../../directconnect/api';
import { readPages } from '../transport/calls';
import type { Page } from '../transport/calls';
import { ask } from '../transport/invoke';
import { leftOutOf } from '../transport/leftOut';

/** The maximum number of rows on a page. Source: Direct Connect service model, MaxResultSetSize. */
const PAGE_SIZE = 100;

/** Receives each page of a list as it arrives. */
export type Take<Row> = (rows: readonly Row[]) => void;

type Input<Name extends OperationName> = Operations[Name]['input'];
type Output<Name extends OperationName> = Operations[Name]['output'];

/** An operation that returns a list in pages. */
type Paged = {
  [Name in OperationName]: 'nextToken' extends keyof Input<Name> ? Name : never;
}[OperationName];

/** The input of a paged operation, without the page. */
type Filter<Name extends Paged> = Omit<Input<Name>, 'maxResults' | 'nextToken'>;

/** The field of the answer that contains the list. */
type ListIn<Name extends Paged> = {
  [Field in keyof Output<Name>]-?: NonNullable<Output<Name>[Field]> extends readonly unknown[]
    ? Field
    : never;
}[keyof Output<Name>];

type RowOf<Name extends Paged, Field extends keyof Output<Name>> =
  NonNullable<Output<Name>[Field]> extends readonly (infer Row)[] ? Row : never;

/** Reads a list page by page. */
function pageReader<Name extends Paged, Field extends ListIn<Name>>(
  reader: DirectConnectClient,
  operation: Name,
  filter: Filter<Name>,
  field: Field,
  signal?: AbortSignal,
  onSent?: () => void,
): (token: string | undefined) => Promise<Page<RowOf<Name, Field>>> {
  return async (token) => {
    const input = { ...filter, maxResults: PAGE_SIZE, nextToken: token } as Input<Name>;
    const answer = await ask(reader, operation, input, signal, onSent);
    const { nextToken } = answer as { nextToken?: string | undefined };
    const rows = answer[field] as readonly RowOf<Name, Field>[] | undefined;
    return { rows, nextToken, leftOut: leftOutOf(answer) };
  };
}

/**
 * Reads a complete list.
 * @param field the field of the answer that contains the list.
 * @param onSent is called whenever a request is handed to the network.
 * @throws Failure, of kind `incomplete` when everything was read except for malformed rows.
 */
export const pages = <Name extends Paged, Field extends ListIn<Name>>(
  reader: DirectConnectClient,
  operation: Name,
  filter: Filter<Name>,
  field: Field,
  take: Take<RowOf<Name, Field>>,
  signal?: AbortSignal,
  onSent?: () => void,
): Promise<void> =>
  readPages(operation, pageReader(reader, operation, filter, field, signal, onSent), (rows) => {
    take(rows);
    return 0;
  });

/**
 * Reads all virtual interfaces, passing each through `keep` as it arrives, so that nothing retains what `keep` drops.
 */
export function pagesOfVirtualInterfaces<Kept>(
  reader: DirectConnectClient,
  filter: Filter<'DescribeVirtualInterfaces'>,
  keep: (answer: VirtualInterface) => Kept,
  take: Take<Kept>,
  signal?: AbortSignal,
): Promise<void> {
  const operation = 'DescribeVirtualInterfaces';
  const { virtualInterfaceId: id } = filter;
  return readPages(operation, pageReader(reader, operation, filter, 'virtualInterfaces', signal), (rows) => {
    // A different one must not be mistaken for the one requested.
    const asked = id === undefined ? rows : rows.filter((row) => row.virtualInterfaceId === id);
    take(asked.map(keep));
    return rows.length - asked.length;
  });
}

/**
 * The same, collected in one list. A list that changes while it is read can repeat a row on its next page: the last one
 * counts.
 * @throws Failure of kind `incomplete` when a row could not be read: callers that ask for few rows draw conclusions
 * from what is missing.
 */
export async function readVirtualInterfaces<Kept>(
  reader: DirectConnectClient,
  filter: Filter<'DescribeVirtualInterfaces'>,
  keep: (answer: VirtualInterface) => Kept,
  signal?: AbortSignal,
): Promise<Kept[]> {
  const all = new Map<string | undefined, Kept>();
  await pagesOfVirtualInterfaces(
    reader,
    filter,
    (row) => [row.virtualInterfaceId, keep(row)] as const,
    (rows) => rows.forEach(([id, row]) => all.set(id, row)),
    signal,
  );
  return [...all.values()];
}
