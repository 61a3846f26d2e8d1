import type { InterfaceFacts, NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';
import { network } from './drafts';

/** A virtual interface as the form knows it. */
export const vif = (more: Partial<InterfaceFacts> = {}): InterfaceFacts => ({
  virtualInterfaceId: 'dxvif-fg000001',
  virtualInterfaceName: 'payments',
  type: 'private',
  state: 'available',
  vlan: 200,
  asn: 65_000,
  ownerAccount: '111122223333',
  peers: [{ addressFamily: 'ipv4', customerAddress: '10.9.0.1/30', amazonAddress: '10.9.0.2/30' }],
  ...more,
});

/** The network of the tests with a changed connection and other virtual interfaces on it. */
export const on = (
  connection: Partial<NetworkFacts['connection']>,
  virtualInterfaces: readonly InterfaceFacts[] = [],
): NetworkFacts => ({ ...network, connection: { ...network.connection, ...connection }, virtualInterfaces });
