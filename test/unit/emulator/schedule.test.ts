import assert from 'node:assert/strict';
import { Schedule } from '../../../src/emulator/lifecycle/schedule';

describe('emulator: the schedule', () => {
  it('goes by time and, for the same moment, by the order in which events were added', () => {
    const schedule = new Schedule();
    const happened: string[] = [];
    const set = (id: string, at: number, what: string) => {
      schedule.set(id, at, () => happened.push(what));
    };
    set('dxvif-a', 1, 'replaced');
    set('dxcon-b', 30, 'the port is back');
    set('dxvif-a', 30, 'the interface is back');
    set('dxvif-c', 10, 'sooner');
    set('dxvif-d', 31, 'not due');
    schedule.settle(30);
    assert.deepEqual(happened, ['sooner', 'the port is back', 'the interface is back']);
  });
});
