import { existsSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Milliseconds of quiet after which a change counts: an editor writes a file in several steps. */
const QUIET = 200;

/** What two contents are told apart by. The content, which holds keys, is not kept. */
async function fingerprint(files: readonly string[]): Promise<string> {
  // Not before something moved: loading it takes longer than all the rest that happens when the window opens.
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file).catch(() => '')).update('\0');
  return hash.digest('hex');
}

/** The folder itself and, until it is there, the nearest one above it, with the name that is waited for in it. */
function nearest(folder: string, names: ReadonlySet<string>): [at: string, names: ReadonlySet<string>] {
  return existsSync(folder) || dirname(folder) === folder
    ? [folder, names]
    : nearest(dirname(folder), new Set([basename(folder)]));
}

/**
 * Watches for names in a folder, which need not be there yet. A folder that can't be watched is not: then Refresh is the
 * way to read again.
 * @returns what ends the watch.
 */
function watchFolder(folder: string, names: ReadonlySet<string>, touched: () => void): () => void {
  let watcher: FSWatcher | undefined;
  const begin = () => {
    watcher?.close();
    const [at, wanted] = nearest(folder, names);
    try {
      watcher = watch(at, { persistent: false }, (_event, name) => {
        const isGone = name === basename(at) && !existsSync(at);
        if (!isGone && name !== null && !wanted.has(name)) return;
        if (isGone || at !== folder) begin();
        touched();
      });
      watcher.on('error', () => watcher?.close());
    } catch {
      watcher = undefined;
      return;
    }
    // It may have come before the watch over the one above it began.
    if (nearest(folder, names)[0] !== at) {
      begin();
      touched();
    }
  };
  begin();
  return () => watcher?.close();
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
  const ends = folders.map((folder) =>
    watchFolder(
      folder,
      new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file))),
      touched,
    ),
  );
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
  };
}
