import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../test/host/paths';

/**
 * Writes the source of an extension that does nothing. Like ours, it is activated by what it contributes.
 * @param id including the publisher.
 * @param folder is created.
 */
export async function writeEmptyExtension(id: string, folder: string): Promise<void> {
  const [publisher, name] = id.split('.');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({
      name,
      publisher,
      version: '0.0.1',
      engines: { vscode: '^1.100.0' },
      main: './extension.js',
      contributes: { commands: [{ command: `${id}.nothing`, title: 'Nothing' }] },
    }),
  );
  await writeFile(join(folder, 'extension.js'), 'exports.activate = () => {};\n');
}

/** @returns the path of the .vsix, which is next to the folder. */
export async function packageExtension(folder: string): Promise<string> {
  const vsix = `${folder}.vsix`;
  const vsce = join(projectRoot, 'node_modules', '.bin', 'vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await promisify(execFile)(vsce, ['package', ...flags, '--out', vsix], { cwd: folder });
  return vsix;
}
