import { connectionFrom, lagFrom } from '../estate/build';
import { resourceId } from '../estate/identifiers';
import type { Connection, Lag, Tag } from '../estate/model';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { ownConnection } from '../rules/lookup';
import { checkName } from '../rules/name';
import { checkLagSize, checkPort } from '../rules/port';
import { requireState } from '../rules/state';
import { checkTags, readTags } from '../rules/tags';
import { refuseUnsupported } from '../rules/unsupported';
import type { Call } from './call';
import { lagShape } from './shapes/lag';

/** Orders a LAG of new connections, one of which may be an existing connection, whose interfaces move to the LAG. */
export function createLag(call: Call): object {
  const { fields, account, region, estate, lifecycle } = call;
  refuseUnsupported(fields, 'billingMode');
  const optional = {
    numberOfConnections: fields.integer('numberOfConnections'),
    location: fields.string('location'),
    connectionsBandwidth: fields.string('connectionsBandwidth'),
    lagName: fields.string('lagName'),
    connectionId: fields.string('connectionId'),
    providerName: fields.string('providerName'),
    requestMACSec: fields.boolean('requestMACSec') ?? false,
    tags: readTags(fields.structures('tags')),
    childConnectionTags: readTags(fields.structures('childConnectionTags')),
  };
  const { connectionId, providerName, requestMACSec, tags, childConnectionTags } = optional;
  const numberOfConnections = required(optional.numberOfConnections, 'numberOfConnections');
  const location = required(optional.location, 'location');
  const bandwidth = required(optional.connectionsBandwidth, 'connectionsBandwidth');
  const lagName = required(optional.lagName, 'lagName');
  checkName(lagName, 'lagName');
  checkPort({ location, bandwidth, providerName, requestMACSec }, region, estate);
  checkLagSize(bandwidth, numberOfConnections);
  const existing =
    connectionId === undefined ? undefined : joiningConnection(call, connectionId, location, bandwidth);
  checkTags(tags);
  checkTags(childConnectionTags);
  const lag = lagFrom(account, region, {
    lagId: resourceId('dxlag'),
    lagName,
    location,
    connectionsBandwidth: bandwidth,
    macSecCapable: requestMACSec,
    providerName,
    tags,
  });
  estate.lags.add(lag);
  if (existing) moveToLag(call, existing, lag);
  orderMembers(call, lag, numberOfConnections - (existing ? 1 : 0), childConnectionTags);
  lifecycle.ports.orderLag(lag);
  return lagShape(lag, estate);
}

function joiningConnection(call: Call, id: string, location: string, bandwidth: string): Connection {
  const connection = ownConnection(call, id);
  requireState('CreateLag', id, connection.connectionState, ['available', 'down']);
  if (connection.lagId !== undefined) refuse(`${id} is already a member of ${connection.lagId}.`);
  if (connection.vlan !== undefined) refuse(`${id} is a hosted connection and cannot join a LAG.`);
  if (connection.location !== location || connection.bandwidth !== bandwidth) {
    refuse(`${id} has ${connection.bandwidth} at ${connection.location}, not ${bandwidth} at ${location}.`);
  }
  return connection;
}

function moveToLag({ estate }: Call, connection: Connection, lag: Lag): void {
  connection.lagId = lag.lagId;
  const { virtualInterfaces } = estate;
  for (const vif of virtualInterfaces.on(connection.connectionId)) virtualInterfaces.move(vif, lag.lagId);
}

function orderMembers(
  { account, region, estate, lifecycle }: Call,
  lag: Lag,
  count: number,
  tags: Tag[],
): void {
  for (let number = 1; number <= count; number += 1) {
    const connection = connectionFrom(
      account,
      region,
      {
        connectionName: `Requested Connection ${number} for Lag ${lag.lagId}`,
        location: lag.location,
        lagId: lag.lagId,
        macSecCapable: lag.macSecCapable,
        tags,
      },
      lag,
    );
    estate.connections.add(connection);
    lifecycle.ports.orderConnection(connection);
  }
}
