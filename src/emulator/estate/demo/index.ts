import type { DataFile } from '../dataFile/schema';
import { NETWORK_ACCOUNT, WORKLOAD_ACCOUNT } from './accounts';
import { frankfurt } from './frankfurt';
import { networkGateways, workloadGateways } from './gatewayData';
import { WORKLOAD_TGW, WORKLOAD_VGW } from './gateways';
import { sydney } from './sydney';
import { virginia } from './virginia';

/**
 * The estate of an invented company: a network account that owns the ports, and a workload account that gets interfaces
 * on them. Resource ids are the same at every start; keys are generated at each start.
 */
export function demoEstate(): DataFile {
  return {
    regions: ['us-east-1', 'eu-central-1', 'ap-southeast-2'],
    accounts: [
      {
        accountId: NETWORK_ACCOUNT,
        name: 'demo-network',
        alias: 'example-network',
        mfaDevices: [{ serialNumber: `arn:aws:iam::${NETWORK_ACCOUNT}:mfa/demo` }],
        roles: [{ roleName: 'operator', requireMfa: true }, { roleName: 'reader' }],
        directConnectGateways: networkGateways,
        regions: { 'us-east-1': virginia, 'eu-central-1': frankfurt, 'ap-southeast-2': sydney },
      },
      {
        accountId: WORKLOAD_ACCOUNT,
        name: 'demo-workload',
        roles: [{ roleName: 'reader' }],
        directConnectGateways: workloadGateways,
        regions: {
          'us-east-1': {
            virtualGateways: [{ virtualGatewayId: WORKLOAD_VGW['us-east-1'], vpcCidrs: ['10.9.0.0/16'] }],
            transitGateways: [{ transitGatewayId: WORKLOAD_TGW, amazonSideAsn: 64601 }],
          },
          'eu-central-1': {
            connections: [
              {
                connectionId: 'dxcon-fz9e4u7f',
                connectionName: 'lab-prague',
                location: 'EqMU1',
                bandwidth: '50Mbps',
                vlan: 431,
                partnerName: 'Ostrea Metro Ethernet',
              },
            ],
            virtualGateways: [{ virtualGatewayId: WORKLOAD_VGW['eu-central-1'], vpcCidrs: ['10.10.0.0/16'] }],
          },
          'ap-southeast-2': {
            virtualGateways: [
              { virtualGatewayId: WORKLOAD_VGW['ap-southeast-2'], vpcCidrs: ['10.11.0.0/16'] },
            ],
          },
        },
      },
    ],
  };
}
