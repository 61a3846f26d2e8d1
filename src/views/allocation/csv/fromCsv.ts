import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { ProgressLocation, window } from 'vscode';
import type { CancellationToken, Progress, Uri } from 'vscode';
import type { Place } from '../../../aws/session/place';
import type { ValidatedRow } from '../../../directconnect/allocation/csv/validateRows';
import type { Result, RowResult } from '../../../directconnect/allocation/csv/result';
import type { Sheet } from '../../../directconnect/allocation/csv/sheet';
import { tableText } from '../../../directconnect/allocation/csv/table';
import { workInSlices } from '../../../slices';
import { accountShown } from '../../accountShown';
import { inert } from '../../inert';
import { checkRows } from './check';
import type { CsvContext, CsvTarget } from './context';
import { pickCsvFile, readCsvFile, unusable } from './readFile';
import { saveResult } from './saveResult';
import { sendRows } from './send';
import type { SendResult } from './send';

type Reporting = Progress<{ message?: string; increment?: number }>;

const withProgress = <Value>(
  title: string,
  work: (progress: Reporting, token: CancellationToken) => Promise<Value>,
) =>
  window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: inert(title) },
    work,
  );

/** Reads the place and checks the rows; undefined when the user cancelled. */
const check = (context: CsvContext, target: CsvTarget, sheet: Sheet) =>
  withProgress(l10n.t('Checking {0}', target.file), (_progress, token) => {
    const ended = new AbortController();
    token.onCancellationRequested(() => ended.abort());
    return checkRows(context, target, sheet, ended.signal);
  });

const countWords = (count: number) => (count === 1 ? l10n.t('1 request') : l10n.t('{0} requests', count));

/** How many rows are left out, and why. */
function leftOutWords(validated: readonly ValidatedRow[]): string {
  const count = (kind: ValidatedRow['kind']) => validated.filter((row) => row.kind === kind).length;
  const [exists, wrong] = [count('exists'), count('wrong')];
  return [
    ...(wrong > 0 ? [l10n.t('Skipped because of errors: {0}.', wrong)] : []),
    ...(exists > 0 ? [l10n.t('Skipped because they already exist: {0}.', exists)] : []),
  ].join(' ');
}

/** Shows the table, and asks twice: beside the table, which a dialog would cover, and in a dialog. */
async function isConfirmed(
  { requests }: CsvContext,
  { place, file }: CsvTarget,
  sheet: Sheet,
  validated: readonly ValidatedRow[],
): Promise<boolean> {
  const text = await workInSlices(tableText({ file, ...place }, sheet, validated), () => true);
  await requests.open(text?.result ?? '', 'allocate-from-csv');
  const sent = validated.filter((row) => row.kind === 'send');
  const leftOut = leftOutWords(validated);
  if (sent.length === 0) {
    const wrong = validated.flatMap(({ problems }) => problems);
    if (wrong.length > 0) throw unusable(file, wrong);
    void window.showInformationMessage(
      inert(l10n.t('Everything in {0} already exists, so there is nothing to send.', file)),
    );
    return false;
  }
  const send = l10n.t('Send {0}…', countWords(sent.length));
  const ready = l10n.t('{0} was checked: review the table before you send it. {1}', file, leftOut).trim();
  const show = leftOut === '' ? window.showInformationMessage : window.showWarningMessage;
  if ((await show(inert(ready), send)) !== send) return false;
  const connections = new Set(sent.map(({ connectionId }) => connectionId));
  const yes = l10n.t('Send {0}', countWords(sent.length));
  const question =
    connections.size === 1
      ? l10n.t('Send {0} for {1}?', countWords(sent.length), [...connections].join(''))
      : l10n.t('Send {0} for {1} connections?', countWords(sent.length), connections.size);
  const detail = [
    l10n.t('With profile {0} in {1}. {2}', place.profile, place.region, leftOut).trim(),
    l10n.t(
      'They are sent one by one; if the outcome of one is unknown, the rest is not sent. AWS generates the BGP keys.',
    ),
  ].join('\n\n');
  return (await window.showWarningMessage(inert(question), { modal: true, detail }, yes)) === yes;
}

