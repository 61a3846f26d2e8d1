import type { Interconnect } from '../../estate/model';

/** An interconnect in the API's format. */
export function interconnectShape({ ownerAccount: _, ...interconnect }: Interconnect): object {
  return { ...interconnect, awsDevice: interconnect.awsDeviceV2 };
}
