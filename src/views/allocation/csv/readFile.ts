import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { Failure } from '../../../aws/failure';
import { decode } from '../../../directconnect/allocation/csv/decode';
import { problemWords } from '../../../directconnect/allocation/csv/problemWords';
import type { Problem } from '../../../directconnect/allocation/csv/problem';
import { readSheet } from '../../../directconnect/allocation/csv/sheet';
import type { Sheet } from '../../../directconnect/allocation/csv/sheet';
import { workInSlices } from '../../../slices';

/**
 * The maximum size of a file, in bytes: a thousand rows with a thousand prefixes each would have more, but nobody
 * writes those.
 */
const MAX_BYTES = 10 * 1024 * 1024;
/** How many problems a message names. */
const MAX_NAMED = 3;

export async function pickCsvFile(): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    title: l10n.t('Allocate from CSV'),
    openLabel: l10n.t('Check'),
    filters: { CSV: ['csv', 'tsv', 'txt'] },
  });
  return picked?.[0];
}

const refused = (message: string, advice: string) => new Failure('refused', message, advice);

/** Why a file can't be used, with the lines. */
export function unusable(file: string, problems: readonly Problem[]): Failure {
  const named = problems.slice(0, MAX_NAMED).map(problemWords).join(' ');
  const others = problems.length - MAX_NAMED;
  const more = others > 0 ? ` ${l10n.t('And {0} more.', others)}` : '';
  return refused(
    l10n.t('{0} can’t be used. {1}', file, named + more),
    l10n.t('Nothing was sent. Correct the file, then run the command again.'),
  );
}

async function bytesOf(uri: Uri, file: string): Promise<Uint8Array> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) {
    throw refused(l10n.t('{0} has unsaved changes.', file), l10n.t('Save it, then run the command again.'));
  }
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size <= MAX_BYTES) return await workspace.fs.readFile(uri);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw refused(l10n.t('{0} can’t be read ({1}).', file, code), l10n.t('Choose a file that you can read.'));
  }
  throw refused(
    l10n.t('{0} is larger than {1} MB.', file, MAX_BYTES / 1024 / 1024),
    l10n.t('Split it into several files.'),
  );
}

/** Reads a file. @throws Failure that names the lines, when it can't be used at all. */
export async function readCsvFile(uri: Uri): Promise<Sheet> {
  const file = basename(uri.path);
  const decoded = decode(await bytesOf(uri, file));
  if (!('text' in decoded)) throw unusable(file, [decoded]);
  const read = await workInSlices(readSheet(decoded.text), () => true);
  if (read?.result.sheet) return read.result.sheet;
  throw unusable(file, read?.result.problems ?? []);
}
