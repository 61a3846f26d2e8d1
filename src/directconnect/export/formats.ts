import { toCsv } from './csv';
import { toJson } from './json';
import { toMarkdown } from './markdown';
import type { ExportPart } from './part';

/** A file that an inventory can be written to. */
export interface ExportFormat {
  readonly label: string;
  /** The file extension, without the dot. */
  readonly extension: string;
  write(parts: readonly ExportPart[]): string;
}

/** To add one: a file, and a row. */
export const exportFormats: readonly ExportFormat[] = [
  { label: 'CSV', extension: 'csv', write: toCsv },
  { label: 'JSON', extension: 'json', write: toJson },
  { label: 'Markdown', extension: 'md', write: toMarkdown },
];
