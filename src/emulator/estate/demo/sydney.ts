import type { RegionData } from '../dataFile/schema';
import { WORKLOAD_ACCOUNT } from './accounts';
import { NETWORK_VGW, WORKLOAD_VGW } from './gateways';

const SYDNEY = 'dxcon-fc6k2j8d';

/** ap-southeast-2: a site that is being rebuilt, with deleted resources still listed. */
export const sydney: RegionData = {
  connections: [
    {
      connectionId: SYDNEY,
      connectionName: 'syd-sy3-core-a',
      location: 'EqSY3',
      bandwidth: '1Gbps',
      tags: [{ key: 'team', value: 'network-apac' }],
    },
    {
      connectionId: 'dxcon-fh1t9q4w',
      connectionName: 'mel-m1-core-b',
      location: 'NDCM1',
      bandwidth: '1Gbps',
      connectionState: 'deleting',
    },
    {
      connectionId: 'dxcon-fk7b5g0x',
      connectionName: 'syd-sy6-old',
      location: 'GBSY6',
      bandwidth: '1Gbps',
      connectionState: 'deleted',
      jumboFrameCapable: false,
    },
    {
      connectionId: 'dxcon-fp2y3n6v',
      connectionName: 'syd-lab',
      location: 'EqSY3',
      bandwidth: '1Gbps',
      connectionState: 'unknown',
    },
  ],
  virtualInterfaces: [
    {
      virtualInterfaceId: 'dxvif-fq5r8h1t',
      virtualInterfaceName: 'retail-sydney',
      connectionId: SYDNEY,
      ownerAccount: WORKLOAD_ACCOUNT,
      vlan: 310,
      virtualGatewayId: WORKLOAD_VGW['ap-southeast-2'],
      amazonSideAsn: 64512,
      bgpPeers: [{ asn: 65050, announcedPrefixes: 7 }],
    },
    {
      virtualInterfaceId: 'dxvif-fs8c5k2d',
      virtualInterfaceName: 'edge-public-sydney',
      virtualInterfaceType: 'public',
      connectionId: SYDNEY,
      ownerAccount: WORKLOAD_ACCOUNT,
      vlan: 902,
      virtualInterfaceState: 'confirming',
      routeFilterPrefixes: [{ cidr: '192.0.2.128/26' }, { cidr: '192.0.2.192/27' }],
      bgpPeers: [
        {
          asn: 64496,
          amazonAddress: '192.0.2.1/30',
          customerAddress: '192.0.2.2/30',
          bgpPeerState: 'pending',
          bgpStatus: 'down',
        },
      ],
    },
    {
      virtualInterfaceId: 'dxvif-ft3n9w6r',
      virtualInterfaceName: 'core-transit-apac',
      virtualInterfaceType: 'transit',
      connectionId: SYDNEY,
      ownerAccount: WORKLOAD_ACCOUNT,
      vlan: 320,
      mtu: 8500,
      virtualInterfaceState: 'confirming',
      rateLimit: '500Mbps',
      bgpPeers: [{ asn: 65050, bgpPeerState: 'pending', bgpStatus: 'down' }],
    },
    {
      virtualInterfaceId: 'dxvif-fu0z7m3e',
      virtualInterfaceName: 'pos-terminals',
      connectionId: SYDNEY,
      vlan: 311,
      virtualInterfaceState: 'deleting',
      virtualGatewayId: NETWORK_VGW['ap-southeast-2'],
      bgpPeers: [{ asn: 65050, bgpPeerState: 'deleting', bgpStatus: 'down' }],
    },
    {
      virtualInterfaceId: 'dxvif-fw4l1p9s',
      virtualInterfaceName: 'pos-terminals-old',
      connectionId: SYDNEY,
      vlan: 312,
      virtualInterfaceState: 'deleted',
      bgpPeers: [{ asn: 65050, bgpPeerState: 'deleted', bgpStatus: 'down' }],
    },
    {
      virtualInterfaceId: 'dxvif-fx2v6c8b',
      virtualInterfaceName: 'lab',
      connectionId: SYDNEY,
      vlan: 399,
      virtualInterfaceState: 'unknown',
      bgpPeers: [{ asn: 65051, bgpStatus: 'unknown' }],
    },
  ],
  virtualGateways: [{ virtualGatewayId: NETWORK_VGW['ap-southeast-2'], vpcCidrs: ['10.8.0.0/16'] }],
};
