import * as l10n from '@vscode/l10n';
import { durationWords } from '../duration';
import { markdownText } from '../export/markdownText';
import { accountLabel, regionLabel } from '../labels';
import { familyName } from '../resources/bgpStatus';
import { displayName } from '../resources/resources';
import type { VirtualInterface } from '../resources/resources';
import { utcTime } from '../utcTime';
import { endOf, latestFirst, statusOf, statusWords, timeLeft } from './tests';
import type { FailoverTest } from './tests';

/** What a report of failover tests is about. */
export interface TestReport {
  readonly id: string;
  readonly profile: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
  /** As AWS describes it; `undefined` if it could not be read. */
  readonly virtualInterface: VirtualInterface | undefined;
  readonly tests: readonly FailoverTest[];
}

const utc = (time: Date | number | undefined): string => (time === undefined ? '–' : utcTime(time));

/** A peer by its family and address; by its id when it is no longer there. */
function peerWords(id: string, virtualInterface: VirtualInterface | undefined): string {
  const peer = virtualInterface?.bgpPeers?.find(({ bgpPeerId }) => bgpPeerId === id);
  const words = peer && [familyName(peer), peer.customerAddress].filter(Boolean).join(' ');
  return markdownText(words || id);
}

function durationOf(test: FailoverTest, now: number): string {
  const { startTime } = test;
  const end = statusOf(test, now) === 'running' ? now : test.endTime?.getTime();
  return startTime && end !== undefined ? durationWords(end - startTime.getTime()) : '–';
}

function rowOf(test: FailoverTest, { readAt, virtualInterface }: TestReport): string {
  const {
    bgpPeers = [],
    endTime,
    startTime,
    status = '',
    testDurationInMinutes: minutes,
    testId = '',
  } = test;
  const isKnown = statusOf(test, readAt) !== 'unknown';
  const cells = [
    utc(startTime),
    utc(endTime),
    minutes === undefined ? '–' : durationWords(minutes * 60_000),
    durationOf(test, readAt),
    isKnown ? statusWords(test, readAt) : markdownText(status),
    bgpPeers.map((peer) => peerWords(peer, virtualInterface)).join(', ') || '–',
    markdownText(testId),
  ];
  return `| ${cells.join(' | ')} |`;
}

function runningLines(test: FailoverTest, { readAt }: TestReport): string[] {
  const left = timeLeft(test, readAt);
  const words =
    left === undefined
      ? l10n.t('A test is running.')
      : l10n.t('A test is running: {0} left, until {1} UTC.', durationWords(left), utc(endOf(test)));
  return [`**${words}**`, ''];
}

/** The failover tests of a virtual interface, as Markdown. AWS keeps them for 365 days. */
export function testReport(report: TestReport): string {
  const { id, profile, region, readAt, virtualInterface, tests } = report;
  const { connectionId, ownerAccount, virtualInterfaceName } = virtualInterface ?? {};
  const sorted = latestFirst(tests);
  const running = sorted.find((test) => statusOf(test, readAt) === 'running');
  const titles = [
    l10n.t('Started (UTC)'),
    l10n.t('Ended (UTC)'),
    l10n.t('Planned'),
    l10n.t('Ran for'),
    l10n.t('Status'),
    l10n.t('BGP peers down'),
    l10n.t('Test'),
  ];
  return [
    `# ${l10n.t('Failover tests of {0}', markdownText(displayName(virtualInterfaceName, id)))}`,
    '',
    `- ${l10n.t('Virtual interface: {0}', id)}`,
    ...(connectionId ? [`- ${l10n.t('Connection: {0}', markdownText(connectionId))}`] : []),
    ...(ownerAccount ? [`- ${l10n.t('Owner: {0}', accountLabel(ownerAccount, undefined))}`] : []),
    `- ${l10n.t('Profile: {0}', markdownText(profile))}`,
    `- ${l10n.t('Region: {0}', regionLabel(region))}`,
    `- ${l10n.t('Read: {0}', `${utcTime(readAt)} UTC`)}`,
    '',
    ...(running ? runningLines(running, report) : []),
    ...(sorted.length === 0
      ? [l10n.t('No test in the last 365 days.')]
      : [
          `| ${titles.join(' | ')} |`,
          `| ${titles.map(() => '---').join(' | ')} |`,
          ...sorted.map((test) => rowOf(test, report)),
        ]),
    '',
  ].join('\n');
}
