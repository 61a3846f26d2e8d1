import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';

/** Bytes of output that are read: credentials are far less. */
const MOST = 64 * 1024;

/** How a process ended: with its output, or why that is not to be had. Nothing of what it said of an error. */
export type Ending =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'late' | 'cancelled' | 'tooMuch' | 'notStarted' | 'failed' };

/** Ends a process and all that it started. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    execFile('taskkill', ['/pid', String(pid), '/T', '/F'], () => undefined);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Runs a program without a shell, in the home folder: never in a workspace, whose files are another's.
 * @param deadline milliseconds after which it is ended, with all that it started.
 */
export function runProcess(
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  deadline: number,
  signal: AbortSignal,
): Promise<Ending> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: 'cancelled' });
      return;
    }
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      cwd: homedir(),
      env,
      windowsHide: true,
      // The leader of a group of its own, which can be ended as one.
      detached: process.platform !== 'win32',
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (ending: Ending) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      if (ending.kind !== 'output') killGroup(child);
      child.stdout.destroy();
      resolve(ending);
    };
    const giveUp = () => end({ kind: 'cancelled' });
    const timer = setTimeout(() => end({ kind: 'late' }), deadline);
    signal.addEventListener('abort', giveUp, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > MOST) end({ kind: 'tooMuch' });
    });
    child.once('error', () => end({ kind: 'notStarted' }));
    child.once('close', (code) => {
      end(code === 0 ? { kind: 'output', text: Buffer.concat(chunks).toString('utf8') } : { kind: 'failed' });
    });
  });
}
