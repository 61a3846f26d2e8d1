import { VERSION } from '../../../../src/aws/journal/record';
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { Journal } from '../../../../src/aws/journal/journal';
import { begun, ended } from './records';

const MB = 1024 * 1024;
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

describe('the journal', () => {
  let folder: string;
  let file: string;
  let journal: Journal;

  /** The same file, opened by another window. */
  const another = () => new Journal(file);
  const idsOf = async (most = Infinity) => (await journal.latest(most)).records.map(({ id }) => id);
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-journal-'));
    file = join(folder, 'storage', 'activity.jsonl');
    journal = new Journal(file);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is empty while nothing has been sent', async () => {
    deepEqual(await journal.latest(10), { records: [], hasOlder: false, unreadable: 0 });
    deepEqual(await journal.open(), []);
    await journal.clear();
  });

  it('returns the newest first, each with its last known outcome', async () => {
    await journal.begin(begun('a'));
    await journal.begin(begun('b', { input: { name: 'a\nb' } }));
    await journal.end(ended('a', 'unknown'));
    await journal.end(ended('a', 'done', { found: 'likely' }));
    const { records, hasOlder } = await another().latest(10);
    deepEqual(
      records.map((record) => record.whole()).map(({ id, input, end }) => [id, input, end?.outcome]),
      [
        ['b', { name: 'a\nb' }, undefined],
        ['a', { virtualInterfaceId: 'dxvif-1' }, 'done'],
      ],
    );
    equal(hasOlder, false);
    deepEqual(await idsOf(1), ['b']);
    equal((await journal.latest(1)).hasOlder, true);
    equal((await journal.get('a')).end?.found, 'likely');
    await rejects(journal.get('c'), { kind: 'journal' });
  });

  it('returns each of many writes with its own outcome, whatever is between their lines', async () => {
    const text = (line: object) => `${JSON.stringify({ v: VERSION, ...line })}\n`;
    // Two writes at a time: the first ends after the second.
    const pair = (number: number) =>
      [
        ...[text({ begun: begun(`${number}a`, { input: { name: `Zürich ${number}` } }) }), '\n'],
        ...[text({ begun: begun(`${number}b`) }), 'damaged\n'],
        text({ ended: ended(`${number}b`, 'done', { created: `dxvif-${number}` }) }),
        text({ ended: ended(`${number}a`, 'refused') }),
      ].join('');
    await mkdir(join(folder, 'storage'));
    await writeFile(file, numbers(100).map(pair).join(''));
    const { records, hasOlder, unreadable } = await journal.latest(Infinity);
    deepEqual([hasOlder, unreadable], [false, 100]);
    deepEqual(
      records.map(({ id, end }) => [id, end?.outcome, end?.created]),
      numbers(100)
        .toReversed()
        .flatMap((number) => [
          [`${number}b`, 'done', `dxvif-${number}`],
          [`${number}a`, 'refused', undefined],
        ]),
    );
    // Records that were read stay usable after the file has changed.
    await journal.clear();
    for (const record of records) {
      const { id, input, end } = record.whole();
      const number = parseInt(id, 10);
      deepEqual(input, id.endsWith('a') ? { name: `Zürich ${number}` } : { virtualInterfaceId: 'dxvif-1' });
      equal(end, record.end);
    }
  });

  it('contains every line from two windows that write at once', async () => {
    const other = another();
    await Promise.all(
      numbers(200).map(async (number) => {
        const [one, id] = [number % 2 ? journal : other, String(number)];
        await one.begin(begun(id, { input: { text: 'x'.repeat(number * 20) } }));
        await one.end(ended(id, 'done'));
      }),
    );
    const { records, unreadable } = await journal.latest(Infinity);
    deepEqual(new Set(records.map(({ id }) => id)), new Set(numbers(200).map(String)));
    ok(records.every(({ end }) => end?.outcome === 'done'));
    equal(unreadable, 0);
  });

  it('loses only the line that a crash interrupts', async () => {
    await journal.begin(begun('a'));
    await journal.begin(begun('b'));
    const { size } = await stat(file);
    await truncate(file, size - 20);
    deepEqual(await idsOf(), ['a']);
    await another().begin(begun('c'));
    deepEqual(await idsOf(), ['c', 'a']);
    equal((await journal.latest(10)).unreadable, 1);
  });

  it('keeps and counts lines that it can’t read', async () => {
    await journal.begin(begun('a'));
    const strange = [
      JSON.stringify({ v: VERSION + 1, begun: begun('later') }),
      JSON.stringify({ v: VERSION, begun: { ...begun('b'), input: 'text' } }),
      JSON.stringify({ v: VERSION, ended: ended('a', 'eaten' as 'done') }),
      JSON.stringify({ v: VERSION }),
      ...['null', '[]', '7', 'words', '{"v":1', '\u0000'],
    ];
    await appendFile(file, strange.map((line) => `${line}\n\n`).join(''));
    await journal.begin(begun('c'));
    deepEqual(await idsOf(), ['c', 'a']);
    equal((await journal.latest(10)).unreadable, strange.length);
    ok((await readFile(file, 'utf8')).includes('later'));
  });

  it('says that nothing may be sent when it can’t be written, and why', async () => {
    const hindrances: [string, () => Promise<unknown>][] = [
      ['a folder is in its place', () => mkdir(file, { recursive: true })],
      ['a file is in the place of its folder', () => writeFile(join(folder, 'storage'), '')],
    ];
    for (const [what, hinder] of hindrances) {
      await rm(join(folder, 'storage'), { recursive: true, force: true });
      await hinder();
      await rejects(journal.begin(begun('a')), { kind: 'journal', message: /nothing was sent/ }, what);
      // Recording the outcome of a write that was sent does not fail.
      await journal.end(ended('a', 'done'));
    }
  });

  describe('that the user may only read', () => {
    // Root may write everything, so the process gives up being root meanwhile.
    const NOBODY = 65_534;
    beforeEach(async function () {
      if (process.platform === 'win32') this.skip();
      await journal.begin(begun('a'));
      await journal.end(ended('a', 'unknown'));
      await chmod(file, 0o444);
      await chmod(join(folder, 'storage'), 0o555);
      await chmod(folder, 0o755);
      if (process.geteuid?.() === 0) process.seteuid?.(NOBODY);
    });
    afterEach(async () => {
      if (process.getuid?.() === 0) process.seteuid?.(0);
      await chmod(join(folder, 'storage'), 0o755);
    });

    it('is read, and says that nothing may be sent', async () => {
      await rejects(journal.begin(begun('b')), { kind: 'journal', message: /nothing was sent/ });
      await rejects(journal.clear(), { kind: 'journal', message: /could not be cleared/ });
      deepEqual(await idsOf(), ['a']);
    });
  });

  it('that can’t be read says so, and is read once it can be', async () => {
    await mkdir(file, { recursive: true });
    await rejects(journal.latest(1), { kind: 'journal', message: /can’t be read/ });
    await rejects(journal.open(), { kind: 'journal' });
    await rm(file, { recursive: true });
    await journal.begin(begun('a'));
    deepEqual(
      (await journal.open()).map(({ id }) => id),
      ['a'],
    );
  });

  it('is read again after a reading that failed, though it did not change', async () => {
    await journal.begin(begun('a'));
    const failing = mock.method(journal, 'latest', () => Promise.reject(new Error('too many open files')));
    await rejects(journal.open(), /too many/);
    failing.mock.restore();
    deepEqual(
      (await journal.open()).map(({ id }) => id),
      ['a'],
    );
  });

  it('is only read from its end if it is large, and says that there are older records', async () => {
    await journal.begin(begun('oldest'));
    // The gap between them is a hole in the file.
    await truncate(file, 100 * MB);
    await journal.begin(begun('a'));
    await journal.begin(begun('b'));
    const { records, hasOlder } = await journal.latest(10);
    deepEqual(
      records.map(({ id }) => id),
      ['b', 'a'],
    );
    equal(hasOlder, true);
    await rejects(journal.get('oldest'), { kind: 'journal' });
  });

  it('can be read and written only by its owner, even if others could before', async function () {
    if (process.platform === 'win32') this.skip();
    await journal.begin(begun('a'));
    deepEqual([await modeOf(file), await modeOf(join(folder, 'storage'))], [0o600, 0o700]);
    await chmod(file, 0o644);
    await journal.begin(begun('b'));
    equal(await modeOf(file), 0o600);
    await journal.clear();
    equal(await modeOf(file), 0o600);
  });

  it('knows which writes are unresolved, and reads again only after a change', async () => {
    await journal.begin(begun('done'));
    await journal.end(ended('done', 'done'));
    await journal.begin(begun('unfinished'));
    await journal.begin(begun('unknown'));
    await journal.end(ended('unknown', 'unknown'));
    const first = await journal.open();
    deepEqual(
      first.map(({ id }) => id),
      ['unknown', 'unfinished'],
    );
    equal(await journal.open(), first);
    await another().end(ended('unknown', 'refused'));
    deepEqual(
      (await journal.open()).map(({ id }) => id),
      ['unfinished'],
    );
  });

  describe('when it is cleared', () => {
    it('keeps what is unknown, in order, and removes the rest', async () => {
      for (const id of ['a', 'b', 'c', 'd']) await journal.begin(begun(id));
      await journal.end(ended('a', 'done'));
      await journal.end(ended('b', 'unknown', { code: 'ExpiredTokenException' }));
      await journal.end(ended('d', 'notSent'));
      await journal.clear();
      const { records } = await journal.latest(10);
      deepEqual(
        records.map(({ id, end }) => [id, end?.code]),
        [
          ['c', undefined],
          ['b', 'ExpiredTokenException'],
        ],
      );
      equal((await readFile(file, 'utf8')).split('\n').length, 4);
    });

    it('keeps everything that another window writes meanwhile', async () => {
      const other = another();
      const written = new AbortController();
      const clearing = (async () => {
        while (!written.signal.aborted) await journal.clear();
      })();
      for (const number of numbers(100)) await other.begin(begun(String(number)));
      written.abort();
      await clearing;
      deepEqual(new Set(await idsOf()), new Set(numbers(100).map(String)));
    });
  });
});
