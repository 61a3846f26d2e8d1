import type { RegionData } from '../dataFile/schema';
import { WORKLOAD_ACCOUNT } from './accounts';
import {
  NETWORK_CORE_GATEWAY,
  NETWORK_TGW,
  NETWORK_TRANSIT_GATEWAY,
  NETWORK_VGW,
  WORKLOAD_VGW,
} from './gateways';

const FRANKFURT = 'dxcon-fa3n7v5r';
const AMSTERDAM = 'dxcon-fw0c9m4b';

/** eu-central-1: two sites; one dual-stack interface lost its IPv6 session, one is in a failover test. */
export const frankfurt: RegionData = {
  connections: [
    {
      connectionId: FRANKFURT,
      connectionName: 'fra-fr5-core-a',
      location: 'EqFA5',
      bandwidth: '10Gbps',
      hasLogicalRedundancy: 'yes',
      tags: [{ key: 'team', value: 'network-emea' }],
    },
    {
      connectionId: AMSTERDAM,
      connectionName: 'ams-am3-core-b',
      location: 'EqAM3',
      bandwidth: '1Gbps',
      tags: [{ key: 'team', value: 'network-emea' }],
    },
    {
      connectionId: 'dxcon-fx8r1z6y',
      connectionName: 'muc-mu1-plant',
      location: 'EqMU1',
      bandwidth: '1Gbps',
      connectionState: 'pending',
    },
    {
      connectionId: 'dxcon-fy5l2h0s',
      connectionName: 'branch-vienna',
      location: 'EqMU1',
      bandwidth: '100Mbps',
      vlan: 412,
      partnerName: 'Ostrea Metro Ethernet',
      connectionState: 'rejected',
    },
  ],
  lags: [
    {
      lagId: 'dxlag-fz6u3e9k',
      lagName: 'fra-fr5-backbone',
      location: 'EqFA5',
      connectionsBandwidth: '10Gbps',
      lagState: 'requested',
    },
  ],
  virtualInterfaces: [
    {
      virtualInterfaceId: 'dxvif-fb4d8t1c',
      virtualInterfaceName: 'erp-frankfurt',
      connectionId: FRANKFURT,
      vlan: 210,
      directConnectGatewayId: NETWORK_CORE_GATEWAY,
      amazonSideAsn: 64520,
      bgpPeers: [
        { asn: 65030, announcedPrefixes: 46, upForSeconds: 640_000 },
        { asn: 65030, addressFamily: 'ipv6', bgpStatus: 'down', announcedPrefixes: 4 },
      ],
      tags: [{ key: 'environment', value: 'production' }],
    },
    {
      virtualInterfaceId: 'dxvif-fd9p0w7l',
      virtualInterfaceName: 'warehouse-scanners',
      connectionId: FRANKFURT,
      ownerAccount: WORKLOAD_ACCOUNT,
      vlan: 211,
      virtualGatewayId: WORKLOAD_VGW['eu-central-1'],
      amazonSideAsn: 64512,
      bgpPeers: [{ asn: 65030, announcedPrefixes: 9 }],
      failoverTests: [{ testDurationInMinutes: 30, endedMinutesAgo: 20_160 }],
    },
    {
      virtualInterfaceId: 'dxvif-fe1q5x3j',
      virtualInterfaceName: 'edge-public-frankfurt',
      virtualInterfaceType: 'public',
      connectionId: FRANKFURT,
      vlan: 901,
      virtualInterfaceState: 'verifying',
      routeFilterPrefixes: [{ cidr: '198.51.100.0/25' }, { cidr: '198.51.100.128/26' }],
      bgpPeers: [
        {
          asn: 64496,
          amazonAddress: '198.51.100.1/30',
          customerAddress: '198.51.100.2/30',
          bgpPeerState: 'verifying',
          bgpStatus: 'down',
        },
      ],
    },
    {
      virtualInterfaceId: 'dxvif-fj7g6y2a',
      virtualInterfaceName: 'core-transit-emea',
      virtualInterfaceType: 'transit',
      connectionId: AMSTERDAM,
      vlan: 200,
      virtualInterfaceState: 'testing',
      directConnectGatewayId: NETWORK_TRANSIT_GATEWAY,
      amazonSideAsn: 64540,
      bgpPeers: [{ asn: 65031, bgpStatus: 'down', announcedPrefixes: 38 }],
    },
    {
      virtualInterfaceId: 'dxvif-fm3s4k8n',
      virtualInterfaceName: 'backup-amsterdam',
      connectionId: AMSTERDAM,
      vlan: 212,
      virtualInterfaceState: 'down',
      virtualGatewayId: NETWORK_VGW['eu-central-1'],
      bgpPeers: [{ asn: 65031, bgpStatus: 'down' }],
    },
  ],
  virtualGateways: [
    {
      virtualGatewayId: NETWORK_VGW['eu-central-1'],
      vpcCidrs: ['10.6.0.0/16', '2001:db8:1b00::/56'],
    },
  ],
  transitGateways: [{ transitGatewayId: NETWORK_TGW['eu-central-1'], amazonSideAsn: 64610 }],
};
