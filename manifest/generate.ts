// Generates the contributions in package.json, their texts and the ids that the code uses, from the records here; the
// list of writes from their files, and the actions in the README's policy from that list; links and badges from the
// repository's name.
//   npm run manifest               writes package.json, package.nls.json, src/ids/, src/aws/operations/all.ts and these
//                                  parts of the README
//   npm run manifest -- --check    fails when one of them is not up to date
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { records } from '.';
import { operationsOf, readModel } from '../model/model';
import { filesOf, stale } from './make/files';
import type { Files } from './make/files';
import { listOfWrites } from './make/operations';
import { withWriteActions } from './make/permissions';
import { withBadges, withLinks } from './make/repository';
import { repository } from './repository';

const root = join(__dirname, '..');
/** @returns '' for a missing file. */
const read = (path: string) => readFile(join(root, path), 'utf8').catch(() => '');

const OPERATIONS = 'src/aws/operations';

/** Writes the files that are out of date. @throws when there are any and `--check` is given. */
async function update(made: Files): Promise<void> {
  const texts = await Promise.all(
    Object.keys(made).map(async (path): Promise<[string, string]> => [path, await read(path)]),
  );
  const paths = stale(made, Object.fromEntries(texts));
  if (!process.argv.includes('--check')) {
    await Promise.all(paths.map((path) => writeFile(join(root, path), made[path] ?? '')));
  } else if (paths.length > 0) {
    throw new Error(
      `${paths.join(', ')}: out of date with manifest/ or ${OPERATIONS}/. Run "npm run manifest".`,
    );
  }
}

async function main(): Promise<void> {
  const files = await readdir(join(root, OPERATIONS));
  await update({ [`${OPERATIONS}/all.ts`]: listOfWrites(files, operationsOf(await readModel())) });
  const { operations } = await import('../src/aws/operations');
  const packageJson = await read('package.json');
  const { publisher, name } = JSON.parse(packageJson) as { publisher: string; name: string };
  const readme = withBadges(await read('README.md'), repository, `${publisher}.${name}`);
  await update({
    ...filesOf(records, withLinks(packageJson, repository)),
    'README.md': withWriteActions(readme, operations.keys()),
  });
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
