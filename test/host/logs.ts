import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every log file that an editor with this data folder has written, with its text. */
export async function readLogs(dataFolder: string): Promise<{ file: string; text: string }[]> {
  const folder = join(dataFolder, 'data', 'logs');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const logs = names.filter((name) => name.endsWith('.log')).sort();
  return Promise.all(logs.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })));
}

/** Prints the end of the logs that show what an extension did, for a run that failed. */
export async function showLogs(dataFolder: string, lines = 40): Promise<void> {
  for (const { file, text } of await readLogs(dataFolder)) {
    if (text && /remoteexthost|dx-explorer/.test(file)) {
      console.error(`\n--- ${file}\n${text.trimEnd().split('\n').slice(-lines).join('\n')}`);
    }
  }
}

/** The files below a folder that contain a text, by their path in the folder. */
export async function filesHolding(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const held = await Promise.all(
    files.map(async (file) => ((await readFile(file)).includes(text) ? [file] : [])),
  );
  return held.flat().map((file) => relative(folder, file));
}
