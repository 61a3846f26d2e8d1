import { equal, ok } from 'node:assert/strict';
import fs from 'node:fs';
import promises, { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mock } from 'node:test';
import { watchFiles } from '../../../../src/aws/profiles/fileWatch';
import { makePipe } from '../../../support/pipe';

describe('watching the shared files', () => {
  let folder: string;
  let files: string[];
  let stop: () => void;
  let changes: number;
  let wake: () => void = () => undefined;
  const nextChange = () => new Promise<void>((resolve) => (wake = resolve));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-watch-'));
    files = [join(folder, 'config'), join(folder, 'credentials')];
    changes = 0;
    stop = watchFiles(files, () => {
      changes += 1;
      wake();
    });
  });
  afterEach(async () => {
    stop();
    await rm(folder, { recursive: true });
  });

  it('reports a file that appears, changes, is replaced or disappears', async () => {
    const [config = '', credentials = ''] = files;
    for (const act of [
      () => writeFile(credentials, '[default]\n'),
      () => writeFile(credentials, '[default]\nx = y\n'),
      () => writeFile(join(folder, 'new'), '[profile a]\n').then(() => rename(join(folder, 'new'), config)),
      () => rm(config),
    ]) {
      const change = nextChange();
      await act();
      await change;
    }
    equal(changes, 4);
  });

  it('does not report other files, nor a file whose content is unchanged', async () => {
    const [config = '', credentials = ''] = files;
    const first = nextChange();
    await writeFile(config, '[default]\n');
    await first;
    await writeFile(join(folder, 'other'), 'x');
    await utimes(config, new Date(), new Date());
    const second = nextChange();
    await writeFile(credentials, '[default]\n');
    await second;
    equal(changes, 2);
  });

  /** Does something, and waits for the change that it causes. */
  const seen = async (act: () => Promise<unknown>) => {
    const change = nextChange();
    await act();
    await change;
  };

  it('reports changes of a link’s target: in place, replaced, and through links of links and folders', async () => {
    const [config = ''] = files;
    const real = join(folder, 'repository', 'deep');
    await mkdir(real, { recursive: true });
    await writeFile(join(real, 'a'), '[default]\n');
    await writeFile(join(real, 'b'), '[profile b]\n');
    await symlink(real, join(folder, 'linked'));
    await symlink(join('linked', 'a'), join(folder, 'first'));
    await seen(() => symlink('first', config));
    await seen(() => writeFile(join(real, 'a'), '[default]\nx = y\n'));
    await seen(async () => {
      await writeFile(join(real, 'new'), '[profile new]\n');
      await rename(join(real, 'new'), join(real, 'a'));
    });
    // The middle link gets another target, which then changes.
    await seen(async () => {
      await symlink(join('linked', 'b'), join(folder, 'second'));
      await rename(join(folder, 'second'), join(folder, 'first'));
    });
    await seen(() => writeFile(join(real, 'b'), '[profile b]\nx = y\n'));
    // The same with the folder that the link leads through.
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'b'), '[profile other]\n');
    await seen(async () => {
      await symlink(other, join(folder, 'turned'));
      await rename(join(folder, 'turned'), join(folder, 'linked'));
    });
    await seen(() => writeFile(join(other, 'b'), '[profile other]\nx = y\n'));
    equal(changes, 7);
  });

  it('ends with circular links, and notices when they are no longer circular', async () => {
    const [config = ''] = files;
    await symlink('config', join(folder, 'round'));
    await symlink('round', config);
    stop();
    stop = watchFiles(files, () => {
      changes += 1;
      wake();
    });
    await seen(async () => {
      await writeFile(join(folder, 'new'), '[default]\n');
      await rename(join(folder, 'new'), config);
    });
    ok(changes > 0);
  });

  it('does not wait for a writer of a pipe', async () => {
    const [config = '', credentials = ''] = files;
    makePipe(config);
    await seen(() => writeFile(credentials, '[default]\n'));
    await seen(() => writeFile(credentials, '[default]\nx = y\n'));
    equal(changes, 2);
  });

  it('waits for a missing folder, and for one that disappears and comes back', async () => {
    const file = join(folder, 'sso', 'cache', 'token.json');
    const told: string[] = [];
    const end = watchFiles([file], () => {
      told.push('change');
      wake();
    });
    try {
      for (let time = 1; time <= 2; time += 1) {
        const change = nextChange();
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, '{}');
        await change;
        equal(told.length, 2 * time - 1);
        const gone = nextChange();
        await rm(join(folder, 'sso'), { recursive: true });
        await gone;
        equal(told.length, 2 * time);
      }
    } finally {
      end();
    }
  });

  describe('after it was ended', () => {
    afterEach(() => mock.reset());

    it('does not report what it was comparing at that moment', async () => {
      const file = join(folder, 'token.json');
      let told = 0;
      const end = watchFiles([file], () => (told += 1));
      const { stat } = promises;
      const comparing = new Promise<void>((resolve) => {
        mock.method(promises, 'stat', (path: string) => {
          if (path === file) {
            end();
            resolve();
          }
          return stat(path);
        });
      });
      await writeFile(file, '{}');
      await comparing;
      await seen(() => writeFile(files[0] ?? '', '[default]\n'));
      equal(told, 0);
    });

    it('watches nothing any more, even if a link appeared while it started', async () => {
      const open = new Set<fs.FSWatcher>();
      const { watch } = fs;
      mock.method(fs, 'watch', (path: string, options: object, listener: () => void) => {
        const watcher = watch(path, options, listener);
        open.add(watcher.on('close', () => open.delete(watcher)));
        if (!fs.existsSync(join(folder, 'sso'))) fs.symlinkSync(join(folder, 'real'), join(folder, 'sso'));
        return watcher;
      });
      await mkdir(join(folder, 'real'));
      const heard = nextChange();
      const end = watchFiles([join(folder, 'sso', 'token.json')], wake);
      await heard;
      end();
      await new Promise((resolve) => setImmediate(resolve));
      equal(open.size, 0);
    });
  });
});
