import { equal } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mock } from 'node:test';
import { isUnderway } from '../../../../src/aws/journal/underway';
import { begun, ended } from './records';

const MINUTE = 60_000;

describe('a write without an outcome', () => {
  const { now } = Date;
  afterEach(() => {
    Date.now = now;
    mock.reset();
  });

  it('is in progress while this window is sending it, and not once it has an outcome', () => {
    const one = begun('one', { pid: process.pid });
    equal(isUnderway(one), true);
    for (const outcome of ['done', 'refused', 'notSent', 'unknown'] as const) {
      equal(isUnderway({ ...one, end: ended('one', outcome) }), false, outcome);
    }
  });

  it('is unknown if another window began it whose process had the same number', () => {
    equal(
      isUnderway(begun('one', { pid: process.pid, at: now() - process.uptime() * 1_000 - 1_000 })),
      false,
    );
  });

  it('is in progress while the process of its window runs, and unknown once that has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await once(child, 'spawn');
    const one = begun('one', { pid: child.pid ?? 0 });
    equal(isUnderway(one), true);
    child.stdin.end();
    await once(child, 'exit');
    equal(isUnderway(one), false);
  });

  it('is unknown after a quarter of an hour, even if another process has the same number now', () => {
    for (const pid of [process.ppid, process.pid]) {
      const one = begun('one', { pid });
      equal(isUnderway(one), true);
      Date.now = () => now() + 16 * MINUTE;
      equal(isUnderway(one), false);
      Date.now = now;
    }
  });

  it('is in progress if its process may not be queried', () => {
    const kill = mock.method(process, 'kill', () => {
      throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
    });
    equal(isUnderway(begun('one')), true);
    kill.mock.restore();
    equal(isUnderway(begun('one')), false);
  });
});
