import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { endpointFor } from '../../../../src/aws/transport/endpoints';
import { isNameForCli } from '../../../../src/aws/profiles/cliProfile';
import { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import { sharedFiles } from '../../../../src/aws/profiles/profiles';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import type { Profile, ProfileList, SharedFiles } from '../../../../src/aws/profiles/profiles';
import { makePipe } from '../../../support/pipe';
import { profileStoreOf } from '../../../support/profileStore';

describe('profiles', () => {
  let folder: string;
  let files: SharedFiles;
  const config = (text: string) => writeFile(files.configFile, text);
  const credentials = (text: string) => writeFile(files.credentialsFile, text);
  const named = async (name: string): Promise<Profile> => {
    const { profiles } = await readProfiles(files);
    const found = profiles.find((profile) => profile.name === name);
    ok(found, `no profile ${name}`);
    return found;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-profiles-'));
    files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('merges the settings of both files, in the order of the files', async () => {
    await config(
      '[default]\nregion = eu-west-1\n[profile "net ops"]\nregion = us-east-1\n[sso-session x]\na = b',
    );
    await credentials('[only-keys]\naws_access_key_id = x\n[default]\naws_access_key_id = x');
    const { profiles, problems } = await readProfiles(files);
    deepEqual(problems, []);
    deepEqual(
      profiles.map(({ name, regions }) => [name, regions]),
      [
        ['default', ['eu-west-1']],
        ['net ops', ['us-east-1']],
        ['only-keys', []],
      ],
    );
  });

  it('knows for which of them the AWS CLI accepts the same name', async () => {
    await config('[profile net ops]\n[profile "dev ops"]\n[default]\nregion = eu-west-1');
    const env = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y' };
    const origin = { kind: 'memory', accessKeyId: 'x', secretAccessKey: 'y' } as const;
    const store = profileStoreOf(files, env);
    store.setAdded(Promise.resolve([{ ...(await named('default')), name: 'local', origin }]));
    const { profiles } = await store.list();
    const known = profiles.map(({ name }) => [name, isNameForCli(profiles, name)]);
    deepEqual(known, [
      ['local', true],
      ['net ops', false],
      ['dev ops', true],
      ['default', true],
      ['environment variables', false],
    ]);
    equal(isNameForCli(profiles, 'gone'), true);
  });

  it('keeps no secrets from the files', async () => {
    const canary = `canary-${process.pid}-${Date.now()}`;
    await config(`[profile a]\nregion = us-east-1\ncredential_process = tool --password ${canary}`);
    await credentials(`[a]\naws_secret_access_key = ${canary}\naws_session_token = ${canary}`);
    const all = inspect(await readProfiles(files), { depth: Infinity, maxStringLength: Infinity });
    ok(all.includes('us-east-1') && !all.includes(canary));
  });

  it('knows the account that a profile names, that of a role first, and nothing else', async () => {
    await config(
      [
        '[profile role]\nrole_arn = arn:aws-cn:iam::222233334444:role/net\naws_account_id = 111122223333',
        '[profile sso]\nsso_account_id = 333344445555',
        '[profile keys]\naws_account_id = 111122223333',
        '[profile wrong]\naws_account_id = 12\n[profile odd]\nrole_arn = nonsense\n[profile none]',
      ].join('\n'),
    );
    const { profiles } = await readProfiles(files);
    deepEqual(
      profiles.map(({ accountId }) => accountId),
      ['222233334444', '333344445555', '111122223333', undefined, undefined, undefined],
    );
  });

  it('has no profiles and no problems when there is no file', async () => {
    const { profiles, problems } = await readProfiles(files);
    deepEqual([profiles, problems], [[], []]);
  });

  it('prefers the endpoint of the service to that of the profile, and uses AWS’s own without either', async () => {
    await config(
      [
        '[profile local]',
        'endpoint_url = http://127.0.0.1:1',
        'services = lab',
        '[profile plain]',
        'region = cn-north-1',
        '[services lab]',
        'direct_connect =',
        '  endpoint_url = http://127.0.0.1:2',
      ].join('\n'),
    );
    const local = await named('local');
    equal(endpointFor(local, 'direct_connect', 'us-east-1'), 'http://127.0.0.1:2');
    equal(endpointFor(local, 'sts', 'us-east-1'), 'http://127.0.0.1:1');
    const plain = await named('plain');
    equal(endpointFor(plain, 'direct_connect', 'us-east-1'), 'https://directconnect.us-east-1.amazonaws.com');
    equal(endpointFor(plain, 'sts', 'cn-north-1'), 'https://sts.cn-north-1.amazonaws.com.cn');
  });

  it('refuses an endpoint that is not a web address, and says where to correct it', async () => {
    await config('[profile odd]\nendpoint_url = localhost:8080');
    const odd = await named('odd');
    throws(
      () => endpointFor(odd, 'direct_connect', 'us-east-1'),
      (error: { kind?: string; message: string }) =>
        error.kind === 'profile' && error.message.includes('odd'),
    );
  });

  for (const [what, region, meant] of [
    ['in quotation marks', '"eu-west-1"', 'eu-west-1'],
    ['with a zone', 'eu-west-1a', 'eu-west-1'],
    ['with a local zone', 'us-west-2-lax-1', 'us-west-2'],
    ['in capitals', 'EU-WEST-1', 'eu-west-1'],
    ['with a comment', 'eu-west-1#x', 'eu-west-1'],
    ['with a comment after a blank', 'eu-west-1 # Ireland', 'eu-west-1'],
    ['from an old endpoint', 'us-gov-west-1-fips', 'us-gov-west-1'],
    ['from another old endpoint', 'fips-us-east-1', 'us-east-1'],
    ['that is a pseudo-region', 'aws-global', 'such as'],
    ['that is a zone ID', 'use1-az1', 'such as'],
    ['with a zero before its number', 'eu-west-01', 'such as'],
    ['with another setting in it', 'us-east-1\n  output = json', 'us-east-1'],
    ['that would lead to another host', 'x.example.com/', 'such as'],
  ] as const) {
    it(`names the setting, the file and the line of a region ${what}`, async () => {
      await config(`[profile a]\nsso_start_url = https://x\nsso_region = ${region}\n`);
      const a = await named('a');
      throws(() => endpointFor(a, 'sso', a.sso?.region ?? ''), {
        kind: 'profile',
        message: /^The sso_region of profile a \(.*config, line 3\) is not a region: /,
      });
      await config(`[profile a]\n\nregion = ${region}\n`);
      const again = await named('a');
      throws(
        () => endpointFor(again, 'direct_connect', again.regions[0] ?? ''),
        (error: { kind?: string; message: string; advice?: string }) => {
          equal(error.kind, 'profile');
          ok(
            /^The region of profile a \(.*config, line 3\) is not a region: /.test(error.message),
            error.message,
          );
          ok(error.advice?.includes(meant), error.advice);
          return !error.message.includes('\n');
        },
      );
    });
  }

  for (const region of [
    'eu-west-1',
    'us-gov-west-1',
    'eusc-de-east-1',
    'us-isob-east-1',
    'xx-newplace-12',
    'mx-central-1',
  ]) {
    it(`accepts ${region} as a region`, async () => {
      await config(`[default]\nregion = ${region}`);
      ok(endpointFor(await named('default'), 'direct_connect', region).includes(region));
    });
  }

  it('reports a chosen region that is not a region', async () => {
    await config('[default]\nregion = eu-west-1');
    const profile = await named('default');
    throws(() => endpointFor(profile, 'direct_connect', 'EU-WEST-1'), {
      kind: 'profile',
      message: /"EU-WEST-1"/,
    });
  });

  it('sends nothing for a profile whose services section is missing or whose address is invalid', async () => {
    await config(
      [
        '[profile gone]\nservices = my-s',
        '[profile quoted]\nservices = my-s2',
        '[services "my-s2"]\ndirect_connect =\n  endpoint_url = http://127.0.0.1:2',
        '[profile empty]\nendpoint_url = http://127.0.0.1:3\nservices = blank',
        '[services blank]\ndirect_connect =\n  endpoint_url =',
      ].join('\n'),
    );
    const gone = await named('gone');
    throws(() => endpointFor(gone, 'direct_connect', 'us-east-1'), { kind: 'profile', message: /services/ });
    equal(endpointFor(await named('quoted'), 'direct_connect', 'us-east-1'), 'http://127.0.0.1:2');
    equal(endpointFor(await named('empty'), 'direct_connect', 'us-east-1'), 'http://127.0.0.1:3');
  });

  it('does not use a sign-in for which a profile and its session have different settings', async () => {
    await config(
      '[profile a]\nsso_session = s\nsso_start_url = https://other\n[sso-session s]\nsso_start_url = https://x\nsso_region = us-east-1',
    );
    equal((await named('a')).sso, undefined);
  });

  it('reads 20,000 profiles that take their credentials from each other, some in a circle', async () => {
    const links = Array.from(
      { length: 20_000 },
      (_, index) => `[profile p${index}]\nrole_arn = r\nsource_profile = p${index + 1}`,
    );
    await config(
      `${links.join('\n')}\nmfa_serial = m\n[profile a]\nsource_profile = b\n[profile b]\nsource_profile = a\nmfa_serial = m`,
    );
    const started = process.cpuUsage();
    const { profiles } = await readProfiles(files);
    // Following each chain to its end would take 200 million steps.
    ok(process.cpuUsage(started).user < 10e6);
    equal(profiles.length, 20_002);
    deepEqual(
      profiles.filter(({ name }) => ['a', 'b', 'p19990'].includes(name)).map(({ needsMfa }) => needsMfa),
      [true, true, true],
    );
  });

  describe('of something that is not a file', () => {
    const kinds = async () => (await readProfiles(files)).problems.map(({ kind, file }) => [kind, file]);

    it('reports a pipe, a folder and a device, and does not wait for them', async () => {
      makePipe(files.configFile);
      deepEqual(await kinds(), [['notAFile', files.configFile]]);
      await mkdir(files.credentialsFile);
      deepEqual(await kinds(), [
        ['notAFile', files.configFile],
        ['notAFile', files.credentialsFile],
      ]);
      const problemsOf = async (configFile: string) =>
        (await readProfiles({ configFile, credentialsFile: join(folder, 'none') })).problems;
      for (const device of ['/dev/zero', '/dev/null']) {
        deepEqual(await problemsOf(device), [{ kind: 'notAFile', file: device }]);
      }
      // It may be a file, if the tests were started with one.
      await problemsOf('/dev/stdin');
    });

    it('says that a file is too large, without reading it', async () => {
      await config('');
      await truncate(files.configFile, 2 ** 40);
      deepEqual(await kinds(), [['tooLarge', files.configFile]]);
    });

    it('reports circular links', async () => {
      await symlink(files.configFile, files.configFile);
      deepEqual(await kinds(), [['noAccess', files.configFile]]);
    });

    it('does not use the keys of a profile whose role might be in an unreadable file', async () => {
      await mkdir(files.configFile);
      await credentials('[a]\naws_access_key_id = x\naws_secret_access_key = y');
      const a = await named('a');
      throws(() => endpointFor(a, 'sts', 'us-east-1'), {
        kind: 'profile',
        message: /^Profile a is not used: /,
      });
    });
  });

  it('names at most 20 lines of a file that is not a config file', async () => {
    await config('x\n'.repeat(5_000));
    equal((await readProfiles(files)).problems.length, 20);
  });

  it('finds the files where the AWS CLI does', () => {
    deepEqual(sharedFiles({ HOME: '/home/ada' }), {
      configFile: '/home/ada/.aws/config',
      credentialsFile: '/home/ada/.aws/credentials',
    });
    equal(sharedFiles({ HOME: '/home/ada', AWS_CONFIG_FILE: '~/else' }).configFile, '/home/ada/else');
    const variables = { HOME: '/h', WORK: 'w', AWS_CONFIG_FILE: '$HOME/${WORK}/$NONE' };
    equal(sharedFiles(variables).configFile, '/h/w/$NONE');
  });

  describe('the store', () => {
    it('keeps the last good list while a file is half written, and names the line', async () => {
      await config('[default]\nregion = us-east-1\n[profile b]\n');
      const store = profileStoreOf(files);
      equal((await store.list()).profiles.length, 2);
      await config('[default]\nregion = us-east-1\n[profile');
      store.refresh();
      const broken = await store.list();
      deepEqual(
        broken.profiles.map(({ name }) => name),
        ['default', 'b'],
      );
      deepEqual(broken.problems, [{ kind: 'header', file: files.configFile, line: 3 }]);
      await config('[default]\n');
      store.refresh();
      const healed = await store.list();
      deepEqual([healed.profiles.length, healed.problems.length], [1, 0]);
    });

    describe('of a file that loses its end', () => {
      const ROLE =
        'role_arn = arn:aws:iam::111122223333:role/r\nsource_profile = b\nmfa_serial = arn:aws:iam::111122223333:mfa/m\n';
      const whole = `[profile b]\naws_access_key_id = x\naws_secret_access_key = y\n[profile a]\n${ROLE}region = eu-west-1\n`;
      const namesOf = ({ profiles }: ProfileList) => profiles.map(({ name }) => name).sort();
      const opened = async () => {
        await config(whole);
        const store = profileStoreOf(files);
        return { store, was: [await store.get('a'), await store.get('b')] };
      };
      const afterwards = async (store: ProfileStore, text: string) => {
        await config(text);
        store.refresh();
        return store.list();
      };

      it('keeps profiles in use as they were, wherever the file is cut, and says so', async () => {
        const { store, was } = await opened();
        for (let length = 0; length < whole.length - 1; length += 1) {
          const list = await afterwards(store, whole.slice(0, length));
          deepEqual(namesOf(list), ['a', 'b'], `cut at ${length}`);
          ok(
            list.problems.length > 0,
            `cut at ${length}: ${JSON.stringify(whole.slice(0, length).slice(-20))}`,
          );
          deepEqual(
            list.profiles.find(({ name }) => name === 'a'),
            was[0],
          );
        }
        deepEqual((await afterwards(store, whole)).problems, []);
      });

      it('keeps all profiles if the file is empty or gone, used or not', async () => {
        await config(whole);
        const store = profileStoreOf(files);
        await store.list();
        const list = await afterwards(store, '');
        deepEqual(
          [namesOf(list), list.problems],
          [['a', 'b'], [{ kind: 'shrunk', file: files.configFile, about: 'b, a' }]],
        );
        await rm(files.configFile);
        store.refresh();
        deepEqual(namesOf(await store.list()), ['a', 'b']);
        store.accept();
        deepEqual(await store.list(), { profiles: [], problems: [] });
      });

      it('keeps a profile in use that was removed until the user refreshes, and lists new ones', async () => {
        const { store } = await opened();
        const list = await afterwards(store, '[profile b]\nregion = r\n[profile new]\n');
        deepEqual(
          [namesOf(list), list.problems.map(({ kind, about }) => [kind, about])],
          [['a', 'b', 'new'], [['shrunk', 'a']]],
        );
        store.accept();
        const accepted = await store.list();
        deepEqual([namesOf(accepted), accepted.problems], [['b', 'new'], []]);
      });

      it('accepts an edit that loses nothing in use, without a warning', async () => {
        const { store } = await opened();
        for (const text of [
          whole.replace('eu-west-1', 'us-east-1'),
          whole.replace('region = eu-west-1\n', '# region\n'),
          `${whole}[profile c]\n`,
          whole,
        ]) {
          deepEqual((await afterwards(store, text)).problems, [], text);
        }
      });
    });

    describe('of files that are read again before the first reading ends', () => {
      /** A store whose reads end when the test says so. */
      const slowStore = () => {
        const ends: (() => Promise<void>)[] = [];
        const store = new ProfileStore(files, async (...args) => {
          const read = await readProfiles(...args);
          await new Promise<void>((resolve) => {
            ends.push(() => {
              resolve();
              return new Promise((settled) => setImmediate(settled));
            });
          });
          return read;
        });
        const begun = async (count: number) => {
          while (ends.length < count) await new Promise((resolve) => setImmediate(resolve));
          return () => ends[count - 1]?.();
        };
        return { store, begun };
      };
      const namesOf = ({ profiles }: ProfileList) => profiles.map(({ name }) => name);

      it('has what was read last, also for earlier callers', async () => {
        const { store, begun } = slowStore();
        await config('[profile old]\n');
        const first = store.list();
        const endFirst = await begun(1);
        await config('[profile new]\n');
        store.refresh();
        const second = store.list();
        await (
          await begun(2)
        )();
        await endFirst();
        deepEqual([namesOf(await first), namesOf(await second)], [['new'], ['new']]);
        await config('[profile\n');
        store.refresh();
        const broken = store.list();
        await (
          await begun(3)
        )();
        deepEqual(namesOf(await broken), ['new']);
      });

      it('drops a removed profile on Refresh, even if the files are read again before that is done', async () => {
        const { store, begun } = slowStore();
        await config('[profile a]\n[profile b]\n');
        const whole = store.list();
        await (
          await begun(1)
        )();
        await whole;
        await config('');
        store.accept();
        const accepted = store.list();
        const endAccepted = await begun(2);
        store.reread();
        const last = store.list();
        await endAccepted();
        await (
          await begun(3)
        )();
        deepEqual([await accepted, await last], Array(2).fill({ profiles: [], problems: [] }));
      });
    });

    it('shows what can be read of a file that was never complete, including a profile of any name', async () => {
      await config('[profile a]\n[profile __proto__]\n[profile\n[profile b]\n');
      const { profiles, problems } = await profileStoreOf(files).list();
      deepEqual(
        profiles.map(({ name }) => name),
        ['a', '__proto__', 'b'],
      );
      deepEqual(problems, [{ kind: 'header', file: files.configFile, line: 3 }]);
    });

    it('says what to do when a profile is missing', async () => {
      await rejects(
        profileStoreOf(files).get('gone'),
        (error: { kind?: string; message: string; advice?: string }) =>
          error.kind === 'profile' && error.message.includes('gone') && Boolean(error.advice),
      );
    });

    it('lists the profiles of the local endpoint first, and none when it fails to start', async () => {
      await config('[default]\n');
      const store = profileStoreOf(files);
      store.setAdded(Promise.resolve([{ ...(await store.get('default')), name: 'demo' }]));
      deepEqual(
        (await store.list()).profiles.map(({ name }) => name),
        ['demo', 'default'],
      );
      store.setAdded(Promise.reject(new Error('no')));
      deepEqual(
        (await store.list()).profiles.map(({ name }) => name),
        ['default'],
      );
    });
  });
});
