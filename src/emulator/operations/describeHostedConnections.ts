import { required } from '../json/fields';
import { refuse } from '../refusal';
import { checkPartner } from '../rules/partner';
import type { Call } from './call';
import { page } from './paging';
import { connectionShape } from './shapes/connection';

/**
 * The hosted connections on one of the caller's interconnects or LAGs, whoever owns them. A LAG of an account that is
 * not a partner has none.
 */
export function describeHostedConnections(call: Call): object {
  const id = required(call.fields.string('connectionId'), 'connectionId');
  const { estate, region } = call;
  if (!isOwnLag(call, id)) checkOwnInterconnect(call, id);
  const { items, next } = page(
    call,
    `DescribeHostedConnections|${id}`,
    estate.connections,
    (connection) => call.isPartner && connection.hostedOn === id && connection.region === region,
  );
  return { connections: items.map((connection) => connectionShape(connection, estate)), ...next };
}

function isOwnLag({ estate, account, region }: Call, id: string): boolean {
  const lag = estate.lags.get(id);
  return lag?.ownerAccount === account && lag.region === region;
}

function checkOwnInterconnect(call: Call, id: string): void {
  checkPartner(call);
  const interconnect = call.estate.interconnects.get(id);
  if (interconnect?.ownerAccount !== call.account || interconnect.region !== call.region) {
    refuse(`Could not find Interconnect or Lag with ID ${id}`);
  }
}
