import { connectionFrom } from '../estate/build';
import { required } from '../json/fields';
import { ownLag } from '../rules/lookup';
import { checkName } from '../rules/name';
import { checkJoinsLag, checkPort } from '../rules/port';
import { requireState } from '../rules/state';
import { checkTags, readTags } from '../rules/tags';
import { refuseUnsupported } from '../rules/unsupported';
import type { Call } from './call';
import { connectionShape } from './shapes/connection';

/** Orders a dedicated connection, on its own or as a member of a LAG. It is requested, then pending, then available. */
export function createConnection(call: Call): object {
  const { fields, account, region, estate, lifecycle } = call;
  refuseUnsupported(fields, 'billingMode');
  const optional = {
    location: fields.string('location'),
    bandwidth: fields.string('bandwidth'),
    connectionName: fields.string('connectionName'),
    lagId: fields.string('lagId'),
    providerName: fields.string('providerName'),
    requestMACSec: fields.boolean('requestMACSec') ?? false,
    tags: readTags(fields.structures('tags')),
  };
  const order = {
    ...optional,
    location: required(optional.location, 'location'),
    bandwidth: required(optional.bandwidth, 'bandwidth'),
    connectionName: required(optional.connectionName, 'connectionName'),
  };
  checkName(order.connectionName, 'connectionName');
  checkPort(order, region, estate);
  const lag = order.lagId === undefined ? undefined : ownLag(call, order.lagId);
  if (lag) {
    requireState('CreateConnection', lag.lagId, lag.lagState, ['available', 'pending', 'down']);
    checkJoinsLag(lag, order, estate);
  }
  checkTags(order.tags);
  const { requestMACSec, ...data } = order;
  const connection = connectionFrom(account, region, { ...data, macSecCapable: requestMACSec }, lag);
  estate.connections.add(connection);
  lifecycle.ports.orderConnection(connection);
  return connectionShape(connection, estate);
}
