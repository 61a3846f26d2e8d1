import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';

/** The variable by which all that a process started is known, in whatever session it runs by now. */
export const MARK = 'DIRECT_CONNECT_EXPLORER_RUN';

/** How often it is looked for what was started in the meantime. */
const LOOKS = 3;

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly isMarked: boolean;
}

/** Only Linux tells, and only of one's own processes. */
async function running(mark: string): Promise<Running[]> {
  const names = await readdir('/proc').catch(() => []);
  const looks = names
    .filter((name) => /^\d+$/.test(name))
    .map(async (name): Promise<Running> => {
      const [stat, environment] = await Promise.all(
        ['stat', 'environ'].map((file) => readFile(`/proc/${name}/${file}`, 'latin1').catch(() => '')),
      );
      // After the name of the program, which may hold anything, come its state and its parent.
      const parent = /^ \S (\d+)/.exec(stat?.slice(stat.lastIndexOf(')') + 1) ?? '')?.[1];
      return { pid: Number(name), parent: Number(parent), isMarked: environment?.includes(mark) ?? false };
    });
  return Promise.all(looks);
}

/** Those that bear the mark, and all that descends from them or from `pid`. */
function startedBy(pid: number, all: readonly Running[]): Set<number> {
  const found = new Set([pid, ...all.flatMap((one) => (one.isMarked ? [one.pid] : []))]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const one of all) if (found.has(one.parent)) found.add(one.pid);
  }
  return found;
}

/**
 * Ends a process and all that it started. Its group everywhere; on Linux also what has left it for a session of its own, by
 * the environment that it was given, and on Windows the tree of its processes.
 * @param pid the leader of its group.
 * @param mark the value of `MARK` in its environment.
 */
export async function endProcess(pid: number, mark: string): Promise<void> {
  if (process.platform === 'win32') {
    execFile('taskkill', ['/pid', String(pid), '/T', '/F'], () => undefined);
    return;
  }
  // Looked at first: a process whose parent has ended is nobody's child any more.
  const before = process.platform === 'linux' ? await running(mark) : [];
  kill(-pid);
  const own = startedBy(pid, before);
  own.delete(pid);
  for (const one of own) kill(one);
  if (process.platform !== 'linux') return;
  for (let look = 1; look < LOOKS; look += 1) {
    const left = (await running(mark)).filter(({ isMarked }) => isMarked);
    if (left.length === 0) return;
    for (const one of left) kill(one.pid);
  }
}
