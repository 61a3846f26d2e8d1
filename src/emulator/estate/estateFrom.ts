import type { Options } from '../options';
import { readDataFile } from './dataFile/read';
import type { DataFile } from './dataFile/schema';
import { demoEstate } from './demo';
import { generateEstate } from './generate';

/** The initial estate that the command line asks for: of a file, of a size, or else the demonstration. */
export function estateFrom({ data, size }: Pick<Options, 'data' | 'size'>): DataFile {
  if (data !== undefined) return readDataFile(data);
  return size ? generateEstate(size) : demoEstate();
}
