import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** How a command ended. */
export interface Ended {
  readonly exitCode: number;
  /** Everything that it printed, on both streams. */
  readonly output: string;
}

/** Runs a command to its end. */
export function run(command: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 60_000, maxBuffer: 16 * 2 ** 20 }, (error, stdout, stderr) => {
      const exitCode = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
      resolve({ exitCode, output: stdout + stderr });
    });
  });
}

/**
 * Runs a command that must succeed.
 * @returns what it printed.
 */
export async function must(command: string, ...args: readonly string[]): Promise<string> {
  const { exitCode, output } = await run(command, ...args);
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${exitCode}: ${output}`);
  return output;
}

/** A daemon in the foreground, and its output so far. */
export interface Daemon {
  readonly pid: number;
  readonly said: () => string;
  stop(): Promise<void>;
}

/** Starts a daemon. `stop` ends it by its process ID and waits for that. */
export function start(command: string, ...args: readonly string[]): Daemon {
  let said = '';
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    said: () => said,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(forced);
    },
  };
}

/** Milliseconds between two polls of a daemon, which has no way to notify us. */
const INTERVAL = 50;

/**
 * Polls until a condition is met, since daemons answer queries but send no events.
 * @param what is named in the error if it never is, with the last result.
 */
export async function eventually<Seen>(
  what: string,
  look: () => Promise<Seen>,
  isSo: (seen: Seen) => boolean,
  milliseconds = 60_000,
): Promise<Seen> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`${what} did not happen. Last seen: ${JSON.stringify(seen)}`);
    await pause(INTERVAL);
  }
}
