// Generates the contributions in package.json, their texts and the ids that the code uses, from the records here; the
// actions in the README's policy from the operations; links and badges from the repository's name.
//   npm run manifest               writes package.json, package.nls.json, src/ids/ and these parts of the README
//   npm run manifest -- --check    fails when one of them is not up to date
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { records } from '.';
import { operations } from '../src/aws/operations';
import { filesOf, stale } from './make/files';
import type { Files } from './make/files';
import { withWriteActions } from './make/permissions';
import { withBadges, withLinks } from './make/repository';
import { repository } from './repository';

const root = join(__dirname, '..');
/** @returns '' for a missing file. */
const read = (path: string) => readFile(join(root, path), 'utf8').catch(() => '');

async function main(): Promise<void> {
  const packageJson = await read('package.json');
  const { publisher, name } = JSON.parse(packageJson) as { publisher: string; name: string };
  const readme = withBadges(await read('README.md'), repository, `${publisher}.${name}`);
  const made: Files = {
    ...filesOf(records, withLinks(packageJson, repository)),
    'README.md': withWriteActions(readme, operations.keys()),
  };
  const texts = await Promise.all(
    Object.keys(made).map(async (path): Promise<[string, string]> => [path, await read(path)]),
  );
  const paths = stale(made, Object.fromEntries(texts));
  if (!process.argv.includes('--check')) {
    await Promise.all(paths.map((path) => writeFile(join(root, path), made[path] ?? '')));
  } else if (paths.length > 0) {
    throw new Error(
      `${paths.join(', ')}: out of date with manifest/ or src/aws/operations/. Run "npm run manifest".`,
    );
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
