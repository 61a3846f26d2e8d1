import { deepEqual, equal } from 'node:assert/strict';
import { replaced, stateChanges } from '../../../../src/directconnect/resources/changes';
import type { VirtualInterface } from '../../../../src/directconnect/resources/resources';

const vif = (id: string, state: string): VirtualInterface => ({
  virtualInterfaceId: id,
  virtualInterfaceState: state,
});

describe('changes between two readings', () => {
  it('are the virtual interfaces in another state, not new or deleted ones', () => {
    const before = [vif('a', 'pending'), vif('b', 'available'), vif('gone', 'down')];
    const after = [vif('a', 'available'), vif('b', 'available'), vif('new', 'pending')];
    deepEqual(stateChanges(before, after), [
      { virtualInterface: after[0], from: 'pending', to: 'available' },
    ]);
  });

  it('keep the position of what was read again', () => {
    const before = [vif('a', 'pending'), vif('b', 'available')];
    const { virtualInterfaces, changes, isOneGone } = replaced(before, new Set(['a']), [vif('a', 'down')]);
    deepEqual(virtualInterfaces, [vif('a', 'down'), vif('b', 'available')]);
    deepEqual(
      changes.map(({ from, to }) => [from, to]),
      [['pending', 'down']],
    );
    equal(isOneGone, false);
  });

  it('remove what was requested and not returned', () => {
    const { virtualInterfaces, isOneGone } = replaced(
      [vif('a', 'deleting'), vif('b', 'available')],
      new Set(['a']),
      [],
    );
    deepEqual(virtualInterfaces, [vif('b', 'available')]);
    equal(isOneGone, true);
  });
});
