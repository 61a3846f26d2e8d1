import type { Estate } from '../../estate/estate';
import { membersOf } from '../../estate/lagMembers';
import type { Lag } from '../../estate/model';
import { connectionShape } from './connection';
import { portCapacityShape } from './portCapacity';

/** A LAG in the API's format, with its member connections. */
export function lagShape(lag: Lag, estate: Estate): object {
  const members = membersOf(lag, estate);
  return {
    ...lag,
    awsDevice: lag.awsDeviceV2,
    numberOfConnections: members.length,
    connections: members.map((member) => connectionShape(member, estate)),
    macSecKeys: [],
    ...portCapacityShape(lag.lagId, estate),
  };
}
