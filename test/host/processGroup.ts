import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Milliseconds between asking a group to end and killing it. */
const GRACE = 5000;

/** How many of the last lines are kept, to be shown after a failure. */
const KEPT_LINES = 200;

interface ProcessGroupOptions {
  readonly cwd?: string;
  /** How many of the last lines `output` keeps. */
  readonly keptLines?: number;
  /** True for a process that yields the processor to others. */
  readonly isPatient?: boolean;
}

/**
 * A program with everything that it starts, in a process group of its own. It ends with `stop()`, when the program
 * ends, and when this process is gone, however that ended.
 */
export class ProcessGroup {
  private readonly lines: string[] = [];
  private readonly waiting = new Set<(line: string) => void>();
  private stopped = false;
  private readonly exited: Promise<unknown>;
  /** Like `exited`, once all output has been read. */
  private readonly closed: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
    private readonly keptLines: number,
  ) {
    this.exited = once(child, 'exit').then(() => this.endRest());
    this.closed = once(child, 'close').then(([code]) => code as number | null);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.take(line));
    }
  }

  /** @param name what messages call it. */
  static start(
    name: string,
    command: string[],
    env: NodeJS.ProcessEnv,
    { cwd, keptLines = KEPT_LINES, isPatient = false }: ProcessGroupOptions = {},
  ): ProcessGroup {
    const child = spawn(process.execPath, [join(__dirname, 'guard.cjs'), ...command], {
      cwd,
      env,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // What it starts inherits this: nothing yet, since the guard has only just begun.
    if (isPatient && child.pid !== undefined)
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    return new ProcessGroup(child, name, keptLines);
  }

  /** The last lines that it printed, on both streams. */
  get output(): string {
    return this.lines.join('\n');
  }

  /**
   * Waits until it ends by itself.
   * @param within milliseconds.
   * @returns its exit code, or `null` if it was stopped.
   */
  async end(within: number): Promise<number | null> {
    const late = setTimeout(() => void this.stop(), within);
    const code = await this.closed;
    clearTimeout(late);
    return this.stopped ? null : code;
  }

  /**
   * Waits for the next line that matches the pattern.
   * @param within milliseconds.
   * @throws when it ends before that or does not print the line in time; the error contains what it did print.
   */
  async line(pattern: RegExp, within: number): Promise<string> {
    let listener: ((line: string) => void) | undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        new Promise<string>((resolve) => {
          listener = (line) => {
            if (pattern.test(line)) resolve(line);
          };
          this.waiting.add(listener);
        }),
        this.closed.then(() => this.fail('ended before it was ready')),
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => {
            reject(this.failure(`was not ready within ${within / 1000} seconds`));
          }, within);
        }),
      ]);
    } finally {
      clearTimeout(timer);
      if (listener) this.waiting.delete(listener);
    }
  }

  /** Ends the group, and waits until it is gone. */
  async stop(): Promise<void> {
    const { pid, exitCode, signalCode } = this.child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    this.stopped = true;
    this.signal('SIGTERM');
    const late = setTimeout(() => this.signal('SIGKILL'), GRACE);
    await this.exited;
    clearTimeout(late);
  }

  /** The leader is gone, so the rest of its group is killed. Processes that left the group are not waited for. */
  private endRest(): void {
    this.signal('SIGKILL');
    const { stdout, stderr } = this.child;
    setTimeout(() => [stdout, stderr].forEach((stream) => stream?.destroy()), GRACE).unref();
  }

  private signal(name: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  private take(line: string): void {
    this.lines.push(line);
    if (this.lines.length > this.keptLines) this.lines.shift();
    for (const listener of this.waiting) listener(line);
  }

  private fail(what: string): never {
    throw this.failure(what);
  }

  private failure(what: string): Error {
    return new Error(`${this.name} ${what}. It printed:\n${this.output || '(nothing)'}`);
  }
}
