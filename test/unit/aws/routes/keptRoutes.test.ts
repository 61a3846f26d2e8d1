import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptRoutes } from '../../../../src/aws/routes/keptRoutes';
import type { Route } from '../../../../src/directconnect/api';

const target = { profile: 'network', region: 'us-east-1', id: 'dxvif-1' };
const routes = (count: number): Route[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ routeInstalledAt: new Date(1_000), cidr: `10.${index >> 8}.${index & 255}.0/24` },
    ...{ addressFamily: 'ipv4', routeDirection: 'accepted', asPath: [{ pathType: 'seq', path: [65010] }] },
  }));

describe('routes that are kept', () => {
  let folder: string;
  let kept: KeptRoutes;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'routes-')), 'routes');
    kept = new KeptRoutes(folder);
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  const times = async () => (await kept.lists(target)).map(({ at, until }) => [at, until]);
  const file = async () => {
    const [name = ''] = await readdir(folder);
    return join(folder, name);
  };

  it('can be read by another window, but by no other user', async () => {
    await kept.keep(target, routes(2), 10);
    deepEqual(await new KeptRoutes(folder).lists(target), [{ at: 10, until: 10, routes: routes(2) }]);
    deepEqual(await kept.lists({ ...target, profile: 'workload' }), []);
    deepEqual(await kept.lists({ ...target, region: 'eu-central-1' }), []);
    equal((await stat(await file())).mode & 0o777, 0o600);
    equal((await stat(folder)).mode & 0o777, 0o700);
  });

  it('are one list while nothing changes, in whatever order they arrive', async () => {
    await kept.keep(target, routes(3), 10);
    deepEqual(await kept.keep(target, routes(3).toReversed(), 20), { at: 10, until: 20, routes: routes(3) });
    await kept.keep(target, routes(2), 30);
    await kept.keep(target, routes(3), 40);
    deepEqual(await times(), [
      [10, 20],
      [30, 30],
      [40, 40],
    ]);
  });

  it('are the ten latest lists', async () => {
    for (let at = 1; at <= 12; at += 1) await kept.keep(target, routes(at), at);
    deepEqual(
      (await times()).map(([at]) => at),
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    );
  });

  it('are at least two lists, and only two if they are large', async () => {
    const large = 'x'.repeat(3_000_000);
    for (let at = 1; at <= 3; at += 1) {
      await kept.keep(target, [{ cidr: `${at}`, communities: [large] }], at);
    }
    deepEqual(
      (await times()).map(([at]) => at),
      [2, 3],
    );
  });

  it('are those of the 100 virtual interfaces that were read last', async () => {
    for (let index = 0; index < 100; index += 1) {
      await kept.keep({ ...target, id: `dxvif-${index}` }, routes(1), 1);
    }
    const names = await readdir(folder);
    equal(names.length, 100);
    const [oldest = ''] = names;
    await utimes(join(folder, oldest), 1, 1);
    await kept.keep({ ...target, id: 'dxvif-new' }, routes(1), 1);
    const left = await readdir(folder);
    equal(left.length, 100);
    ok(!left.includes(oldest));
  });

  it('are ignored if a file is damaged or from another version', async () => {
    await kept.keep(target, routes(1), 10);
    const [path, good] = [await file(), await readFile(await file(), 'utf8')];
    const bad = ['{"v":1,"at":', '{"v":2,"at":1,"until":1,"routes":[]}', '{"v":1,"at":"1","until":1}', '[]'];
    await writeFile(path, `${bad.join('\n')}\n${good}`);
    deepEqual(await times(), [[10, 10]]);
    await kept.keep(target, routes(2), 20);
    deepEqual(await times(), [
      [10, 10],
      [20, 20],
    ]);
  });

  it('have an error message if they can’t be kept', async () => {
    await writeFile(folder, '');
    await rejects(kept.keep(target, routes(1), 10), { code: 'EEXIST' });
    deepEqual(await kept.lists(target), []);
  });
});
