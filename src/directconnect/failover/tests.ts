import * as l10n from '@vscode/l10n';
import type { VirtualInterfaceTestHistory } from '../api';
import { durationWords } from '../duration';
import { visible } from '../text';

/** A BGP failover test, running or finished. */
export type FailoverTest = VirtualInterfaceTestHistory;

/**
 * Minutes: the proposed duration, and the longest that AWS accepts, 72 hours. Source: API Reference,
 * StartBgpFailoverTest.
 */
export const PROPOSED_MINUTES = 10;
export const MAX_MINUTES = 4_320;

const MINUTE = 60_000;

export type TestStatus = 'running' | 'completed' | 'cancelled' | 'failed' | 'unknown';

/** The statuses by their letters alone: AWS's guide names them, but not how they are spelled. */
const statuses: Readonly<Record<string, TestStatus>> = {
  inprogress: 'running',
  running: 'running',
  completed: 'completed',
  complete: 'completed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  failed: 'failed',
};

const timeOf = (date: Date | undefined): number | undefined => date?.getTime();

/**
 * When a test ends, or has ended, in milliseconds since the epoch: AWS returns an end time only for a finished test.
 */
export function endOf({
  startTime,
  endTime,
  testDurationInMinutes: minutes,
}: FailoverTest): number | undefined {
  const start = timeOf(startTime);
  return (
    timeOf(endTime) ?? (start === undefined || minutes === undefined ? undefined : start + minutes * MINUTE)
  );
}

/**
 * The status of a test. One with an unknown status counts as running until its planned end.
 * @param now milliseconds since the epoch.
 */
export function statusOf(test: FailoverTest, now: number): TestStatus {
  const letters = (test.status ?? '').toLowerCase().replace(/[^a-z]/g, '');
  const known = Object.hasOwn(statuses, letters) ? statuses[letters] : undefined;
  return known ?? ((endOf(test) ?? 0) > now ? 'running' : 'unknown');
}

/** A status on screen; an unknown one as AWS writes it. */
export function statusWords(test: FailoverTest, now: number): string {
  switch (statusOf(test, now)) {
    case 'running':
      return l10n.t('running');
    case 'completed':
      return l10n.t('completed');
    case 'cancelled':
      return l10n.t('stopped early');
    case 'failed':
      return l10n.t('failed');
    case 'unknown':
      return visible(test.status ?? '') || '?';
  }
}

/** The tests, the latest first. */
export const latestFirst = (tests: readonly FailoverTest[]): FailoverTest[] =>
  tests.toSorted((one, other) => (timeOf(other.startTime) ?? 0) - (timeOf(one.startTime) ?? 0));

/** The running test, else the latest; `undefined` when there is none. */
export function currentTest(tests: readonly FailoverTest[], now: number): FailoverTest | undefined {
  const sorted = latestFirst(tests);
  return sorted.find((test) => statusOf(test, now) === 'running') ?? sorted[0];
}

/** How much of a test is left, in milliseconds, or `undefined` if AWS does not say. */
export function timeLeft(test: FailoverTest, now: number): number | undefined {
  const end = endOf(test);
  return end === undefined ? undefined : Math.max(0, end - now);
}

/** How much of a running test is left, in words that change once a minute; `undefined` if AWS does not say. */
export function leftWords(test: FailoverTest, now: number): string | undefined {
  const left = timeLeft(test, now);
  if (left === undefined) return undefined;
  if (left === 0) return l10n.t('ending');
  return left < MINUTE ? l10n.t('under 1 min left') : l10n.t('{0} left', durationWords(left));
}

/** Milliseconds until the words about a test change; `undefined` once they no longer change. */
export function untilNextWords(test: FailoverTest, now: number): number | undefined {
  const left = timeLeft(test, now);
  return left === undefined || left === 0 ? undefined : left % MINUTE || MINUTE;
}

/** What is wrong with a typed number of minutes; `undefined` if nothing. */
export function minutesProblem(text: string): string | undefined {
  const trimmed = text.trim();
  const minutes = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : 0;
  return minutes >= 1 && minutes <= MAX_MINUTES
    ? undefined
    : l10n.t('Enter 1 to {0} minutes (72 hours).', MAX_MINUTES.toLocaleString());
}
