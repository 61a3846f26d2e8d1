import type { Estate } from '../../estate/estate';
import type { Connection } from '../../estate/model';
import { portCapacityShape } from './portCapacity';

/**
 * A connection in the API's format. `awsDevice` is the older name of the device, still sent for older clients. Rate
 * limiters and prefix pools of a member belong to its LAG [G].
 */
export function connectionShape({ hostedOn: _, ...connection }: Connection, estate: Estate): object {
  return {
    ...connection,
    awsDevice: connection.awsDeviceV2,
    macSecKeys: [],
    ...(connection.lagId === undefined && portCapacityShape(connection.connectionId, estate)),
  };
}
