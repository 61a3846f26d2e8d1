import { deepEqual } from 'node:assert/strict';
import { impactOf } from '../../../src/directconnect/impact';
import { emptyInventory } from '../../../src/directconnect/resources/resources';
import type { VirtualInterface } from '../../../src/directconnect/resources/resources';

const on = (connectionId: string, virtualInterfaceId: string, mtu?: number): VirtualInterface => ({
  connectionId,
  virtualInterfaceId,
  ...(mtu !== undefined && { mtu }),
});

/** The ids of what is interrupted, and the seconds. */
function impact(virtualInterface: VirtualInterface, mtu: number, ...others: VirtualInterface[]) {
  const estate = { ...emptyInventory, virtualInterfaces: [virtualInterface, ...others] };
  const { interrupts, seconds } = impactOf({ kind: 'mtu', virtualInterface, mtu }, estate);
  return [interrupts.map(({ virtualInterfaceId }) => virtualInterfaceId), seconds];
}

describe('what a new MTU interrupts', () => {
  const small = on('dxcon-a', 'small', 1500);

  it('is everything on the port, for 30 seconds, with the first jumbo MTU on it', () => {
    const others = [on('dxcon-a', 'silent'), on('dxcon-b', 'elsewhere', 1500)];
    deepEqual(impact(small, 8500, ...others), [['small', 'silent'], 30]);
    deepEqual(impact(small, 9001, ...others), [['small', 'silent'], 30]);
  });

  it('is nothing when another virtual interface on the port has a jumbo MTU', () => {
    deepEqual(impact(small, 8500, on('dxcon-a', 'jumbo', 9001)), [[], 0]);
  });

  it('is everything when only another port has a jumbo MTU', () => {
    deepEqual(impact(small, 8500, on('dxcon-b', 'jumbo', 8500)), [['small'], 30]);
  });

  it('is nothing when frames become smaller, or larger than jumbo ones', () => {
    deepEqual(impact(on('dxcon-a', 'jumbo', 8500), 1500, small), [[], 0]);
    deepEqual(impact(on('dxcon-a', 'jumbo', 8500), 9001, small), [[], 0]);
  });
});
