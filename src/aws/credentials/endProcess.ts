import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';

/** The environment variable that marks everything a process started, in whatever session it runs. */
export const MARK = 'DIRECT_CONNECT_EXPLORER_RUN';

/** How many times to look for processes started in the meantime. */
const ATTEMPTS = 3;

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly isMarked: boolean;
}

/** Only Linux provides this, and only for the user's own processes. */
async function running(mark: string): Promise<Running[]> {
  const names = await readdir('/proc').catch(() => []);
  const reading = names
    .filter((name) => /^\d+$/.test(name))
    .map(async (name): Promise<Running> => {
      const [stat, environment] = await Promise.all(
        ['stat', 'environ'].map((file) => readFile(`/proc/${name}/${file}`, 'latin1').catch(() => '')),
      );
      // The program name may contain anything; its state and parent follow it.
      const parent = /^ \S (\d+)/.exec(stat?.slice(stat.lastIndexOf(')') + 1) ?? '')?.[1];
      return { pid: Number(name), parent: Number(parent), isMarked: environment?.includes(mark) ?? false };
    });
  return Promise.all(reading);
}

/** The marked processes, and all descendants of them or of `pid`. */
function startedBy(pid: number, all: readonly Running[]): Set<number> {
  const found = new Set([pid, ...all.flatMap((one) => (one.isMarked ? [one.pid] : []))]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const one of all) if (found.has(one.parent)) found.add(one.pid);
  }
  return found;
}

/**
 * Kills a process and everything it started: its process group; on Linux also processes that moved to a session of
 * their own, found by the mark in their environment; on Windows its process tree.
 * @param pid the leader of the process group.
 * @param mark the value of `MARK` in its environment.
 */
export async function endProcess(pid: number, mark: string): Promise<void> {
  if (process.platform === 'win32') {
    execFile('taskkill', ['/pid', String(pid), '/T', '/F'], () => undefined);
    return;
  }
  // Looked up first: once its parent has ended, a process can no longer be traced back.
  const before = process.platform === 'linux' ? await running(mark) : [];
  kill(-pid);
  const own = startedBy(pid, before);
  own.delete(pid);
  for (const one of own) kill(one);
  if (process.platform !== 'linux') return;
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    const left = (await running(mark)).filter(({ isMarked }) => isMarked);
    if (left.length === 0) return;
    for (const one of left) kill(one.pid);
  }
}
