/** The gateways of the demonstration's interfaces. Their ids are the same at every start. */
export const NETWORK_CORE_GATEWAY = '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4';
/** For transit interfaces: with transit gateways in two regions. */
export const NETWORK_TRANSIT_GATEWAY = '3d86b0f9-7c25-4e1a-b8d4-90a6f25e7c13';
export const NETWORK_WAN_GATEWAY = 'b95e4c08-2f71-4ad6-95c3-1e7d08a4f6b2';
export const WORKLOAD_GATEWAY = 'e20b9d57-14a8-4f6c-8c3e-6b7a95d0f218';
export const WORKLOAD_TRANSIT_GATEWAY = '5a1f7e36-c940-4b82-a6d7-3c08e9b2d541';

export const NETWORK_TGW = {
  'us-east-1': 'tgw-0c83d5f1a97e2b460',
  'eu-central-1': 'tgw-06e1b94d8c3a7f025',
} as const;

export const WORKLOAD_TGW = 'tgw-0f52a8c6e1d9b7034';

export const NETWORK_VGW = {
  'us-east-1': 'vgw-0a4f1c92d7e6b3850',
  'eu-central-1': 'vgw-05c8e71b2f9d4a636',
  'ap-southeast-2': 'vgw-0e93b5d14a7c2f681',
} as const;

export const WORKLOAD_VGW = {
  'us-east-1': 'vgw-0d27c6a91f4e8b035',
  'eu-central-1': 'vgw-0b61f83e5d2c9a470',
  'ap-southeast-2': 'vgw-08ae2d7c4b915f36e',
} as const;
