import { execFileSync } from 'node:child_process';

/** Where it is on Linux and macOS. Node makes no pipe with a name by itself. */
const MKFIFO = '/usr/bin/mkfifo';

/** Makes a named pipe, which whoever opens it to read waits at until somebody writes. */
export function makePipe(path: string): void {
  execFileSync(MKFIFO, [path]);
}
