import type { Interconnect } from '../../estate/model';

/** An interconnect as the API writes it. */
export function interconnectShape({ ownerAccount: _, ...interconnect }: Interconnect): object {
  return { ...interconnect, awsDevice: interconnect.awsDeviceV2 };
}
