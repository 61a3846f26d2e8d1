import type { Connection } from '../../estate/model';

/** A connection in the API's format. `awsDevice` is the older name of the device, still sent for older clients. */
export function connectionShape({ hostedOn: _, ...connection }: Connection): object {
  return { ...connection, awsDevice: connection.awsDeviceV2, macSecKeys: [] };
}
