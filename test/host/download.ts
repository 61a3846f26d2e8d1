import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloads } from './paths';

const PARTIAL = /^(?<name>.+)\.partial-(?<pid>\d+)-/;

/**
 * A folder below `.vscode-test/` that is either complete or absent: it is filled under another name and renamed when
 * `fill` is done, so that an interrupted download is never mistaken for a complete one. The name must contain the
 * version.
 */
export async function downloadOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(downloads, name);
  if (await exists(folder)) return folder;

  await mkdir(downloads, { recursive: true });
  const partial = await mkdtemp(join(downloads, `${name}.partial-${process.pid}-`));
  try {
    await fill(partial);
    await rename(partial, folder);
    await removeAbandoned(name);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another run may have finished the same download meanwhile; its folder is just as good.
    if (!(await exists(folder))) throw error;
  }
  return folder;
}

/** Deletes what killed runs have left behind. A partial folder whose process is alive is in use. */
async function removeAbandoned(name: string): Promise<void> {
  for (const entry of await readdir(downloads)) {
    const groups = PARTIAL.exec(entry)?.groups;
    if (groups?.['name'] === name && !isAlive(Number(groups['pid']))) {
      // A folder that can't be deleted does no harm.
      await rm(join(downloads, entry), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
