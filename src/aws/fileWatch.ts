import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Milliseconds of quiet after which a change counts: an editor writes a file in several steps. */
const QUIET = 200;

/** What two contents are told apart by. The content, which holds keys, is not kept. */
async function fingerprint(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file).catch(() => '')).update('\0');
  return hash.digest('hex');
}

/** Watches a folder; undefined when it is not there or can't be watched: then Refresh is the way to read again. */
function watchFolder(folder: string, names: ReadonlySet<string>, touched: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || names.has(name)) touched();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

/**
 * Calls back when the content of one of the files has changed, a file that appears or goes included. Folders are
 * watched rather than files, since tools replace a file by renaming another over it.
 * @returns what ends the watch.
 */
export function watchFiles(files: readonly string[], changed: () => void): () => void {
  // Nothing is read before something moves: the first move counts as a change.
  let last: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const compare = async () => {
    const now = await fingerprint(files);
    if (now === last) return;
    last = now;
    changed();
  };
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void compare(), QUIET);
  };
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const watchers = folders.map((folder) =>
    watchFolder(
      folder,
      new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file))),
      touched,
    ),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher?.close();
  };
}