const resultWords: Readonly<Record<Result, (count: number) => string>> = {
  'created': (count) => l10n.t('created: {0}', count),
  'exists': (count) => l10n.t('already existed: {0}', count),
  'error': (count) => l10n.t('with errors: {0}', count),
  'refused': (count) => l10n.t('refused: {0}', count),
  'not sent': (count) => l10n.t('not sent: {0}', count),
  'unknown': (count) => l10n.t('outcome unknown: {0}', count),
};

/** Says how it ended, and offers to open the result. */
async function tell(file: string, { results, stopped }: SendResult, saved: Uri | undefined): Promise<void> {
  const count = (result: Result) => results.filter((one: RowResult) => one.result === result).length;
  const counts = (Object.keys(resultWords) as Result[]).flatMap((result) =>
    count(result) > 0 ? [resultWords[result](count(result))] : [],
  );
  const said = [l10n.t('{0}: {1}.', file, counts.join(', ')), ...(stopped === undefined ? [] : [stopped])];
  const isWhole = count('created') + count('exists') === results.length;
  const show = isWhole ? window.showInformationMessage : window.showWarningMessage;
  const open = l10n.t('Open Result');
  const answer = await show(inert(said.join(' ')), ...(saved ? [open] : []));
  if (saved && answer === open) await window.showTextDocument(saved);
}

/** Sends the rows that were confirmed, as far as they still can be. */
async function send(
  context: CsvContext,
  target: CsvTarget,
  validated: readonly ValidatedRow[],
  confirmed: ReadonlySet<number>,
): Promise<SendResult> {
  const { sessions, inventories } = context.from;
  const { place, account, file } = target;
  try {
    return await withProgress(l10n.t('Allocating from {0}', file), (progress, token) => {
      let next = 0;
      return sendRows(
        {
          ...{ sessions, place, account, confirmed },
          isStopped: () => token.isCancellationRequested,
          onNext: ({ draft }) => {
            next += 1;
            const message = l10n.t('{0} of {1}: {2}', next, confirmed.size, draft.virtualInterfaceName);
            progress.report({ message: inert(message), increment: 100 / confirmed.size });
          },
        },
        validated,
      );
    });
  } finally {
    inventories.reread(place.region);
  }
}

/**
 * Creates virtual interfaces from a file that the user chooses: checks it whole, shows what would be sent, asks, sends
 * it row by row, and writes the outcome of each row to a file.
 * @param connectionId the connection or LAG that it was run on; without one, a column names it for each row.
 */
export async function allocateFromCsv(
  context: CsvContext,
  place: Place,
  connectionId?: string,
): Promise<void> {
  // As of now, else as soon as it is known: a tool may write the keys of another account into the files at any time.
  const chosenIn = accountShown(context.from, place);
  const uri = await pickCsvFile();
  if (!uri) return;
  const sheet = await readCsvFile(uri);
  const hasConnections = sheet.columns.includes('connection');
  const chosen = connectionId ?? (hasConnections ? undefined : await context.pickConnection(place));
  if (chosen === undefined && !hasConnections) return;
  const target: CsvTarget = { place, connectionId: chosen, file: basename(uri.path) };
  const validated = await check(context, target, sheet);
  const account = (await chosenIn) ?? (await accountShown(context.from, place));
  if (!validated || !(await isConfirmed(context, target, sheet, validated))) return;
  const again = await check(context, target, sheet);
  if (!again) return;
  const confirmed = new Set(validated.flatMap(({ kind, line }) => (kind === 'send' ? [line] : [])));
  const ended = await send(context, { ...target, account }, again, confirmed);
  await tell(target.file, ended, await saveResult(uri, sheet, ended.results));
}
