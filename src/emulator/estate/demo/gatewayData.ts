import type { DirectConnectGatewayData } from '../dataFile/schema';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TGW,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  NETWORK_WAN_GATEWAY,
  WORKLOAD_GATEWAY,
  WORKLOAD_TGW,
  WORKLOAD_TRANSIT_GATEWAY,
  WORKLOAD_VGW,
} from './gateways';

const virtualGateway = (id: string, region: string) => ({
  associatedGateway: { id, type: 'virtualPrivateGateway', region },
});

const transitGateway = (id: string, region: string, ...cidrs: string[]) => ({
  associatedGateway: { id, type: 'transitGateway', region },
  allowedPrefixesToDirectConnectGateway: cidrs.map((cidr) => ({ cidr })),
});

/** One for private interfaces, one for transit interfaces, and one that Cloud WAN uses. */
export const networkGateways: DirectConnectGatewayData[] = [
  {
    directConnectGatewayId: NETWORK_CORE_GATEWAY,
    directConnectGatewayName: 'network-core',
    amazonSideAsn: 64520,
    associations: [
      virtualGateway(NETWORK_VGW['us-east-1'], 'us-east-1'),
      virtualGateway(NETWORK_VGW['eu-central-1'], 'eu-central-1'),
    ],
    tags: [{ key: 'team', value: 'network-core' }],
  },
  {
    directConnectGatewayId: NETWORK_TRANSIT_GATEWAY,
    directConnectGatewayName: 'network-transit',
    amazonSideAsn: 64540,
    associations: [
      transitGateway(NETWORK_TGW['us-east-1'], 'us-east-1', '10.32.0.0/12', '10.64.0.0/14'),
      transitGateway(NETWORK_TGW['eu-central-1'], 'eu-central-1', '10.96.0.0/12'),
    ],
    tags: [{ key: 'team', value: 'network-core' }],
  },
  {
    directConnectGatewayId: NETWORK_WAN_GATEWAY,
    directConnectGatewayName: 'global-wan',
    amazonSideAsn: 64550,
    associations: [
      {
        associatedCoreNetwork: {
          id: 'core-network-0d7f4a1b93c52e860',
          attachmentId: 'attachment-04b8e2d61a97c3f50',
        },
      },
    ],
  },
];

export const workloadGateways: DirectConnectGatewayData[] = [
  {
    directConnectGatewayId: WORKLOAD_GATEWAY,
    directConnectGatewayName: 'workloads',
    amazonSideAsn: 64530,
    associations: [virtualGateway(WORKLOAD_VGW['eu-central-1'], 'eu-central-1')],
  },
  {
    directConnectGatewayId: WORKLOAD_TRANSIT_GATEWAY,
    directConnectGatewayName: 'workloads-transit',
    amazonSideAsn: 64531,
    associations: [transitGateway(WORKLOAD_TGW, 'us-east-1', '10.128.0.0/16')],
  },
];
