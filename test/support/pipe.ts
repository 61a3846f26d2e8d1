import { execFileSync } from 'node:child_process';

/** Where it is on Linux and macOS: Node can't create a named pipe itself. */
const MKFIFO = '/usr/bin/mkfifo';

/** Creates a named pipe. Whoever opens it for reading waits until somebody writes. */
export function makePipe(path: string): void {
  execFileSync(MKFIFO, [path]);
}
