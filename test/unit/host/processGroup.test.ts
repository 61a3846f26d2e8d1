import { equal } from 'node:assert/strict';
import { ProcessGroup } from '../../host/processGroup';

/** Node's arguments for a program that starts another, which holds its output for an hour. */
const leaving = (after: string) => [
  process.execPath,
  '-e',
  `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3_600_000)'], { stdio: 'inherit' });
   ${after}`,
];

describe('a program of the suites that leaves another behind', () => {
  it('ends with what it left, and tells its own exit code', async () => {
    const group = ProcessGroup.start('It', leaving('console.log("left"); process.exit(3)'), process.env);
    equal(await group.end(20_000), 3);
    equal(group.output, 'left');
  });

  it('is ended with what it left when it takes too long', async () => {
    const group = ProcessGroup.start('It', leaving(''), process.env);
    equal(await group.end(500), null);
  });
});
