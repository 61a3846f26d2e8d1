import { deepEqual } from 'node:assert/strict';
import { ViewMessage } from '../../../../src/views/connections/viewMessage';

const facts = { regions: 2, shown: 11, all: 24, ports: 3, isCut: false };

describe('the message above the tree', () => {
  for (const [what, text, over, said] of [
    ['how much a filter leaves', 'bgp:down', {}, 'Filter: bgp:down — 11 of 24 virtual interfaces'],
    ['nothing without a filter', '', {}, ''],
    [
      'that nothing matches',
      'x',
      { shown: 0, ports: 0 },
      'Filter: x — nothing matches in the regions read so far. Change or clear it',
    ],
    ['that nothing was read yet', 'x', { regions: 0 }, 'Filter: x — open a region to see what matches'],
    [
      'that connections alone match',
      'x',
      { shown: 0 },
      'Filter: x — 0 of 24 virtual interfaces, but 3 connections, LAGs or interconnects',
    ],
    [
      'that one connection alone matches',
      'x',
      { shown: 0, ports: 1 },
      'Filter: x — 0 of 24 virtual interfaces, but 1 connection, LAG or interconnect',
    ],
    [
      'that not all is in sight',
      'x',
      { isCut: true },
      'Filter: x — 11 of 24 virtual interfaces. Expand a row to see more of them',
    ],
    [
      'why a filter of before is not applied',
      '"x',
      { problem: 'A quotation mark is not closed.' },
      'Filter: "x — not applied. A quotation mark is not closed.',
    ],
  ] as const) {
    it(`says ${what}`, () => {
      const shown: string[] = [];
      new ViewMessage((line) => shown.push(line)).setFilter(text, { ...facts, ...over });
      deepEqual(shown, [said]);
    });
  }
});
