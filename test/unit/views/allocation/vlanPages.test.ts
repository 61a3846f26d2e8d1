import { deepEqual, equal, ok } from 'node:assert/strict';
import { knownNetwork } from '../../../../src/directconnect/allocation/knownNetwork';
import {
  PAGE,
  PAGES,
  clamped,
  onPage,
  pageOf,
  pageWords,
  vlanWords,
} from '../../../../src/views/allocation/form/vlanPages';
import { on, vif } from '../../directconnect/allocation/interfaces';

const used = knownNetwork(
  on({}, [
    vif({ vlan: 7, virtualInterfaceName: 'pay\u202ements' }),
    vif({ vlan: 8, state: 'deleting', virtualInterfaceName: 'old' }),
    vif({ vlan: 9, state: 'deleted' }),
  ]),
);
const hosted = knownNetwork(on({ kind: 'hosted', vlan: 318 }));

describe('the map of VLANs', () => {
  it('says the number and the state of each VLAN', () => {
    deepEqual(
      [7, 8, 9, 0, 4095].map((vlan) => vlanWords(vlan, used)),
      [
        'VLAN 7, used by pay\uFFFDments',
        'VLAN 8, used by old, which is being deleted',
        'VLAN 9, free',
        'VLAN 0, reserved',
        'VLAN 4095, reserved',
      ],
    );
    deepEqual(
      [318, 319].map((vlan) => vlanWords(vlan, hosted)),
      ['VLAN 318, free', 'VLAN 319, reserved: the partner assigned VLAN 318'],
    );
  });

  it('says what is on a page', () => {
    equal(pageWords(0, used), 'VLANs 1 to 99: 2 used, 97 free');
    equal(pageWords(1, used), 'VLANs 100 to 199: 0 used, 100 free');
    equal(pageWords(PAGES - 1, used), 'VLANs 4000 to 4094: 0 used, 95 free');
    equal(pageWords(3, hosted), 'VLANs 300 to 399: 0 used, 1 free');
  });

  it('has every VLAN on one page', () => {
    for (let vlan = 1; vlan <= 4094; vlan += 1) ok(pageOf(vlan) >= 0 && pageOf(vlan) < PAGES);
    equal(pageOf(1), 0);
    equal(pageOf(4094), PAGES - 1);
  });

  it('turns pages at the same position, within 1 to 4094', () => {
    equal(onPage(pageOf(142) + 1, 142), 242);
    equal(onPage(-1, 142), 42);
    equal(onPage(PAGES, 199), 4094);
    equal(onPage(0, 100), 1);
    equal(onPage(0, 5), 5);
    deepEqual([clamped(0), clamped(PAGE), clamped(4095)], [1, PAGE, 4094]);
  });
});
