import { equal } from 'node:assert/strict';
import { nearest } from '../../../../src/directconnect/inventory/nearest';
import { knownStates } from '../../../../src/directconnect/resources/states';

describe('the value that the user may have meant', () => {
  for (const [typed, meant] of [
    ['dwn', 'down'],
    ['donw', 'down'],
    ['nwod', undefined],
    ['availble', 'available'],
    ['avail', 'available'],
    ['pendng', 'pending'],
    ['delted', 'deleted'],
    ['x', undefined],
    ['', undefined],
    ['nonsense', undefined],
    ['d'.repeat(10_000), undefined],
  ] as const) {
    it(`of ${typed.slice(0, 12) || 'nothing'} is ${meant ?? 'none'}`, () => {
      equal(nearest(typed, knownStates), meant);
    });
  }
});
