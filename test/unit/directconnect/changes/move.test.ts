import { deepEqual, equal, match } from 'node:assert/strict';
import { moveTargets } from '../../../../src/directconnect/changes/move';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type {
  Connection,
  Inventory,
  VirtualInterface,
} from '../../../../src/directconnect/resources/resources';

const connection = (connectionId: string, over: Connection = {}): Connection => ({
  connectionId,
  connectionName: connectionId,
  connectionState: 'available',
  ownerAccount: '111122223333',
  bandwidth: '10Gbps',
  jumboFrameCapable: true,
  ...over,
});

const moved = (over: VirtualInterface = {}): VirtualInterface => ({
  virtualInterfaceId: 'dxvif-moved000',
  virtualInterfaceName: 'moved',
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  connectionId: 'dxcon-present0',
  vlan: 101,
  bgpPeers: [
    { bgpPeerId: 'p', addressFamily: 'ipv4', customerAddress: '10.0.0.2/30', amazonAddress: '10.0.0.1/30' },
  ],
  ...over,
});

const other = (over: VirtualInterface): VirtualInterface => ({
  virtualInterfaceId: `dxvif-${over.vlan ?? 0}`,
  virtualInterfaceName: 'other',
  virtualInterfaceType: 'private',
  virtualInterfaceState: 'available',
  connectionId: 'dxcon-target00',
  ...over,
});

/** Why a virtual interface can't be moved to the only target; undefined if it can. */
function why(
  vif: VirtualInterface,
  target: Partial<Inventory>,
  present: Partial<Inventory> = { connections: [connection('dxcon-present0')] },
): string | undefined {
  const inventory: Inventory = {
    ...emptyInventory,
    connections: [...(present.connections ?? []), ...(target.connections ?? [])],
    lags: [...(present.lags ?? []), ...(target.lags ?? [])],
    virtualInterfaces: [vif, ...(target.virtualInterfaces ?? [])],
  };
  const targets = moveTargets(vif, 'us-east-1', inventory);
  equal(targets.length, 1, targets.map(({ subject }) => subject.id).join());
  return targets[0]?.why;
}

const to = (over: Connection = {}, ...virtualInterfaces: VirtualInterface[]) => ({
  connections: [connection('dxcon-target00', over)],
  virtualInterfaces,
});
const toLag = {
  lags: [{ lagId: 'dxlag-target00', lagState: 'available' as const, jumboFrameCapable: true }],
};
const hosted = { vlan: 101, partnerName: 'p' };

