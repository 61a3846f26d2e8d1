import * as l10n from '@vscode/l10n';
import type { JournalRecord } from '../../aws/journal/record';
import { isUnderway } from '../../aws/journal/underway';
import type { Tone } from '../../directconnect/resources/states';

/** The status of a write, as shown in the Activity view. */
export type WriteStatus = 'underway' | 'done' | 'refused' | 'notSent' | 'unknown';

/** A write without a recorded outcome is unknown once the window that sent it is gone. */
export const statusOf = (record: JournalRecord): WriteStatus =>
  record.end?.outcome ?? (isUnderway(record) ? 'underway' : 'unknown');

export const tones: Readonly<Record<WriteStatus, Tone>> = {
  underway: 'passing',
  done: 'good',
  refused: 'bad',
  notSent: 'gone',
  unknown: 'waiting',
};

const words: Readonly<Record<WriteStatus, () => string>> = {
  underway: () => l10n.t('in progress'),
  done: () => l10n.t('done'),
  refused: () => l10n.t('refused'),
  notSent: () => l10n.t('no effect'),
  unknown: () => l10n.t('unknown'),
};

export function outcomeWords(record: JournalRecord): string {
  const status = statusOf(record);
  const { found, code } = record.end ?? {};
  if (status === 'done' && found === 'likely') return l10n.t('probably done');
  if (status === 'refused' && code) return l10n.t('refused ({0})', code);
  return words[status]();
}
