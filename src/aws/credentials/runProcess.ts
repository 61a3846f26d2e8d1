import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse } from 'node:path';
import { MARK, endProcess } from './endProcess';

/** Bytes of output that are read: credentials are far less. */
const MOST = 64 * 1024;

/**
 * How a process ended: with its output, or why that is not to be had. Nothing of what it said of an error.
 * - `notFound`: there is no such program. `notAllowed`: there is, and it may not be run.
 * - `failed`: it ended by itself, with this code.
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

/** The home folder. Where it is not there, no program could be started in it. */
const folder = () => (existsSync(homedir()) ? homedir() : parse(homedir()).root);

/**
 * Runs a program without a shell, in the home folder: never in a workspace, whose files are another's. One that ends by
 * itself may leave something running, such as an agent that keeps a passphrase; one that is ended may not.
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
    const mark = randomUUID();
    let child: ChildProcess;
    try {
      child = spawn(program, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
        cwd: folder(),
        env: { ...env, [MARK]: mark },
        windowsHide: true,
        // The leader of a group of its own, which can be ended as one.
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
      if (size > MOST) end({ kind: 'tooMuch' });
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