describe('where a virtual interface can be moved', () => {
  it('is another connection or LAG with room for it', () => {
    equal(why(moved(), to()), undefined);
    equal(why(moved(), toLag), undefined);
    equal(why(moved(), to(), { connections: [connection('dxcon-present0')] }), undefined);
    const inLag = connection('dxcon-present0', { lagId: 'dxlag-present0' });
    const lags = [{ lagId: 'dxlag-present0', lagState: 'available' as const }];
    equal(why(moved(), to(), { connections: [inLag], lags }), undefined, 'nor to its own LAG');
  });

  it('is nothing that is not ready, deleted or being deleted', () => {
    match(why(moved(), to({ connectionState: 'requested' })) ?? '', /Its state is requested/);
    match(why(moved(), to({ connectionState: 'deleting' })) ?? '', /Its state is deleting/);
    const gone = connection('dxcon-gone0000', { connectionState: 'deleted' });
    const inventory = { ...emptyInventory, connections: [connection('dxcon-present0'), gone] };
    deepEqual(moveTargets(moved(), 'us-east-1', inventory), []);
  });

  it('is not from a hosted connection to another or a LAG, nor from a LAG to a hosted one', () => {
    const from = { connections: [connection('dxcon-present0', hosted)] };
    match(why(moved(), to(hosted), from) ?? '', /from one hosted connection to another/);
    match(why(moved(), toLag, from) ?? '', /can’t be moved to a LAG/);
    equal(why(moved(), to(), from), undefined);
    const lag = { lags: [{ lagId: 'dxlag-present0', lagState: 'available' as const }] };
    match(why(moved({ connectionId: 'dxlag-present0' }), to(hosted), lag) ?? '', /on a LAG can’t be moved/);
    equal(why(moved(), to(hosted)), undefined, 'from a dedicated one');
  });

  it('is where its VLAN is free', () => {
    match(why(moved(), to({}, other({ vlan: 101 }))) ?? '', /VLAN 101 is used there by other/);
    match(why(moved(), to({ ...hosted, vlan: 7 })) ?? '', /assigned VLAN 7 to it; .* has VLAN 101/);
    equal(why(moved(), to({}, other({ vlan: 101, virtualInterfaceState: 'deleted' }))), undefined);
  });

  it('is where the addresses of both ends are free', () => {
    for (const customerAddress of ['10.0.0.1/30', '10.0.0.2/30', '10.0.0.2/24']) {
      const taken = other({ vlan: 5, bgpPeers: [{ addressFamily: 'ipv4', customerAddress }] });
      match(why(moved(), to({}, taken)) ?? '', /The address 10\.0\.0\.\d is used there by other/);
    }
    const next = other({ vlan: 5, bgpPeers: [{ addressFamily: 'ipv4', customerAddress: '10.0.0.6/30' }] });
    equal(why(moved(), to({}, next)), undefined);
  });

  it('is where its jumbo frames, rate limit and prefixes are possible', () => {
    const small = to({ jumboFrameCapable: false });
    match(why(moved({ mtu: 8500 }), small) ?? '', /does not support jumbo frames, and the MTU is 8500/);
    equal(why(moved({ mtu: 1500 }), small), undefined);
    match(
      why(moved({ rateLimit: '2Gbps' }), to({ bandwidth: '1Gbps' })) ?? '',
      /^Its bandwidth is 1Gbps, and the rate limit is 2Gbps\. Change the rate limit first\.$/,
    );
    // What the form only advises against can't be chosen here.
    const full = to({ rateLimiterStatus: { inUse: 10, maxAllowed: 10 } });
    for (const port of [full, to(hosted)]) {
      match(
        why(moved({ rateLimit: '50Mbps' }), port) ?? '',
        /rate limit(ers of this connection are in use)?\.$/,
      );
    }
    const pool = to({ prefixPoolUnallocatedCountIpv4: 50 });
    match(why(moved({ prefixPoolAllocatedCountIpv4: 100 }), pool) ?? '', /too few IPv4 prefixes left/);
    equal(why(moved({ prefixPoolAllocatedCountIpv4: 100 }), to(hosted)), undefined, 'where there is no pool');
  });

  it('is where the quota is not used up', () => {
    const many = (count: number, over: VirtualInterface = {}) =>
      Array.from({ length: count }, (_, index) =>
        other({ vlan: 200 + index, virtualInterfaceId: `dxvif-${index}`, ...over }),
      );
    match(why(moved(), to({}, ...many(50))) ?? '', /at most 50/);
    equal(why(moved(), to({}, ...many(49))), undefined);
    const transit = { virtualInterfaceType: 'transit' };
    match(why(moved(transit), to({}, ...many(4, transit))) ?? '', /at most 4/);
    match(why(moved(), to(hosted, ...many(1))) ?? '', /A hosted connection carries one/);
  });

  it('is listed before targets that are not possible', () => {
    const inventory = {
      ...emptyInventory,
      connections: [
        connection('dxcon-present0'),
        connection('dxcon-pending0', { connectionState: 'pending' }),
        connection('dxcon-ready000'),
      ],
    };
    deepEqual(
      moveTargets(moved(), 'us-east-1', inventory).map(({ subject }) => subject.id),
      ['dxcon-ready000', 'dxcon-pending0'],
    );
  });
});
