import { couldNotFindConnection } from '../rules/lookup';
import type { Call } from './call';
import { page } from './paging';
import { connectionShape } from './shapes/connection';

/** The account's connections in the region, including LAG members and hosted ones; or one by its id. */
export function describeConnections(call: Call): object {
  const { fields, estate, account, region } = call;
  const id = fields.string('connectionId');
  const { items, next } = page(
    call,
    `DescribeConnections|${id ?? ''}`,
    estate.connections,
    (connection) =>
      connection.ownerAccount === account &&
      connection.region === region &&
      (id === undefined || connection.connectionId === id),
  );
  if (id !== undefined && items.length === 0) couldNotFindConnection(id);
  return { connections: items.map((connection) => connectionShape(connection, estate)), ...next };
}
