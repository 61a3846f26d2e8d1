import type { ConnectionData, DataFile, VirtualInterfaceData } from './dataFile/schema';
import { NETWORK_ACCOUNT, WORKLOAD_ACCOUNT } from './demo/accounts';
import { resourceId } from './identifiers';
import type { IdPrefix } from './identifiers';
import { LOCATIONS } from './locations';

const REGION = 'us-east-1';

/**
 * An estate of a given size: all connections and interfaces in one account and region, spread evenly, every tenth
 * interface owned by a second account.
 */
export function generateEstate({ connections, vifs }: { connections: number; vifs: number }): DataFile {
  const ports = Array.from(distinctIds('dxcon', connections), connectionData);
  const interfaces = Array.from(distinctIds('dxvif', vifs), (id, index) => interfaceData(id, index, ports));
  return {
    regions: ['us-east-1', 'eu-central-1', 'ap-southeast-2'],
    accounts: [
      {
        accountId: NETWORK_ACCOUNT,
        name: 'demo-network',
        regions: { [REGION]: { connections: ports, virtualInterfaces: interfaces } },
      },
      { accountId: WORKLOAD_ACCOUNT, name: 'demo-workload' },
    ],
  };
}

type Port = ConnectionData & { connectionId: string };

/** Unique ids: 100,000 random ones would collide one time in sixteen. */
function distinctIds(prefix: IdPrefix, count: number): Set<string> {
  const ids = new Set<string>();
  while (ids.size < count) ids.add(resourceId(prefix));
  return ids;
}

function connectionData(connectionId: string, index: number): Port {
  const locations = LOCATIONS.filter(({ region }) => region === REGION);
  const location = locations[index % locations.length]?.locationCode ?? '';
  return {
    connectionId,
    connectionName: `${location.toLowerCase()}-port-${String(index + 1).padStart(5, '0')}`,
    location,
    bandwidth: '10Gbps',
  };
}

function interfaceData(
  virtualInterfaceId: string,
  index: number,
  ports: readonly Port[],
): VirtualInterfaceData {
  const vlan = Math.floor(index / ports.length) + 1;
  // 10.0.0.0/8 has 2^22 subnets of four addresses.
  const base = index * 4;
  const host = (number: number) =>
    `10.${Math.floor(base / 65536) % 256}.${Math.floor(base / 256) % 256}.${(base % 256) + number}/30`;
  return {
    virtualInterfaceId,
    virtualInterfaceName: `tenant-${String(index + 1).padStart(6, '0')}`,
    connectionId: ports[index % ports.length]?.connectionId ?? '',
    vlan,
    ...(index % 10 === 9 && { ownerAccount: WORKLOAD_ACCOUNT }),
    bgpPeers: [{ asn: 64512 + (index % 1000), amazonAddress: host(1), customerAddress: host(2) }],
  };
}
