import * as l10n from '@vscode/l10n';
import { nearest } from '../../inventory/nearest';
import { visible } from '../../text';
import type { AllocationDraft } from '../draft';
import { columnsByHeading, csvColumns, isForKeys, plainHeading, resultHeadings } from './columns';
import type { ColumnName } from './columns';
import type { Problem } from './problem';
import { readRecords, separatorOf } from './records';
import type { CsvRecord, Separator } from './records';
import { readRow } from './row';
import type { Row } from './row';

/** The maximum number of rows in a file. */
export const MAX_ROWS = 1000;

/** A file whose columns are all known. Its rows may still be wrong. */
export interface Sheet {
  readonly separator: Separator;
  /** The columns that it has, in its order. */
  readonly columns: readonly ColumnName[];
  readonly rows: readonly Row[];
}

/** What a file says, or why none of it can be used. */
export type ReadSheet =
  | { readonly sheet: Sheet; readonly problems?: undefined }
  | { readonly sheet?: undefined; readonly problems: readonly Problem[] };

const needed: readonly ColumnName[] = ['request', 'virtualInterfaceName', 'vlan', 'asn'];
const isPublicIpv4 = ({ type, addressFamily }: AllocationDraft) =>
  type === 'public' && addressFamily !== 'ipv6';

/** The columns that only some requests need, and which. */
const neededBy: Partial<Record<ColumnName, (draft: AllocationDraft) => boolean>> = {
  ownerAccount: ({ mode }) => mode === 'allocate',
  gateway: ({ mode, type }) => mode === 'create' && type !== 'public',
  prefixes: ({ type }) => type === 'public',
  customerAddress: isPublicIpv4,
  amazonAddress: isPublicIpv4,
};

const skipped = new Set(resultHeadings.map(plainHeading));

/** Reads the headings. Those of a column that is skipped are undefined. */
function readHeadings({ line, cells }: CsvRecord): {
  columns: (ColumnName | undefined)[];
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const wrong = (message: string) => problems.push({ line, message });
  const headings = cells.map((cell) => cell.trim());
  const columns = headings.map((heading) => columnsByHeading.get(plainHeading(heading)));
  for (const [index, heading] of headings.entries()) {
    const [column, shown] = [columns[index], visible(heading).slice(0, 40)];
    if (column !== undefined) {
      const first = columns.indexOf(column);
      if (first === index) continue;
      wrong(
        l10n.t(
          'The columns "{0}" and "{1}" are the same. Remove one of them.',
          visible(headings[first] ?? ''),
          shown,
        ),
      );
    } else if (heading !== '' && isForKeys(heading)) {
      wrong(
        l10n.t(
          'The column "{0}" is for BGP keys, which don’t belong in a file. Remove it: AWS generates a key for each virtual interface, and its router configuration contains it.',
          shown,
        ),
      );
    } else if (heading !== '' && !skipped.has(plainHeading(heading))) wrong(unknownColumn(heading, shown));
  }
  for (const name of needed) if (!columns.includes(name)) wrong(missing(name));
  return { columns, problems };
}

function unknownColumn(heading: string, shown: string): string {
  const meant = columnsByHeading.get(nearest(plainHeading(heading), [...columnsByHeading.keys()]) ?? '');
  return meant === undefined
    ? l10n.t('The column "{0}" is unknown. Remove it; New CSV Template shows all columns.', shown)
    : l10n.t('The column "{0}" is unknown. Did you mean "{1}"?', shown, csvColumns[meant].heading);
}

const missing = (name: ColumnName) =>
  l10n.t(
    'The column "{0}" is missing. Add it; New CSV Template shows all columns.',
    csvColumns[name].heading,
  );

/** The columns that are missing for some of the rows. */
function missingFor(rows: readonly Row[], columns: readonly (ColumnName | undefined)[], line: number) {
  return Object.entries(neededBy).flatMap(([name, isNeeded]) => {
    const column = name as ColumnName;
    if (columns.includes(column)) return [];
    const row = rows.find(({ draft }) => draft && isNeeded(draft));
    return row
      ? [{ line, message: l10n.t('{0} Line {1} needs it.', missing(column), row.line) } satisfies Problem]
      : [];
  });
}

const isEmpty = ({ cells }: CsvRecord) => cells.every((cell) => cell.trim() === '');
/** A comment that a spreadsheet has put in quotation marks. */
const isComment = ({ cells: [first = ''] }: CsvRecord) => first.startsWith('#');

/** Reads a file, step by step: one for each record. */
export function* readSheet(text: string): Generator<undefined, ReadSheet> {
  const separator = separatorOf(text);
  const records = readRecords(text, separator);
  let headings: { line: number; columns: (ColumnName | undefined)[] } | undefined;
  const rows: Row[] = [];
  for (;;) {
    const next = records.next();
    if (next.done) {
      if (next.value) return { problems: [next.value] };
      break;
    }
    yield;
    const record = next.value;
    if (isEmpty(record) || isComment(record)) continue;
    if (!headings) {
      const { columns, problems } = readHeadings(record);
      if (problems.length > 0) return { problems };
      headings = { line: record.line, columns };
    } else if (rows.length === MAX_ROWS) {
      const message = l10n.t('The file has more than {0} rows. Split it into several.', MAX_ROWS);
      return { problems: [{ line: record.line, message }] };
    } else rows.push(readRow(record, headings.columns));
  }
  if (!headings) {
    return { problems: [{ line: 1, message: l10n.t('The file is empty. Start with New CSV Template.') }] };
  }
  const { line, columns } = headings;
  if (rows.length === 0) {
    return {
      problems: [
        {
          line,
          message: l10n.t('There are no rows below the headings. Add one for each virtual interface.'),
        },
      ],
    };
  }
  const problems = missingFor(rows, columns, line);
  if (problems.length > 0) return { problems };
  return { sheet: { separator, columns: columns.filter((column) => column !== undefined), rows } };
}
