import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpointFor } from '../../../src/aws/endpoints';
import { ProfileStore } from '../../../src/aws/profileStore';
import { readProfiles, sharedFiles } from '../../../src/aws/profiles';
import type { Profile, SharedFiles } from '../../../src/aws/profiles';

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

  it('puts the settings of both files together, in the order of the files', async () => {
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

  it('keeps no secret of the files', async () => {
    const canary = `canary-${process.pid}-${Date.now()}`;
    await config(`[profile a]\nregion = us-east-1\ncredential_process = tool --password ${canary}`);
    await credentials(`[a]\naws_secret_access_key = ${canary}\naws_session_token = ${canary}`);
    ok(!JSON.stringify(await readProfiles(files)).includes(canary));
  });

  it('knows the account that a profile names, a role’s before the rest, and takes nothing else for one', async () => {
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

  it('has no profile and no problem when there is no file', async () => {
    deepEqual(await readProfiles(files), { profiles: [], problems: [] });
  });

  it('takes the endpoint of the service before that of the profile, and AWS’s own without either', async () => {
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

  it('refuses an endpoint that is no web address, and says where to correct it', async () => {
    await config('[profile odd]\nendpoint_url = localhost:8080');
    const odd = await named('odd');
    throws(
      () => endpointFor(odd, 'direct_connect', 'us-east-1'),
      (error: { kind?: string; message: string }) =>
        error.kind === 'profile' && error.message.includes('odd'),
    );
  });

  it('finds the files where the AWS CLI does', () => {
    deepEqual(sharedFiles({ HOME: '/home/ada' }), {
      configFile: '/home/ada/.aws/config',
      credentialsFile: '/home/ada/.aws/credentials',
    });
    equal(sharedFiles({ HOME: '/home/ada', AWS_CONFIG_FILE: '~/else' }).configFile, '/home/ada/else');
  });

  describe('the store', () => {
    it('keeps the last good list while a file is half written, and names the line', async () => {
      await config('[default]\nregion = us-east-1\n[profile b]\n');
      const store = new ProfileStore(files);
      equal((await store.list()).profiles.length, 2);
      await config('[default]\nregion = us-east-1\n[profile');
      store.refresh();
      const broken = await store.list();
      deepEqual(
        broken.profiles.map(({ name }) => name),
        ['default', 'b'],
      );
      deepEqual(broken.problems, [{ file: files.configFile, line: 3 }]);
      await config('[default]\n');
      store.refresh();
      const healed = await store.list();
      deepEqual([healed.profiles.length, healed.problems.length], [1, 0]);
    });

    it('shows what can be read of a file that was never whole, a profile of any name included', async () => {
      await config('[profile a]\n[profile __proto__]\n[profile\n[profile b]\n');
      const { profiles, problems } = await new ProfileStore(files).list();
      deepEqual(
        profiles.map(({ name }) => name),
        ['a', '__proto__', 'b'],
      );
      deepEqual(problems, [{ file: files.configFile, line: 3 }]);
    });

    it('says what to do when a profile is not there', async () => {
      await rejects(
        new ProfileStore(files).get('gone'),
        (error: { kind?: string; message: string; advice?: string }) =>
          error.kind === 'profile' && error.message.includes('gone') && Boolean(error.advice),
      );
    });

    it('lists the profiles of the local endpoint first, and none when it fails to start', async () => {
      await config('[default]\n');
      const store = new ProfileStore(files);
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
