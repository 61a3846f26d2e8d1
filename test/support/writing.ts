import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writing } from '../../src/aws/session/session';

/** Of this process: in the editor, each file of tests is a bundle with a copy of this one. */
const folder = join(tmpdir(), `dx-journals-${process.pid}`);

function removeJournals(): void {
  rmSync(folder, { recursive: true, force: true });
}

if (!process.listeners('exit').some(({ name }) => name === removeJournals.name))
  process.on('exit', removeJournals);

/** A journal of its own for what a test writes. */
export const writing = (isReadOnly: () => boolean = () => false): Writing => ({
  journalFile: join(folder, `${randomUUID()}.jsonl`),
  isReadOnly,
});
