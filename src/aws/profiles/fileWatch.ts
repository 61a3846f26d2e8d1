import { existsSync, readlinkSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import { readRegularFile } from './regularFile';

/** Milliseconds of quiet after which a change counts: an editor writes a file in several steps. */
const QUIET = 200;

/** Bytes of a file that count: what is larger is not read by anyone here. */
const MOST_BYTES = 16 * 1024 * 1024;

/** How many links a path may lead through, as on Linux. */
const MOST_LINKS = 40;

/** What two contents are told apart by. The content, which holds keys, is not kept. */
async function fingerprint(files: readonly string[]): Promise<string> {
  // Not before something moved: loading it takes longer than all the rest that happens when the window opens.
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readRegularFile(file, MOST_BYTES)).update('\0');
  return hash.digest('hex');
}

/** Where a link leads; undefined for what is none, or is not there. */
function linkAt(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}

/**
 * All names that decide what a path leads to: the links on the way, folders among them, and the file in the end. People
 * keep such files in a repository of their own, and link to it.
 */
function namesOnTheWay(path: string, links = MOST_LINKS): string[] {
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

/** Watches for all of these names. @returns what ends the watch. */
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
 * Calls back when the content of one of the files has changed, a file that appears or goes included, and one that a link
 * leads to. Folders are watched rather than files, since tools replace a file by renaming another over it.
 * @returns what ends the watch.
 */
export function watchFiles(files: readonly string[], changed: () => void): () => void {
  // Nothing is read before something moves: the first move counts as a change.
  let last: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let watched: readonly string[] = [];
  let end: () => void = () => undefined;
  const compare = async () => {
    const now = await fingerprint(files);
    if (now === last) return;
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
    // A link may lead elsewhere now.
    follow();
    clearTimeout(timer);
    timer = setTimeout(() => void compare(), QUIET);
  };
  follow();
  return () => {
    clearTimeout(timer);
    end();
  };
}
