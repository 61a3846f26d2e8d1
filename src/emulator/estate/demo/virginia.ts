import type { RegionData } from '../dataFile/schema';
import { NETWORK_TGW, NETWORK_VGW } from './gateways';
import { BACKBONE, BRANCH, CORE_A, CORE_B, RECOVERY, virginiaInterfaces } from './virginiaInterfaces';

const team = (owner: string) => [
  { key: 'team', value: owner },
  { key: 'cost-center', value: 'NET-4410' },
];

/** us-east-1, the company's first region: two core ports, a LAG, a recovery site, hosted connections for branches. */
export const virginia: RegionData = {
  connections: [
    {
      connectionId: CORE_A,
      connectionName: 'ash-dc2-core-a',
      location: 'EqDC2',
      bandwidth: '10Gbps',
      hasLogicalRedundancy: 'yes',
      macSecCapable: true,
      loaIssueTime: 1_709_550_000,
      tags: team('network-core'),
    },
    {
      connectionId: CORE_B,
      connectionName: 'res-va1-core-b',
      location: 'CSVA1',
      bandwidth: '10Gbps',
      hasLogicalRedundancy: 'yes',
      loaIssueTime: 1_709_636_400,
      tags: team('network-core'),
    },
    {
      connectionId: 'dxcon-fdt6b2w1',
      connectionName: 'ash-dc2-lag-member-1',
      location: 'EqDC2',
      lagId: BACKBONE,
      tags: team('network-core'),
    },
    {
      connectionId: 'dxcon-fdt6b2w2',
      connectionName: 'ash-dc2-lag-member-2',
      location: 'EqDC2',
      lagId: BACKBONE,
      tags: team('network-core'),
    },
    {
      connectionId: 'dxcon-fb9q5s3k',
      connectionName: 'nyc-ny5-legacy',
      location: 'EqNY5',
      bandwidth: '1Gbps',
      jumboFrameCapable: false,
      tags: team('network-edge'),
    },
    {
      connectionId: RECOVERY,
      connectionName: 'nyc-ny5-recovery',
      location: 'EqNY5',
      bandwidth: '1Gbps',
      connectionState: 'down',
      tags: team('network-edge'),
    },
    {
      connectionId: BRANCH,
      connectionName: 'branch-newark',
      location: 'EqNY5',
      bandwidth: '500Mbps',
      vlan: 310,
      partnerName: 'Northwind Carrier Services',
      tags: team('branches'),
    },
    {
      connectionId: 'dxcon-fm7d0x6h',
      connectionName: 'branch-philadelphia',
      location: 'EqNY5',
      bandwidth: '200Mbps',
      vlan: 318,
      partnerName: 'Northwind Carrier Services',
      tags: team('branches'),
    },
    {
      connectionId: 'dxcon-fn4g8p2t',
      connectionName: 'branch-hartford',
      location: 'EqNY5',
      bandwidth: '200Mbps',
      vlan: 325,
      partnerName: 'Northwind Carrier Services',
      connectionState: 'ordering',
    },
    {
      connectionId: 'dxcon-fq1v6j9e',
      connectionName: 'ash-dc2-core-c',
      location: 'EqDC2',
      bandwidth: '100Gbps',
      connectionState: 'requested',
      macSecCapable: true,
      tags: team('network-core'),
    },
  ],
  lags: [
    {
      lagId: BACKBONE,
      lagName: 'ash-dc2-backbone',
      location: 'EqDC2',
      connectionsBandwidth: '10Gbps',
      minimumLinks: 1,
      hasLogicalRedundancy: 'yes',
      tags: team('network-core'),
    },
  ],
  virtualInterfaces: virginiaInterfaces,
  virtualGateways: [
    {
      virtualGatewayId: NETWORK_VGW['us-east-1'],
      vpcCidrs: ['10.4.0.0/16', '10.5.0.0/16', '2001:db8:1a00::/56'],
    },
  ],
  transitGateways: [{ transitGatewayId: NETWORK_TGW['us-east-1'], amazonSideAsn: 64600 }],
};
