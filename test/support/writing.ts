import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writing } from '../../src/aws/session/session';

/** One for each process, since in the editor each test file is a bundle with its own copy of this module. */
const folder = join(tmpdir(), `dx-journals-${process.pid}`);

function removeJournals(): void {
  rmSync(folder, { recursive: true, force: true });
}

if (!process.listeners('exit').some(({ name }) => name === removeJournals.name))
  process.on('exit', removeJournals);

/** A journal that only the caller's writes go to. */
export const writing = (isReadOnly: () => boolean = () => false): Writing => ({
  journalFile: join(folder, `${randomUUID()}.jsonl`),
  isReadOnly,
});
