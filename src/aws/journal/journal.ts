import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { workInSlices } from '../../slices';
import { Failure } from '../failure';
import { withLock } from './fileLock';
import { lineOf, readLine } from './record';
import type { Begun, Ended, JournalRecord, Line } from './record';
import { StoredRecord } from './storedRecord';

/** Only the file's owner may read what was sent. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** How many bytes at the end of the journal are read: some 20,000 writes. */
const MAX_BYTES = 16 * 1024 * 1024;

const NEWLINE = 0x0a;

/** The number of lines that are read in one step: a step for each would take as long as decoding it. */
const LINES_PER_STEP = 16;

/** The journal, newest first, as far as it was read. */
export interface JournalPage {
  readonly records: readonly StoredRecord[];
  /** True when there are records older than those read. */
  readonly hasOlder: boolean;
  /** The number of lines that this version can't read: truncated, or from another version. */
  readonly unreadable: number;
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code;

function notNoted(error: unknown): Failure {
  return new Failure(
    'journal',
    l10n.t('The activity log can’t be written ({0}), so nothing was sent.', codeOf(error) ?? 'Error'),
    l10n.t(
      'Check that this extension’s storage folder is writable and that the disk is not full, then try again.',
    ),
  );
}

const unreadable = (error: unknown) =>
  new Failure(
    'journal',
    l10n.t('The activity log can’t be read ({0}).', codeOf(error) ?? 'Error'),
    l10n.t('Check the permissions of this extension’s storage folder, then try again.'),
  );

const notCleared = (error: unknown) =>
  new Failure(
    'journal',
    l10n.t('The activity log could not be cleared ({0}).', codeOf(error) ?? 'Error'),
    l10n.t('Check the permissions of this extension’s storage folder, then try again.'),
  );

const linesOf = ({ end, ...begun }: JournalRecord) => lineOf({ begun }) + (end ? lineOf({ ended: end }) : '');

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

async function endsInLine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE;
}

/**
 * Everything this extension has sent, in one append-only JSON Lines file that all windows share. One window writes at a
 * time. A line truncated by a crash is terminated before the next one.
 */
export class Journal {
  private lastOpen:
    { readonly mark: string; readonly records: Promise<readonly JournalRecord[]> } | undefined;

  /** The last work on the file that was begun here. */
  private last: Promise<void> = Promise.resolve();

  constructor(readonly file: string) {}

  /**
   * Records a write before it is sent.
   * @throws Failure of kind `journal`: then nothing may be sent.
   */
  async begin(begun: Begun): Promise<void> {
    try {
      await this.append({ begun }, true);
    } catch (error) {
      throw notNoted(error);
    }
  }

  /** Records the outcome. If that fails, the outcome is unknown, as after a crash, and is checked later. */
  async end(ended: Ended): Promise<void> {
    await this.append({ ended }).catch(() => undefined);
  }

  /**
   * Reads the most recent records.
   * @param most the maximum number of records.
   * @throws Failure of kind `journal`.
   */
  async latest(most: number): Promise<JournalPage> {
    const { bytes, isWhole } = await this.tail();
    return (await workInSlices(reading(bytes, isWhole, most))).result;
  }

  /** One record. @throws Failure of kind `journal` when it no longer exists. */
  async get(id: string): Promise<JournalRecord> {
    const { records } = await this.latest(Infinity);
    const record = records.find((one) => one.id === id);
    if (!record) {
      throw new Failure(
        'journal',
        l10n.t('This request is no longer in the activity log.'),
        l10n.t('Check the Direct Connect view to see what happened.'),
      );
    }
    return record.whole();
  }

  /** The records whose outcome is unknown. Reads the file only if it has changed. */
  async open(): Promise<readonly JournalRecord[]> {
    const mark = await stat(this.file).then(
      ({ size, ctimeMs, ino }) => [ino, size, ctimeMs].join(' '),
      () => '',
    );
    if (this.lastOpen?.mark !== mark) {
      const records = this.latest(Infinity).then((page) =>
        page.records.filter(({ end }) => !end || end.outcome === 'unknown').map((record) => record.whole()),
      );
      this.lastOpen = { mark, records };
      // A failure is not kept.
      records.catch(() => (this.lastOpen = undefined));
    }
    return this.lastOpen.records;
  }

  /** Removes every record except those whose outcome is unknown. @throws Failure of kind `journal`. */
  async clear(): Promise<void> {
    const fresh = `${this.file}.${randomUUID()}`;
    try {
      if (!(await exists(this.file))) return;
      await this.alone(async () => {
        const kept = (await this.open()).toReversed().map(linesOf).join('');
        await writeFile(fresh, kept, { mode: FILE_MODE, flag: 'wx' });
        await rename(fresh, this.file);
      });
    } catch (error) {
      throw notCleared(error);
    } finally {
      await rm(fresh, { force: true });
    }
  }

  /** Runs work on the file exclusively: one at a time in this process, then under the lock. */
  private alone(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(() => withLock(this.file, work));
    this.last = done.catch(() => undefined);
    return done;
  }

  private async append(line: Line, safely = false): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: FOLDER_MODE });
    await this.alone(async () => {
      const file = await open(this.file, 'a+', FILE_MODE);
      try {
        const { size, mode } = await file.stat();
        if ((mode & 0o077) !== 0) await file.chmod(FILE_MODE);
        const start = (await endsInLine(file, size)) ? '' : '\n';
        await file.appendFile(start + lineOf(line));
        if (safely) await file.datasync();
      } finally {
        await file.close();
      }
    });
  }

  private async tail(): Promise<{ bytes: Buffer; isWhole: boolean }> {
    let file: FileHandle;
    try {
      file = await open(this.file, 'r');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { bytes: Buffer.alloc(0), isWhole: true };
      throw unreadable(error);
    }
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - MAX_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size - from), 0, size - from, from);
      const start = from === 0 ? 0 : buffer.indexOf(NEWLINE) + 1;
      return { bytes: buffer.subarray(start, bytesRead), isWhole: from === 0 };
    } catch (error) {
      throw unreadable(error);
    } finally {
      await file.close();
    }
  }
}

/** Reads lines from the last one on, some in each step, until there are `most` records. */
function* reading(bytes: Buffer, isWhole: boolean, most: number): Generator<undefined, JournalPage> {
  /** Outcomes whose write was not reached yet. Each is removed with its write: a small map is faster. */
  const ends = new Map<string, Ended>();
  const records: StoredRecord[] = [];
  let lines = 0;
  let unreadableLines = 0;
  for (let end = bytes.length; end > 0;) {
    const start = bytes.lastIndexOf(NEWLINE, end - 1) + 1;
    if (start < end) {
      // Decoding line by line is ten times as fast as decoding everything at once.
      const line = readLine(bytes.toString('utf8', start, end));
      if (!line) {
        unreadableLines += 1;
      } else if ('ended' in line) {
        if (!ends.has(line.ended.id)) ends.set(line.ended.id, line.ended);
      } else if (records.length === most) {
        return { records, hasOlder: true, unreadable: unreadableLines };
      } else {
        const { id } = line.begun;
        records.push(new StoredRecord(id, ends.get(id), bytes, start, end));
        ends.delete(id);
      }
    }
    end = start - 1;
    lines += 1;
    if (lines % LINES_PER_STEP === 0) yield;
  }
  return { records, hasOlder: !isWhole, unreadable: unreadableLines };
}
