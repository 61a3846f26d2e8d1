/** The gateways of the demonstration's interfaces. Their ids are the same at every start. */
export const NETWORK_CORE_GATEWAY = '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4';
export const WORKLOAD_GATEWAY = 'e20b9d57-14a8-4f6c-8c3e-6b7a95d0f218';

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
