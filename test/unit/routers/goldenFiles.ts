/**
 * `npm run golden`: rewrites the golden files of the router configurations. Review the diff before you commit it:
 * nothing else tells whether it is right.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../../src/routers/formats';
import type { FormatId } from '../../../src/routers/formats';
import { render } from '../../../src/routers/writer';
import { examplesOf, formatIds } from './examples';
import type { Example } from './examples';

const folder = join(__dirname, 'golden');

/** The file of an example. Keys are masked in it, since no key is stored in a file. */
export const goldenFile = (format: FormatId, { name }: Example): string =>
  join(folder, `${format}.${name}.${formats[format].ending}`);

if (require.main === module) {
  mkdirSync(folder, { recursive: true });
  for (const format of formatIds) {
    for (const example of examplesOf(format)) {
      const { described, options } = example;
      writeFileSync(goldenFile(format, example), render({ described, format, options, revealed: false }));
    }
  }
}
