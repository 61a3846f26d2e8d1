import { existsSync, readlinkSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import { readRegularFile } from './regularFile';

/** Milliseconds without further events after which a change counts: an editor writes a file in several steps. */
const DEBOUNCE = 200;

/** How many bytes of a file are compared: nothing here reads larger files. */
const MAX_BYTES = 16 * 1024 * 1024;

/** How many symbolic links a path may have, as on Linux. */
const MAX_LINKS = 40;

/** A fingerprint of the files' content. The content, which contains keys, is not kept. */
async function fingerprint(files: readonly string[]): Promise<string> {
  // Loaded only after a change: this takes longer than everything else that happens when the window opens.
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readRegularFile(file, MAX_BYTES)).update('\0');
  return hash.digest('hex');
}

/** The target of a link; undefined for anything that is not a link. */
function linkAt(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}

/**
 * All paths that decide where a path leads: every link on the way, including folders, and the final file. Some people
 * keep such files in a repository and link to them.
 */
function namesOnTheWay(path: string, links = MAX_LINKS): string[] {
  const { root } = parse(resolve(path));
  const names = resolve(path).slice(root.length).split(sep);
  let at = root;
  for (const [index, name] of names.entries()) {
    at = join(at, name);
    const target = links > 0 ? linkAt(at) : undefined;
    if (target === undefined) continue;
    return [at, ...namesOnTheWay(join(target, ...names.slice(index + 1)), links - 1)];
  }
  return [at];
}

/** The folder itself or, until it exists, the nearest folder above it with the name to wait for. */
function nearest(folder: string, names: ReadonlySet<string>): [at: string, names: ReadonlySet<string>] {
  return existsSync(folder) || dirname(folder) === folder
    ? [folder, names]
    : nearest(dirname(folder), new Set([basename(folder)]));
}

/**
 * Watches for names in a folder that need not exist yet. If a folder can't be watched, the user has to choose Refresh.
 * @returns a function that stops watching.
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
    // The folder may have appeared before the watch on its parent began.
    if (nearest(folder, names)[0] !== at) {
      begin();
      touched();
    }
  };
  begin();
  return () => watcher?.close();
}

/** Watches for all of these names. @returns a function that stops watching. */
function watchNames(paths: readonly string[], touched: () => void): () => void {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const names = folders.get(dirname(path)) ?? new Set();
    folders.set(dirname(path), names.add(basename(path)));
  }
  const ends = [...folders].map(([folder, names]) => watchFolder(folder, names, touched));
  return () => {
    for (const end of ends) end();
  };
}

/**
 * Calls back when the content of one of the files changes, including when a file appears, disappears or is reached
 * through a link. Watches folders rather than files, since tools replace a file by renaming another over it.
 * @returns a function that stops watching.
 */
export function watchFiles(files: readonly string[], changed: () => void): () => void {
  // Nothing is read before the first event, so the first event counts as a change.
  let last: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let watched: readonly string[] = [];
  let end: () => void = () => undefined;
  let isOver = false;
  const compare = async () => {
    const now = await fingerprint(files);
    if (isOver || now === last) return;
    last = now;
    changed();
  };
  const follow = () => {
    const names = files.flatMap((file) => namesOnTheWay(file));
    if (names.join('\0') === watched.join('\0')) return;
    watched = names;
    end();
    end = watchNames(names, touched);
  };
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A link may lead elsewhere now.
      follow();
      void compare();
    }, DEBOUNCE);
  };
  follow();
  return () => {
    isOver = true;
    clearTimeout(timer);
    end();
  };
}
