import { equal, match } from 'node:assert/strict';
import { ProcessGroup } from '../../host/processGroup';

/** A program that prints the process ID of another, which it starts and which keeps its output open for an hour. */
const leaving = (detached: boolean, then = '') => [
  process.execPath,
  '-e',
  `const { spawn } = require('node:child_process');
   const left = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3_600_000)'], {
     stdio: 'inherit',
     detached: ${detached},
   });
   console.log(left.pid);
   ${then}`,
];

describe('a program of the suites that leaves another process behind', () => {
  const start = (command: string[]) => ProcessGroup.start('It', command, process.env);

  it('ends with that process, and returns its own exit code', async () => {
    const group = start(leaving(false, 'process.exit(3)'));
    equal(await group.end(20_000), 3);
    match(group.output, /^\d+$/);
  });

  it('is ended with that process if it takes too long', async () => {
    equal(await start(leaving(false)).end(500), null);
  });

  it('does not wait for a process that left the group', async () => {
    const group = start(leaving(true, 'process.exit(3)'));
    try {
      equal(await group.end(20_000), 3);
    } finally {
      process.kill(Number(group.output));
    }
  });
});
