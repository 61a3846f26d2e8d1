import * as l10n from '@vscode/l10n';
import { plainCell } from '../../export/csv';
import { rateLimits } from '../../resources/rateLimits';
import { visible } from '../../text';
import { applies, emptyDraft } from '../draft';
import type { AllocationDraft, TagDraft } from '../draft';
import { newInterfaceOperation, newInterfaceOperations } from '../newInterface';
import type { NewInterfaceOperation } from '../newInterface';
import { csvColumns } from './columns';
import type { ColumnName } from './columns';
import type { Problem } from './problem';
import type { CsvRecord } from './records';

/** One row of the file, as a draft. */
export interface Row {
  readonly line: number;
  /** What is written in its cells. */
  readonly cells: ReadonlyMap<ColumnName, string>;
  /** The connection or LAG that it names; undefined if the file has no such column. */
  readonly connectionId?: string;
  /** Undefined when it does not say which request it is. */
  readonly draft?: AllocationDraft;
  /** What is wrong with its cells, apart from the rules of the request. */
  readonly problems: readonly Problem[];
}

/** Why a cell can't be read. */
interface Unreadable {
  readonly message: string;
}

const shown = (text: string) => visible(text).slice(0, 40);

/** The start of a spreadsheet formula. A minus is left to the rules, since a name may begin with one. */
const FORMULA = /^[=+@]/;

const requestNames = Object.keys(newInterfaceOperations) as NewInterfaceOperation[];
const plainName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/virtualinterface$/, '');

/** Reads `allocate private`, `AllocatePrivate` or the name of the operation. */
function readRequest(text: string): Pick<AllocationDraft, 'type' | 'mode'> | undefined {
  const name = requestNames.find((one) => plainName(one) === plainName(text));
  return name && newInterfaceOperations[name];
}

/** Reads tags as `team=core; stage=test`. No tag contains a separator: AWS does not allow them. */
function readTags(text: string): readonly TagDraft[] | Unreadable {
  const entries = text.split(/[;,\r\n]/).map((entry) => entry.trim());
  const tags = entries.filter(Boolean).map((entry) => {
    const [, key, value] = /^([^=]*?)\s*=\s*(.*)$/.exec(entry) ?? [];
    return key === undefined || value === undefined ? entry : { key, value };
  });
  const wrong = tags.find((tag) => typeof tag === 'string');
  return wrong === undefined
    ? tags.filter((tag) => typeof tag !== 'string')
    : { message: l10n.t('"{0}" is not a tag. Write key=value, and a semicolon between tags.', shown(wrong)) };
}

/** Reads an account, unless a spreadsheet has turned it into a number. */
function readAccount(text: string): string | Unreadable {
  return /^\d{1,11}$|^\d([.,]\d+)?e\+?\d+$/i.test(text)
    ? {
        message: l10n.t(
          '"{0}" does not have 12 digits. Spreadsheets shorten long numbers and drop leading zeros: format the column as text, then enter it again.',
          shown(text),
        ),
      }
    : text;
}

const switches: Readonly<{ [text: string]: string }> = {
  ...{ on: 'on', yes: 'on', true: 'on', enabled: 'on' },
  ...{ off: '', no: '', false: '', disabled: '' },
};

type FieldColumn = Exclude<ColumnName, 'request' | 'connection'>;
type Readers = {
  readonly [Name in FieldColumn]?: (text: string) => AllocationDraft[Name] | Unreadable;
};

/** How to read cells that people write differently from the form. All others are taken as they are. */
const readers: Readers = {
  ownerAccount: readAccount,
  addressFamily: (text) => text.toLowerCase().replace(/\s/g, ''),
  rateLimit: (text) => {
    const bare = text.toLowerCase().replace(/\s/g, '');
    return rateLimits.find((limit) => limit.toLowerCase() === bare) ?? text;
  },
  siteLink: (text) => {
    const bare = text.toLowerCase();
    return Object.hasOwn(switches, bare)
      ? (switches[bare] ?? '')
      : { message: l10n.t('Write "on" or "off".') };
  },
  tags: readTags,
};

/** Whether the request of a row has a field. IPv6 addresses have a rule of their own. */
const hasField = (field: FieldColumn, { type, mode }: AllocationDraft) =>
  applies(field, { type, mode, addressFamily: 'ipv4' });

/** Reads a record, given the name of each of its columns; undefined for a column that is skipped. */
export function readRow({ line, cells }: CsvRecord, columns: readonly (ColumnName | undefined)[]): Row {
  const problems: Problem[] = [];
  const wrong = (name: ColumnName, message: string) =>
    problems.push({ line, column: csvColumns[name].heading, message });
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    const message = l10n.t(
      'This line has {0} cells, but there are {1} columns. Put cells that contain the separator in quotation marks.',
      cells.length,
      columns.length,
    );
    problems.push({ line, message });
  }
  const written = new Map<ColumnName, string>();
  for (const [index, name] of columns.entries()) {
    if (name === undefined) continue;
    const cell = (cells[index] ?? '').trim();
    if (FORMULA.test(cell)) {
      wrong(name, l10n.t('"{0}" is a formula. Write its value, or an apostrophe before it.', shown(cell)));
    } else written.set(name, plainCell(cell));
  }
  const request = written.get('request') ?? '';
  const which = readRequest(request);
  const connectionId = written.get('connection');
  const row = { line, cells: written, ...(connectionId !== undefined && { connectionId }), problems };
  if (!which) {
    const examples = 'allocate private, allocate public, allocate transit, create private, …';
    wrong('request', l10n.t('"{0}" is not a request. Write one of: {1}.', shown(request), examples));
    return row;
  }
  const draft: AllocationDraft = { ...emptyDraft, type: which.type, mode: which.mode };
  for (const [name, cell] of written) {
    if (name === 'request' || name === 'connection' || cell === '') continue;
    const value = readers[name]?.(cell) ?? cell;
    if (typeof value === 'object' && 'message' in value) wrong(name, value.message);
    else if (value !== '' && !hasField(name, draft)) {
      const operation = newInterfaceOperation(draft.type, draft.mode);
      wrong(name, l10n.t('{0} has no such field. Leave it empty.', operation));
    } else Object.assign(draft, { [name]: value });
  }
  return { ...row, draft };
}
