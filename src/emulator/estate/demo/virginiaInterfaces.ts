import type { RegionData } from '../dataFile/schema';
import { OTHER_ACCOUNT, WORKLOAD_ACCOUNT } from './accounts';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  WORKLOAD_GATEWAY,
  WORKLOAD_VGW,
} from './gateways';

/** The ports of us-east-1 that have virtual interfaces. */
export const CORE_A = 'dxcon-fgx0h7m2';
export const CORE_B = 'dxcon-ffp3w9qa';
export const BACKBONE = 'dxlag-fh2c6t8d';
export const BRANCH = 'dxcon-fjk81rvn';
export const RECOVERY = 'dxcon-fe5z4y0c';

/** The virtual interfaces of us-east-1, with the routes of their sites. */
export const virginiaInterfaces: NonNullable<RegionData['virtualInterfaces']> = [
  {
    virtualInterfaceId: 'dxvif-fg4m1k7z',
    virtualInterfaceName: 'prod-payments',
    connectionId: CORE_A,
    ownerAccount: WORKLOAD_ACCOUNT,
    vlan: 101,
    mtu: 8500,
    virtualGatewayId: WORKLOAD_VGW['us-east-1'],
    amazonSideAsn: 64512,
    rateLimit: '2Gbps',
    bgpPeers: [
      {
        asn: 65010,
        amazonAddress: '10.254.1.1/30',
        customerAddress: '10.254.1.2/30',
        announcedPrefixes: 12,
      },
    ],
    tags: [{ key: 'environment', value: 'production' }],
  },
  {
    virtualInterfaceId: 'dxvif-fh8s3d2w',
    virtualInterfaceName: 'prod-orders',
    connectionId: CORE_A,
    vlan: 102,
    directConnectGatewayId: NETWORK_CORE_GATEWAY,
    amazonSideAsn: 64520,
    bgpPeers: [
      {
        asn: 65010,
        amazonAddress: '10.254.1.5/30',
        customerAddress: '10.254.1.6/30',
        announcedPrefixes: 84,
        upForSeconds: 1_900_000,
      },
      { asn: 65010, addressFamily: 'ipv6', announcedPrefixes: 6 },
    ],
    failoverTests: [
      { testDurationInMinutes: 60, ranMinutes: 12, status: 'cancelled', endedMinutesAgo: 132_480 },
      { testDurationInMinutes: 10, endedMinutesAgo: 43_200 },
    ],
    tags: [{ key: 'environment', value: 'production' }],
  },
  {
    virtualInterfaceId: 'dxvif-fc2x9b6q',
    virtualInterfaceName: 'edge-public-ashburn',
    virtualInterfaceType: 'public',
    connectionId: CORE_A,
    vlan: 900,
    routeFilterPrefixes: [{ cidr: '203.0.113.0/26' }],
    bgpPeers: [
      {
        asn: 64496,
        amazonAddress: '203.0.113.1/30',
        customerAddress: '203.0.113.2/30',
        announcedRoutes: [
          { cidr: '203.0.113.0/26', communities: ['7224:9200'] },
          { cidr: '203.0.113.32/27', communities: ['7224:9100'] },
          { cidr: '198.51.100.0/24' },
        ],
      },
    ],
  },
  {
    virtualInterfaceId: 'dxvif-fk5t0n8v',
    virtualInterfaceName: 'data-lake',
    connectionId: CORE_B,
    ownerAccount: WORKLOAD_ACCOUNT,
    vlan: 140,
    virtualInterfaceState: 'confirming',
    bgpPeers: [{ asn: 65010, bgpPeerState: 'pending', bgpStatus: 'down' }],
  },
  {
    virtualInterfaceId: 'dxvif-fl3w7c4p',
    virtualInterfaceName: 'staging',
    connectionId: CORE_B,
    ownerAccount: WORKLOAD_ACCOUNT,
    vlan: 141,
    virtualInterfaceState: 'pending',
    directConnectGatewayId: WORKLOAD_GATEWAY,
    amazonSideAsn: 64530,
    bgpPeers: [{ asn: 65010, bgpPeerState: 'pending', bgpStatus: 'down' }],
  },
  {
    virtualInterfaceId: 'dxvif-fp9h2r5m',
    virtualInterfaceName: 'acquired-logistics',
    connectionId: CORE_B,
    ownerAccount: OTHER_ACCOUNT,
    vlan: 160,
    bgpPeers: [
      {
        asn: 4_200_000_012,
        upForSeconds: 9_100_000,
        announcedRoutes: [
          { cidr: '10.77.0.0/16' },
          { cidr: '10.78.12.0/22', asPath: [4_200_000_012, 4_200_000_034] },
          { cidr: '172.27.0.0/18', asSet: [4_200_000_034, 4_200_000_035] },
        ],
      },
    ],
  },
  {
    virtualInterfaceId: 'dxvif-fr6j4q1d',
    virtualInterfaceName: 'analytics-sandbox',
    connectionId: CORE_B,
    ownerAccount: WORKLOAD_ACCOUNT,
    vlan: 142,
    virtualInterfaceState: 'rejected',
    bgpPeers: [{ asn: 65010, bgpPeerState: 'deleted', bgpStatus: 'down' }],
  },
  {
    virtualInterfaceId: 'dxvif-fs1y8f3g',
    virtualInterfaceName: 'core-transit-east',
    virtualInterfaceType: 'transit',
    connectionId: BACKBONE,
    vlan: 200,
    mtu: 8500,
    directConnectGatewayId: NETWORK_TRANSIT_GATEWAY,
    amazonSideAsn: 64540,
    siteLinkEnabled: true,
    rateLimit: '5Gbps',
    prefixPoolAllocatedCountIpv4: 400,
    bgpPeers: [{ asn: 65000, announcedPrefixes: 260, upForSeconds: 3_700_000 }],
  },
  {
    virtualInterfaceId: 'dxvif-ft7e5u9x',
    virtualInterfaceName: 'recovery-orders',
    connectionId: RECOVERY,
    vlan: 102,
    virtualInterfaceState: 'down',
    virtualGatewayId: NETWORK_VGW['us-east-1'],
    bgpPeers: [{ asn: 65011, bgpStatus: 'down', announcedPrefixes: 84 }],
  },
  {
    virtualInterfaceId: 'dxvif-fv2k6a0h',
    virtualInterfaceName: 'branch-newark',
    connectionId: BRANCH,
    vlan: 310,
    virtualGatewayId: NETWORK_VGW['us-east-1'],
    bgpPeers: [
      {
        asn: 65120,
        upForSeconds: 410_000,
        announcedRoutes: [
          { cidr: '10.61.10.0/24', communities: ['7224:7300'] },
          { cidr: '10.61.11.0/24' },
          { cidr: '172.20.0.0/14', asPath: [65120, 65120, 65120], communities: ['7224:7100'] },
        ],
      },
    ],
  },
];
