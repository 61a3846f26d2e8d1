import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Route } from '../../directconnect/api';
import type { LinkTarget } from '../../directconnect/kinds/link';
import { routeText } from '../../directconnect/routes/routes';
import { isObject } from '../isObject';

/** Only the files' owner may read them. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The version of the lines. Those of another version are ignored. */
const VERSION = 1;

/** How many lists are kept for one virtual interface, and how many characters of them. Two are always kept. */
const MAX_LISTS = 10;
const MAX_TEXT = 4_000_000;
/** For how many virtual interfaces lists are kept. The files of those that were read longest ago are deleted. */
const MAX_FILES = 100;

/** All routes of a virtual interface, as found by one reading, or by several that found the same. */
export interface KeptList {
  /** The first of these readings, in milliseconds since the epoch. It identifies the list. */
  readonly at: number;
  /** The last. */
  readonly until: number;
  readonly routes: readonly Route[];
}

/** A route from JSON, where a time is a text; `undefined` for anything else. */
function routeFrom(value: unknown): Route | undefined {
  if (!isObject(value)) return undefined;
  const { routeInstalledAt, ...rest } = value;
  const installedAt = new Date(typeof routeInstalledAt === 'string' ? routeInstalledAt : NaN);
  return Number.isNaN(installedAt.getTime()) ? rest : { ...rest, routeInstalledAt: installedAt };
}

/** A list from a line of a file; `undefined` for anything else. */
function listFrom(line: string): KeptList | undefined {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(content) || content.v !== VERSION) return undefined;
  const { at, until, routes } = content;
  if (typeof at !== 'number' || typeof until !== 'number' || !Array.isArray(routes)) return undefined;
  return { at, until, routes: routes.flatMap((route) => routeFrom(route) ?? []) };
}

/** The same routes have the same text, in whatever order they were read. */
const textOf = (routes: readonly Route[]): string => routes.map(routeText).sort().join('\n');

/** The latest of these lines, as many as may be kept. */
function bounded(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let text = 0;
  for (const line of lines.toReversed()) {
    text += line.length;
    if (kept.length >= MAX_LISTS || (kept.length >= 2 && text > MAX_TEXT)) break;
    kept.unshift(line);
  }
  return kept;
}

/**
 * The routes that were read for each virtual interface, in files, so that later ones can be compared with them. Routes
 * are not secret, but private: the files have the permissions of the activity log.
 */
export class KeptRoutes {
  constructor(private readonly folder: string) {}

  /** The lists that are kept for a virtual interface, the oldest first. What can't be read is left out. */
  async lists(target: LinkTarget): Promise<KeptList[]> {
    const lists: KeptList[] = [];
    for (const line of await this.lines(target)) {
      const list = listFrom(line);
      if (list) lists.push(list);
      // A line may hold thousands of routes.
      await yieldToOthers();
    }
    return lists;
  }

  /**
   * Keeps a complete list.
   * @param at when it was read, in milliseconds since the epoch.
   * @returns the list; if the last reading found the same routes, that reading's list.
   * @throws what the file system throws.
   */
  async keep(target: LinkTarget, routes: readonly Route[], at: number): Promise<KeptList> {
    const before = await this.lines(target);
    const last = listFrom(before.at(-1) ?? '');
    const isSame = last !== undefined && textOf(last.routes) === textOf(routes);
    const list = isSame ? { ...last, until: at } : { at, until: at, routes };
    const line = JSON.stringify({ v: VERSION, ...list });
    const lines = bounded([...(isSame ? before.slice(0, -1) : before), line]);
    await this.write(this.fileOf(target), `${lines.join('\n')}\n`);
    return list;
  }

  private async lines(target: LinkTarget): Promise<string[]> {
    const text = await readFile(this.fileOf(target), 'utf8').catch(() => '');
    return text.split('\n').filter(Boolean);
  }

  private fileOf({ profile, region, id }: LinkTarget): string {
    const name = createHash('sha256')
      .update(JSON.stringify([profile, region, id]))
      .digest('hex');
    return join(this.folder, `${name.slice(0, 40)}.jsonl`);
  }

  /** Replaces a file as a whole: another window may read it. */
  private async write(file: string, text: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
    const draft = `${file}.${randomUUID()}`;
    try {
      await writeFile(draft, text, { mode: FILE_MODE });
      await rename(draft, file);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await this.forgetOldest();
  }

  private async forgetOldest(): Promise<void> {
    const names = await readdir(this.folder);
    if (names.length <= MAX_FILES) return;
    const files = names.map((name) => join(this.folder, name));
    const dated = await Promise.all(
      files.map(async (file) => ({ file, time: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 })),
    );
    const oldest = dated.toSorted((one, other) => one.time - other.time).slice(0, names.length - MAX_FILES);
    await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
  }
}
