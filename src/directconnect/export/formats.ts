import type { Column } from './columns';
import { toCsv } from './csv';
import { toJson } from './json';
import { toMarkdown } from './markdown';
import type { ExportPart } from './part';

/** A file format for an inventory. */
export interface ExportFormat {
  readonly label: string;
  /** The file extension, without the dot. */
  readonly extension: string;
  /** True if the user chooses its columns. The other formats are for programs and have all of them. */
  readonly hasColumns?: true;
  /** Its text, piece by piece, some of them empty: all at once would take seconds for 100,000 virtual interfaces. */
  write(parts: readonly ExportPart[], columns?: readonly Column[]): Iterable<string>;
}

/** To add one, add a file and a row here. */
export const exportFormats: readonly ExportFormat[] = [
  { label: 'CSV', extension: 'csv', write: toCsv },
  { label: 'JSON', extension: 'json', write: toJson },
  { label: 'Markdown', extension: 'md', hasColumns: true, write: toMarkdown },
];
