import { deepEqual, equal, match } from 'node:assert/strict';
import { testReport } from '../../../../src/directconnect/failover/report';
import {
  currentTest,
  leftWords,
  minutesProblem,
  statusOf,
  statusWords,
  untilNextWords,
} from '../../../../src/directconnect/failover/tests';
import type { FailoverTest } from '../../../../src/directconnect/failover/tests';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 30, 12);
const test = (over: FailoverTest = {}): FailoverTest => ({
  ...{ testId: 'one', virtualInterfaceId: 'dxvif-1', bgpPeers: ['dxpeer-1'], status: 'in_progress' },
  ...{ startTime: new Date(START), testDurationInMinutes: 10 },
  ...over,
});

describe('a failover test', () => {
  for (const [status, meaning] of [
    ['in_progress', 'running'],
    ['In Progress', 'running'],
    ['in-progress', 'running'],
    ['COMPLETED', 'completed'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['failed', 'failed'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ] as const) {
    it(`is ${meaning} when AWS calls it “${status}” and its time is over`, () => {
      equal(statusOf(test({ status }), START + 11 * MINUTE), meaning);
    });
  }

  it('runs until its planned end if AWS reports an unknown status', () => {
    const strange = test({ status: 'simmering' });
    equal(statusOf(strange, START + 9 * MINUTE), 'running');
    equal(statusOf(strange, START + 10 * MINUTE), 'unknown');
    equal(statusWords(strange, START + 10 * MINUTE), 'simmering');
    equal(
      statusOf(test({ status: 'simmering', endTime: new Date(START + MINUTE) }), START + 2 * MINUTE),
      'unknown',
    );
  });

  it('has the time left by AWS’s own times', () => {
    const words = (minutes: number, over?: FailoverTest) => leftWords(test(over), START + minutes * MINUTE);
    equal(words(0), '10 min left');
    equal(words(0.5), '9 min left');
    equal(words(9.5), 'under 1 min left');
    equal(words(10), 'ending');
    equal(words(99), 'ending');
    equal(words(0, { testDurationInMinutes: 4320 }), '3 d left');
    // An end that AWS states counts, whatever was planned.
    equal(words(0, { endTime: new Date(START + 5 * MINUTE) }), '5 min left');
    equal(words(0, { startTime: undefined }), undefined);
    equal(words(0, { testDurationInMinutes: undefined }), undefined);
  });

  it('changes its text once a minute, until its time is over', () => {
    equal(untilNextWords(test(), START), MINUTE);
    equal(untilNextWords(test(), START + 15_000), 45_000);
    equal(untilNextWords(test(), START + 10 * MINUTE), undefined);
    equal(untilNextWords(test({ startTime: undefined }), START), undefined);
  });

  it('is the running one, else the latest', () => {
    const old = test({ testId: 'old', status: 'completed' });
    const late = test({ testId: 'late', status: 'failed', startTime: new Date(START + MINUTE) });
    equal(currentTest([old, late], START)?.testId, 'late');
    equal(currentTest([late, test(), old], START)?.testId, 'one');
    equal(currentTest([], START), undefined);
  });

  for (const [text, isRight] of [
    ['1', true],
    [' 4320 ', true],
    ['0', false],
    ['4321', false],
    ['1.5', false],
    ['-1', false],
    ['1e3', false],
    ['ten', false],
    ['', false],
  ] as const) {
    it(`${isRight ? 'takes' : 'does not take'} “${text}” minutes`, () => {
      equal(minutesProblem(text), isRight ? undefined : 'Enter 1 to 4,320 minutes (72 hours).');
    });
  }
});

describe('the report of failover tests', () => {
  const report = (tests: readonly FailoverTest[], name = 'orders') =>
    testReport({
      ...{ id: 'dxvif-1', profile: 'network', region: 'us-east-1', readAt: START + 3 * MINUTE, tests },
      virtualInterface: {
        ...{ virtualInterfaceName: name, connectionId: 'dxcon-1', ownerAccount: '111122223333' },
        bgpPeers: [{ bgpPeerId: 'dxpeer-1', addressFamily: 'ipv4', customerAddress: '10.0.0.1/30' }],
      },
    });

  it('says which test is running, and lists all tests, the latest first', () => {
    const ended = { status: 'completed', endTime: new Date(START - 30 * MINUTE) };
    const before = test({ ...ended, testId: 'two', startTime: new Date(START - 40 * MINUTE) });
    const text = report([before, test({ bgpPeers: ['dxpeer-1', 'dxpeer-gone'] })]);
    match(text, /^# Failover tests of orders\n\n- Virtual interface: dxvif-1\n- Connection: dxcon-1\n/);
    match(text, /^\*\*A test is running: 7 min left, until 2026-11-30 12:10:00 UTC\.\*\*$/m);
    const rows = text.split('\n').filter((line) => line.startsWith('| 20'));
    deepEqual(rows, [
      '| 2026-11-30 12:00:00 | – | 10 min | 3 min | running | IPv4 10.0.0.1/30, dxpeer-gone | one |',
      '| 2026-11-30 11:20:00 | 2026-11-30 11:30:00 | 10 min | 10 min | completed | IPv4 10.0.0.1/30 | two |',
    ]);
  });

  it('says that there was none', () => match(report([]), /\n\nNo test in the last 365 days\.\n$/));

  it('shows text from AWS as plain text', () => {
    const text = report(
      [test({ status: '[x](command:y)|', testId: '`a`|b', startTime: undefined })],
      '<b>*a*',
    );
    match(text, /\| \\\[x\]\(command:y\)\\\| \|/);
    match(text, /# Failover tests of \\<b>/);
    match(text, /\\`a\\`\\\|b \|$/m);
    equal(text.split('\n').filter((line) => line.startsWith('| –')).length, 1);
  });
});
