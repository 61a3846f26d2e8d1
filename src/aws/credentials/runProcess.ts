import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse } from 'node:path';
import { MARK, endProcess } from './endProcess';

/** How many bytes of output are read at most: credentials are much smaller. */
const MAX_BYTES = 64 * 1024;

/**
 * How a process ended: with its output, or why there is none. Never includes its error output.
 * - `notFound`: there is no such program. `notAllowed`: it exists but may not be run.
 * - `failed`: it exited with this code.
 */
export type Ending =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'failed'; readonly code: number | null }
  | { readonly kind: 'late' | 'cancelled' | 'tooMuch' | 'notFound' | 'notAllowed' | 'notStarted' };

function notStarted(error: unknown): Ending {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'notFound' };
  return { kind: code === 'EACCES' || code === 'ENOEXEC' ? 'notAllowed' : 'notStarted' };
}

/** The home folder. If it does not exist, the root, since a program can't start in a missing folder. */
const folder = () => (existsSync(homedir()) ? homedir() : parse(homedir()).root);

/**
 * Runs a program without a shell, in the home folder and never in a workspace, whose files may come from someone else.
 * A program that exits may leave something running, such as an agent that keeps a passphrase; a program that is killed
 * may not.
 * @param deadline milliseconds after which it is killed, with everything it started.
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
    const mark = randomUUID();
    let child: ChildProcess;
    try {
      child = spawn(program, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
        cwd: folder(),
        env: { ...env, [MARK]: mark },
        windowsHide: true,
        // The leader of its own process group, so the group can be killed.
        detached: process.platform !== 'win32',
      });
    } catch (error) {
      resolve(notStarted(error));
      return;
    }
    const { pid, stdout } = child;
    const chunks: Buffer[] = [];
    let size = 0;
    let hasEnded = false;
    const end = (ending: Ending) => {
      if (hasEnded) return;
      hasEnded = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      stdout?.destroy();
      if (ending.kind !== 'output' && pid !== undefined) void endProcess(pid, mark);
      resolve(ending);
    };
    const giveUp = () => end({ kind: 'cancelled' });
    const timer = setTimeout(() => end({ kind: 'late' }), deadline);
    signal.addEventListener('abort', giveUp, { once: true });
    stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > MAX_BYTES) end({ kind: 'tooMuch' });
    });
    child.once('error', (error) => end(notStarted(error)));
    child.once('close', (code) => {
      end(
        code === 0
          ? { kind: 'output', text: Buffer.concat(chunks).toString('utf8') }
          : { kind: 'failed', code },
      );
    });
  });
}
