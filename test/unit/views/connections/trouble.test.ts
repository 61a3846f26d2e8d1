import { deepEqual } from 'node:assert/strict';
import type { Snapshot } from '../../../../src/aws/inventory/snapshot';
import type { Place } from '../../../../src/aws/session/place';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { Inventory } from '../../../../src/directconnect/resources/resources';
import { allTrouble } from '../../../../src/views/connections/trouble';

const [first, second, third] = ['first', 'second', 'third'].map((profile) => ({
  profile,
  region: 'us-east-1',
})) as [Place, Place, Place];
const BY_NAME = { order: 'name', byLocation: false } as const;

const connection = (connectionId: string, connectionState: string, location = 'EqDC2', lagId?: string) => ({
  ...{ connectionId, connectionName: connectionId, connectionState, location },
  ...(lagId && { lagId }),
});
const vif = (id: string, connectionId: string, virtualInterfaceState: string, bgp?: ('up' | 'down')[]) => ({
  ...{ virtualInterfaceId: id, virtualInterfaceName: id, connectionId, virtualInterfaceState },
  ...(bgp && { bgpPeers: bgp.map((bgpStatus) => ({ bgpStatus, bgpPeerState: 'available' }) as const) }),
});

describe('what Show What Is Down goes through', () => {
  /** The places that were read, and which of them are open. */
  const stores = (read: readonly (readonly [Place, Partial<Inventory>])[], open: readonly Place[] = []) => ({
    current: ({ profile }: Place): Snapshot | undefined => {
      const its = read.find(([place]) => place.profile === profile);
      return (
        its && {
          sweep: { ...emptyInventory, ...its[1], failures: [] },
          readAt: 1,
          reading: false,
          failure: undefined,
        }
      );
    },
    isOpen: ({ profile }: Place) => open.some((place) => place.profile === profile),
  });
  const shown = (...given: Parameters<typeof allTrouble>) =>
    allTrouble(...given).map(({ place, id, isDown }) => `${place.profile} ${id}${isDown ? '' : ' degraded'}`);

  const region: Partial<Inventory> = {
    lags: [{ lagId: 'dxlag-b', lagName: 'b', lagState: 'down', location: 'EqDC2' }],
    connections: [
      connection('dxcon-z', 'down'),
      connection('dxcon-a', 'available', 'CoreSite'),
      connection('dxcon-m', 'down', 'EqDC2', 'dxlag-b'),
    ],
    virtualInterfaces: [
      vif('dxvif-4', 'dxcon-z', 'down'),
      vif('dxvif-2', 'dxcon-a', 'down'),
      vif('dxvif-3', 'dxcon-a', 'available', ['up', 'down']),
      vif('dxvif-1', 'dxlag-b', 'down'),
      vif('dxvif-9', 'dxcon-elsewhere', 'down'),
      vif('dxvif-0', 'dxcon-a', 'available', ['up']),
    ],
  };

  it('is in the order of the rows: what is down, then what is degraded', () => {
    deepEqual(shown(stores([[first, region]]), [first], BY_NAME), [
      'first dxlag-b',
      'first dxvif-1',
      'first dxcon-m',
      'first dxvif-2',
      'first dxcon-z',
      'first dxvif-4',
      'first dxvif-9',
      'first dxvif-3 degraded',
    ]);
  });

  it('follows the locations when the rows are grouped by them', () => {
    deepEqual(shown(stores([[first, region]]), [first], { ...BY_NAME, byLocation: true }).slice(0, 3), [
      'first dxvif-2',
      'first dxlag-b',
      'first dxvif-1',
    ]);
  });

  it('is only what was read, place by place in the order of the tree', () => {
    const down = (id: string) => ({ connections: [connection(id, 'down')] });
    const read = stores([
      [first, down('dxcon-1')],
      [third, down('dxcon-3')],
    ]);
    deepEqual(shown(read, [third, second, first], BY_NAME), ['third dxcon-3', 'first dxcon-1']);
    deepEqual(shown(stores([]), [first], BY_NAME), []);
    deepEqual(shown(stores([[first, {}]]), [first], BY_NAME), []);
  });

  it('lists what several profiles see once, in the place that is open', () => {
    const both = { connections: [connection('dxcon-1', 'down'), connection('dxcon-2', 'down')] };
    const read = [
      [first, both],
      [second, both],
      [third, both],
    ] as const;
    deepEqual(shown(stores(read), [first, second, third], BY_NAME), ['first dxcon-1', 'first dxcon-2']);
    deepEqual(shown(stores(read, [second, third]), [first, second, third], BY_NAME), [
      'second dxcon-1',
      'second dxcon-2',
    ]);
  });

  it('counts as down what one profile sees as down and another only as degraded', () => {
    const partly = { virtualInterfaces: [vif('dxvif-1', 'dxcon-1', 'available', ['up', 'down'])] };
    const down = { virtualInterfaces: [vif('dxvif-1', 'dxcon-1', 'down')] };
    const read = stores(
      [
        [first, down],
        [second, partly],
      ],
      [second],
    );
    deepEqual(shown(read, [first, second], BY_NAME), ['second dxvif-1']);
  });
});
