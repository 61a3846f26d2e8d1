// Generates the contributions in package.json, their texts and the ids that the code uses, from the records here.
//   npm run manifest               writes package.json, package.nls.json and src/ids/
//   npm run manifest -- --check    fails when one of them is not up to date
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { records } from '.';
import { filesOf, stale } from './make/files';

const root = join(__dirname, '..');
/** @returns '' for a missing file. */
const read = (path: string) => readFile(join(root, path), 'utf8').catch(() => '');

async function main(): Promise<void> {
  const made = filesOf(records, await read('package.json'));
  const texts = await Promise.all(
    Object.keys(made).map(async (path): Promise<[string, string]> => [path, await read(path)]),
  );
  const paths = stale(made, Object.fromEntries(texts));
  if (!process.argv.includes('--check')) {
    await Promise.all(paths.map((path) => writeFile(join(root, path), made[path] ?? '')));
  } else if (paths.length > 0) {
    throw new Error(
      `${paths.join(', ')}: out of date with the records in manifest/. Change the records, then run "npm run manifest".`,
    );
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
