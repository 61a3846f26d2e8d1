import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../../../../src/aws/journal/fileLock';

describe('the lock of a file', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-lock-'));
    file = join(folder, 'journal.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets one work at a time, and is released', async () => {
    let working = 0;
    let most = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setImmediate(resolve));
      working -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => withLock(file, work)));
    equal(most, 1);
    deepEqual(await readdir(folder), []);
  });

  it('is released when the work fails', async () => {
    await rejects(
      withLock(file, () => Promise.reject(new Error('full'))),
      /full/,
    );
    equal(await withLock(file, () => Promise.resolve('done')), 'done');
  });

  it('is broken when a crash has left it behind', async () => {
    await writeFile(`${file}.lock`, 'of a window that is gone');
    const past = new Date(Date.now() - 60_000);
    await utimes(`${file}.lock`, past, past);
    equal(await withLock(file, () => Promise.resolve('done')), 'done');
    deepEqual(await readdir(folder), []);
  });

  it('is kept for a window that has taken it meanwhile', async () => {
    await withLock(file, () => writeFile(`${file}.lock`, 'of another window'));
    equal(await readFile(`${file}.lock`, 'utf8'), 'of another window');
  });
});
