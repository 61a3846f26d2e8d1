import { equal } from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { watchFiles } from '../../../src/aws/fileWatch';

describe('the watch over the shared files', () => {
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

  it('tells of a file that appears, changes, is replaced and goes', async () => {
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

  it('says nothing of other files, nor of a file whose content stays', async () => {
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

  it('waits for a folder that is not there, and for one that goes and comes again', async () => {
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
});
