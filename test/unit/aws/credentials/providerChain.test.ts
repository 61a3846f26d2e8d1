import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentKeys } from '../../../../src/aws/credentials/environment';
import { CredentialsCache } from '../../../../src/aws/credentials/cache';
import { ambientProfiles } from '../../../../src/aws/profiles/ambient';
import type { ProfileStore } from '../../../../src/aws/profiles/profileStore';
import type { Profile, SharedFiles } from '../../../../src/aws/profiles/profiles';
import { createSdk } from '../../../../src/aws/sdk';
import type { Prompts, Sdk, Writing } from '../../../../src/aws/session/session';
import { Journal } from '../../../../src/aws/journal/journal';
import { deleteVirtualInterface } from '../../../../src/aws/operations/deleteVirtualInterface';
import { SessionStore } from '../../../../src/aws/session/sessionStore';
import { startEndpoint } from '../../../support/endpoint';
import type { TestEndpoint } from '../../../support/endpoint';
import { profileStoreOf } from '../../../support/profileStore';
import { writing } from '../../../support/writing';

const REGION = 'us-east-1';
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];
const OPERATOR = 'arn:aws:iam::111122223333:role/operator';
const READER = 'arn:aws:iam::111122223333:role/reader';
const OTHER_READER = 'arn:aws:iam::444455556666:role/reader';

interface Thrown {
  readonly kind?: string;
  readonly message: string;
  readonly advice?: string;
  readonly words?: string;
}

describe('credentials of each kind, at the local endpoint', () => {
  let endpoint: TestEndpoint;
  let folder: string;
  let files: SharedFiles;
  let store: ProfileStore;
  let sdk: Sdk;
  let noted: Writing;
  let asked: string[];
  let answer: Prompts['mfaCode'];

  const device = async () => {
    const { devices } = (await endpoint.control('GET', 'mfa')) as {
      devices: { serialNumber: string; code: string }[];
    };
    return devices[0] ?? { serialNumber: '', code: '' };
  };
  const account = (name = 'demo-network') => {
    const found = endpoint.accounts.find((candidate) => candidate.name === name);
    ok(found);
    return found;
  };
  const keys = (over: Partial<{ accessKeyId: string; secretAccessKey: string }> = {}) => {
    const { accessKeyId, secretAccessKey } = { ...account(), ...over };
    return [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`];
  };
  /** Writes the config file: each profile sends everything to the local endpoint. */
  const config = (profiles: Record<string, readonly string[]>) =>
    writeFile(
      files.configFile,
      Object.entries(profiles)
        .flatMap(([name, lines]) => [`[profile ${name}]`, `endpoint_url = ${endpoint.url}`, ...lines])
        .join('\n'),
    );
  const opened = (name: string): Promise<Profile> => {
    store.reread();
    return store.get(name);
  };
  const sweep = async (name: string, region = REGION) => sdk.connect(await opened(name), region).sweep();
  const fails = async (name: string): Promise<Thrown> => {
    const error: unknown = await sweep(name).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    ok(error, `${name} resolved credentials`);
    return error as Thrown;
  };
  const calls = async (operation: string) => (await endpoint.received(operation)).length;
  /**
   * Records a write of another process whose outcome is unknown.
   * @returns its record.
   */
  const begunBy = async (profile: string) => {
    await new Journal(noted.journalFile).begin({
      ...{ id: 'begun', at: Date.now(), profile, region: REGION, operation: deleteVirtualInterface.name },
      ...{ input: { virtualInterfaceId: 'dxvif-1' }, secrets: [], before: null, pid: 0 },
    });
    return 'begun';
  };
  const newSdk = (env: NodeJS.ProcessEnv = {}) =>
    createSdk(
      {
        mfaCode: (serial, ...how) => {
          asked.push(serial);
          return answer(serial, ...how);
        },
      },
      noted,
      env,
    );

  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dx-kinds-'));
    files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    store = profileStoreOf(files);
    asked = [];
    answer = async () => (await device()).code;
    noted = writing();
    sdk = newSdk();
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
  });
  afterEach(() => rm(folder, { recursive: true }));

  describe('a role', () => {
    it('is assumed through a chain of two, with session names that contain no profile name', async () => {
      await config({
        'very secret customer': ['role_arn = ' + OTHER_READER, 'source_profile = middle'],
        'middle': ['role_arn = ' + READER, 'source_profile = base', 'duration_seconds = 900'],
        'base': keys(),
      });
      await sweep('very secret customer');
      const record = await endpoint.received('AssumeRole');
      equal(record.length, 2);
      ok(!JSON.stringify(record).includes('customer'));
      const identity = await sdk.identify(await opened('very secret customer'));
      ok(identity?.arn.startsWith('arn:aws:sts::444455556666:assumed-role/reader/direct-connect-explorer-'));
      equal(await calls('AssumeRole'), 2);
    });

    it('is assumed once for all regions of the profile', async () => {
      await config({ role: ['role_arn = ' + READER, 'source_profile = base'], base: keys() });
      await Promise.all(REGIONS.map((region) => sweep('role', region)));
      equal(await calls('AssumeRole'), 1);
    });

    it('is assumed again for a session opened after AWS refused its keys', async () => {
      await config({ role: ['role_arn = ' + READER, 'source_profile = base'], base: keys() });
      await sweep('role');
      await endpoint.control('POST', 'faults', {
        ...{ times: 20, fault: 'error', status: 400, code: 'UnrecognizedClientException' },
        message: 'no',
      });
      equal((await fails('role')).kind, 'credentials');
      await endpoint.control('DELETE', 'faults');
      await sweep('role');
      equal(await calls('AssumeRole'), 2);
    });

    it('is assumed with the access key in the same profile', async () => {
      await config({ self: ['role_arn = ' + READER, 'source_profile = self', ...keys()] });
      await sweep('self');
      equal(await calls('AssumeRole'), 1);
    });

    it('is assumed with the keys in the environment only if the profile says so', async () => {
      const { accessKeyId, secretAccessKey } = account();
      sdk = newSdk({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
      await config({
        role: ['role_arn = ' + READER, 'credential_source = Environment'],
        none: ['region = us-east-1'],
      });
      await sweep('role');
      equal((await fails('none')).kind, 'credentials');
    });

    it('has the external id and the session name of the profile', async () => {
      await config({
        role: [
          'role_arn = ' + READER,
          'source_profile = base',
          'role_session_name = ada',
          'external_id = x-1',
        ],
        base: keys(),
      });
      await sweep('role');
      const [request] = await endpoint.received('AssumeRole');
      const parameters = JSON.stringify(request?.parameters);
      ok(parameters.includes('ada') && parameters.includes('x-1'), parameters);
    });

    it('says that the endpoint could not be reached, not that the profile has no credentials', async () => {
      await config({ role: ['role_arn = ' + READER, 'source_profile = base'], base: keys() });
      await endpoint.control('POST', 'faults', { operation: 'AssumeRole', times: 3, fault: 'drop-before' });
      equal((await fails('role')).kind, 'dropped');
    });

    const half = ['aws_access_key_id = x', 'aws_secret_access_key = y'];
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          index === 0 ? 'a' : `p${index}`,
          ['role_arn = x', `source_profile = p${index + 1}`],
        ]),
      );
    const wrong: [string, Record<string, readonly string[]>, RegExp][] = [
      ['no source', { a: ['role_arn = x'] }, /neither source_profile nor credential_source/],
      ['an unknown source', { a: ['role_arn = x', 'source_profile = gone'] }, /gone/],
      [
        'two sources',
        { a: ['role_arn = x', 'source_profile = a', 'credential_source = Environment'] },
        /both/,
      ],
      [
        'a cycle',
        { a: ['role_arn = x', 'source_profile = b'], b: ['role_arn = y', 'source_profile = a'] },
        /leads back to profile a/,
      ],
      ['itself as the source, without a key', { a: ['role_arn = x', 'source_profile = a'] }, /leads back/],
      [
        'an unknown credential_source',
        { a: ['role_arn = x', 'credential_source = Moon'] },
        /must be Environment, /,
      ],
      ['an invalid duration', { a: ['role_arn = x', 'source_profile = a', 'duration_seconds = 1h'] }, /900/],
      ['an access key without its secret', { a: ['aws_access_key_id = x'] }, /no aws_secret_access_key/],
      ['a secret without its access key', { a: ['aws_secret_access_key = x'] }, /no aws_access_key_id/],
      ['a web identity without a role', { a: ['web_identity_token_file = /x'] }, /no role_arn/],
      [
        'an empty web identity beside a key',
        { a: ['web_identity_token_file =', 'role_arn = x', ...half] },
        /empty/,
      ],
      [
        'an empty MFA device',
        { a: ['role_arn = x', 'source_profile = a', 'mfa_serial ='] },
        /mfa_serial.* is empty/,
      ],
      [
        'an empty external ID',
        { a: ['role_arn = x', 'source_profile = a', 'external_id ='] },
        /external_id.* is empty/,
      ],
      [
        'an empty role beside a key',
        { a: ['role_arn =', 'source_profile = a', ...half] },
        /role_arn.* is empty/,
      ],
      ['unknown services', { a: ['services = none', ...half] }, /a services section that does not exist/],
      ['an indented role', { a: ['output = x', '  role_arn = x', ...half] }, /hides role_arn/],
      [
        'a doubtful source',
        { a: ['role_arn = x', 'source_profile = b'], b: ['role_arn = x', 'role_arn = y', ...half] },
        /repeats a setting/,
      ],
      ['a chain that is too long', chain(60), /longer than 50 profiles/],
      ['a chain that is far too long', chain(20_000), /longer than 50 profiles/],
    ];
    for (const [what, profiles, words] of wrong) {
      it(`explains what is wrong: ${what}`, async () => {
        await config(profiles);
        const failure = await fails('a');
        deepEqual([failure.kind, words.test(failure.message)], ['profile', true], failure.message);
        ok(/~\/\.aws|line \d+ of config/i.test(`${failure.message} ${failure.advice}`), failure.message);
      });
    }
  });

  describe('a role that needs MFA', () => {
    const three = async () => {
      const { serialNumber } = await device();
      const role = ['role_arn = ' + OPERATOR, 'source_profile = base', `mfa_serial = ${serialNumber}`];
      await config({ a: role, b: role, c: role, base: keys() });
      return serialNumber;
    };

    it('asks once for all regions of three profiles with one device', async () => {
      const serial = await three();
      const names = ['a', 'b', 'c'];
      await Promise.all(names.flatMap((name) => REGIONS.map((region) => sweep(name, region))));
      deepEqual(asked, [serial]);
      deepEqual([await calls('GetSessionToken'), await calls('AssumeRole')], [1, 3]);
    });

    it('fails without a code, and only a later session asks again', async () => {
      await three();
      answer = () => Promise.resolve(undefined);
      const profile = await opened('a');
      const sessions = REGIONS.map((region) => sdk.connect(profile, region));
      for (const session of sessions) {
        await rejects(session.sweep(), { kind: 'mfa', message: 'No MFA code was entered.' });
      }
      equal(asked.length, 1);
      answer = async () => (await device()).code;
      await sweep('a');
      equal(asked.length, 2);
    });

    it('asks again at once after a wrong code, and says why', async () => {
      await three();
      const told: boolean[] = [];
      answer = async (_serial, _profile, _signal, isAgain) => {
        told.push(isAgain);
        return isAgain ? (await device()).code : '000000';
      };
      await Promise.all(REGIONS.map((region) => sweep('a', region)));
      deepEqual([told, await calls('GetSessionToken')], [[false, true], 2]);
    });

    it('asks again for the code of a role that is assumed with temporary keys', async () => {
      const { serialNumber } = await device();
      await config({
        top: ['role_arn = ' + OTHER_READER, 'source_profile = middle', `mfa_serial = ${serialNumber}`],
        middle: ['role_arn = ' + READER, 'source_profile = base'],
        base: keys(),
      });
      answer = async (_serial, _profile, _signal, isAgain) => (isAgain ? (await device()).code : '000000');
      deepEqual((await sweep('top')).failures, []);
      equal(asked.length, 2);
    });

    it('stops asking when the user cancels', async () => {
      await three();
      answer = (_serial, _profile, _signal, isAgain) => Promise.resolve(isAgain ? undefined : '000000');
      await rejects(sweep('a'), { kind: 'mfa', message: 'No MFA code was entered.' });
      equal(asked.length, 2);
    });

    it('stops asking after three wrong codes and shows AWS’s words; only a later session asks again', async () => {
      await three();
      answer = () => Promise.resolve('000000');
      const session = sdk.connect(await opened('a'), REGION);
      for (let time = 0; time < 2; time += 1) {
        await rejects(session.sweep(), (error: Thrown) => {
          equal(error.kind, 'mfa');
          return error.words?.includes('MultiFactorAuthentication failed') ?? false;
        });
      }
      equal(asked.length, 3);
    });

    it('asks once for a device that AWS does not know: another code would not help', async () => {
      const { serialNumber } = await device();
      const unknown = `${serialNumber}-lost`;
      await config({
        a: ['role_arn = ' + OPERATOR, 'source_profile = base', `mfa_serial = ${unknown}`],
        base: keys(),
      });
      await rejects(sweep('a'), { kind: 'mfa' });
      deepEqual(asked, [unknown]);
    });

    it('closes the prompt when nobody waits for the code any more', async () => {
      await three();
      const takenBack = new Promise<void>((resolve) => {
        answer = (_serial, _profile, signal) =>
          new Promise((give) => {
            signal.addEventListener('abort', () => {
              resolve();
              give(undefined);
            });
            controller.abort();
          });
      });
      const controller = new AbortController();
      const sweeping = sdk.connect(await opened('a'), REGION).sweep(controller.signal);
      await rejects(sweeping, { kind: 'cancelled' });
      await takenBack;
    });

    describe('in the background', () => {
      const needed = { kind: 'mfa', message: 'MFA code needed.' };

      it('never prompts, whatever is read, while a manual read prompts', async () => {
        const serial = await three();
        const profile = await opened('a');
        const session = sdk.connect(profile, REGION);
        const { background } = session;
        await rejects(background.sweep(), needed);
        await rejects(background.locations(), needed);
        await rejects(background.virtualInterfaces({ connectionId: 'dxcon-1' }), needed);
        await rejects(background.routerConfiguration('dxvif-1'), needed);
        const looked = await background.checkAgain(deleteVirtualInterface, await begunBy(profile.name));
        ok(looked.kind === 'unknown');
        equal(looked.failure?.kind, needed.kind);
        await rejects(sdk.identify(profile, undefined, true), needed);
        deepEqual([asked, await calls('GetSessionToken')], [[], 0]);
        // The same session prompts now: it must not take the missing prompt for an answer.
        await session.sweep();
        deepEqual(asked, [serial]);
        // From now on, everything uses the session that was opened with the code.
        await background.sweep();
        await sdk.connect(await opened('b'), REGION).background.sweep();
        await sdk.identify(profile, undefined, true);
        deepEqual([asked, await calls('GetSessionToken')], [[serial], 1]);
      });

      it('does not wait for someone else’s prompt, and keeps no prompt open', async () => {
        await three();
        let give: (code: string | undefined) => void = () => undefined;
        let takenBack = 0;
        const isAsked = new Promise<void>((resolve) => {
          answer = (_serial, _profile, signal) => {
            resolve();
            signal.addEventListener('abort', () => {
              takenBack += 1;
              give(undefined);
            });
            return new Promise((given) => (give = given));
          };
        });
        const controller = new AbortController();
        const sessions = ['a', 'a', 'b'].map(async (name) => sdk.connect(await opened(name), REGION));
        const [one, same, other] = await Promise.all(sessions);
        ok(one && same && other);
        const byHand = one.sweep(controller.signal);
        await isAsked;
        await rejects(same.background.sweep(), needed);
        await rejects(other.background.sweep(), needed);
        controller.abort();
        await rejects(byHand, { kind: 'cancelled' });
        equal(takenBack, 1);
      });

      it('does not prompt again after a wrong code', async () => {
        await three();
        answer = () => Promise.resolve('000000');
        await rejects(sweep('a'), { kind: 'mfa' });
        const before = asked.length;
        for (const name of ['a', 'a', 'b']) {
          await rejects(sdk.connect(await opened(name), REGION).background.sweep(), { kind: 'mfa' });
        }
        equal(asked.length, before);
      });

      it('resolves what needs no prompt as usual', async () => {
        await config({ role: ['role_arn = ' + READER, 'source_profile = base'], base: keys() });
        const profile = await opened('role');
        await Promise.all(REGIONS.map((region) => sdk.connect(profile, region).background.sweep()));
        equal(await calls('AssumeRole'), 1);
      });
    });

    it('assumed with temporary keys asks for its own code, once', async () => {
      const { serialNumber } = await device();
      await config({
        top: ['role_arn = ' + OTHER_READER, 'source_profile = middle', `mfa_serial = ${serialNumber}`],
        middle: ['role_arn = ' + READER, 'source_profile = base'],
        base: keys(),
      });
      await Promise.all(REGIONS.map((region) => sweep('top', region)));
      deepEqual([asked.length, await calls('GetSessionToken'), await calls('AssumeRole')], [1, 0, 2]);
    });
  });

  describe('keys in the files', () => {
    it('are used with their session token', async () => {
      const cache = new CredentialsCache({ mfaCode: () => Promise.resolve(undefined) }, {});
      await config({ role: ['role_arn = ' + READER, 'source_profile = base'], base: keys() });
      const { accessKeyId, secretAccessKey, sessionToken } = await cache
        .of(await opened('role'), REGION)
        .keys();
      ok(sessionToken);
      await config({
        temporary: [...keys({ accessKeyId, secretAccessKey }), `aws_session_token = ${sessionToken}`],
      });
      ok((await sweep('temporary')).connections.length > 0);
    });

    it('are read for a profile named __proto__, and for the one beside it', async () => {
      await config(Object.fromEntries(['__proto__', 'Net Ops'].map((name) => [name, keys()])));
      for (const name of ['__proto__', 'Net Ops']) ok((await sweep(name)).connections.length > 0, name);
    });

    it('are not used by a profile that was redefined since it was listed', async () => {
      await config({ a: ['role_arn = ' + READER, 'source_profile = b'], b: keys() });
      const session = sdk.connect(await opened('a'), REGION);
      await session.sweep();
      for (const lines of [keys(), ['role_arn = ' + OTHER_READER, 'source_profile = b']]) {
        await config({ a: lines, b: keys() });
        await rejects(session.sweep(), {
          kind: 'profile',
          message: 'Profile a was changed after it was read.',
        });
      }
      await writeFile(files.configFile, '');
      await rejects(session.sweep(), { kind: 'profile', message: /no longer in the ~\/\.aws files/ });
      equal(await calls('AssumeRole'), 1);
    });

    it('are new after a rotation, without a reload', async () => {
      await config({ a: keys() });
      const sessions = new SessionStore(store, () => Promise.resolve(sdk));
      const place = { profile: 'a', region: REGION };
      await (await sessions.session(place)).sweep();
      const fresh = (await endpoint.control('POST', 'keys', {
        account: account().accountId,
        rotate: true,
      })) as { accessKeyId: string; secretAccessKey: string };
      try {
        await rejects((await sessions.session(place)).sweep(), { kind: 'credentials' });
        await config({ a: keys(fresh) });
        ok((await (await sessions.session(place)).sweep()).connections.length > 0);
      } finally {
        await endpoint.control('POST', 'reset');
      }
    });

    it('never come from the profile or the endpoint that the environment names', async () => {
      sdk = newSdk({ AWS_PROFILE: 'other', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
      await config({ a: keys(), other: keys({ secretAccessKey: 'wrong' }) });
      ok((await sweep('a')).connections.length > 0);
    });
  });

  describe('a credential_process', () => {
    const canary = randomBytes(12).toString('hex');
    const script = async (text: string) => {
      const file = join(folder, 'a tool.cjs');
      await writeFile(file, text);
      await chmod(file, 0o600);
      await config({ a: [`credential_process = "${process.execPath}" '${file}' --password ${canary}`] });
    };
    const prints = (more: object) => {
      const { accessKeyId, secretAccessKey } = account();
      const output = { Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, ...more };
      return script(`process.stdout.write(${JSON.stringify(JSON.stringify(output))})`);
    };

    it('gives keys, without a shell', async () => {
      await prints({});
      ok((await sweep('a')).connections.length > 0);
    });

    for (const [what, kind, text] of [
      ['fails', 'credentials', `console.error('${canary}'); process.exit(1)`],
      ['prints garbage', 'credentials', `console.log('${canary}')`],
      [
        'prints endlessly',
        'credentials',
        `setInterval(() => process.stdout.write('${canary}'.repeat(9999)), 1)`,
      ],
      ['prints another version', 'credentials', `console.log('{"Version": 2, "AccessKeyId": "${canary}"}')`],
    ] as const) {
      it(`that ${what} is reported without its output`, async () => {
        await script(text);
        const failure = await fails('a');
        equal(failure.kind, kind);
        ok(!JSON.stringify([failure, failure.message, (failure as Error).stack]).includes(canary));
      });
    }

    /** The arguments that the command gets: a script prints them instead of doing anything. */
    const argumentsOf = async (command: string) => {
      const file = join(folder, 'echo.cjs');
      await writeFile(
        file,
        `require('fs').writeFileSync(__filename + '.log', JSON.stringify(process.argv.slice(2)))`,
      );
      await config({ a: [`credential_process = "${process.execPath}" '${file}' ${command}`] });
      await fails('a');
      return JSON.parse(await readFile(`${file}.log`, 'utf8')) as string[];
    };

    it('gets its whole setting, including continuation lines and what looks like a comment', async () => {
      deepEqual(await argumentsOf('--arg "team #1" ; x\n  # no argument\n  --opt=1 # y\n\n  z'), [
        ...['--arg', 'team #1', ';', 'x', '--opt=1', '#', 'y', 'z'],
      ]);
    });

    for (const [what, command, message, advice] of [
      ['has a path that begins with ~', '~/helper --x', /not found/, /without a shell/],
      ['has a variable in its path', '$HOME/helper', /not found/, /without a shell/],
      ['follows a variable assignment', 'TEAM=net dx-no-such', /not found/, /without a shell/],
      ['follows another command', 'cd /tmp; dx-no-such', /not found/, /without a shell/],
      ['is followed by a pipe without a blank', 'dx-no-such|jq .', /not found/, /without a shell/],
      ['is not on the PATH of VS Code', 'dx-no-such-helper --x', /not found/, /not on the PATH of VS Code/],
      ['does not exist', '/nonexistent/helper', /not found/, /Check its path/],
      ['has a relative path', './helper', /not found/, /absolute path/],
      ['is below a file', '/etc/passwd/helper', /not found/, /Check its path/],
      ['is not executable', '/etc/passwd', /can’t be run/, /executable/],
      [
        'does not find a program of its own',
        "/bin/sh -c 'dx-no-such-helper'",
        /could not find/,
        /PATH of VS Code/,
      ],
      [
        'does not find a program through env',
        '/usr/bin/env dx-no-such-helper',
        /could not find/,
        /PATH of VS Code/,
      ],
      [
        'gets an argument that only a shell expands',
        '/bin/ls ~/dx-no-such',
        /ended with an error/,
        /without a shell/,
      ],
      [
        'is the beginning of a pipe',
        '/bin/ls -Q | jq .',
        /ended with an error|did not print/,
        /shell|terminal/,
      ],
      ['fails', '/bin/false', /ended with an error/, /in a terminal/],
      ['is empty', '', /empty/, /~\/.aws/],
      ['is only quotation marks', '""', /no program/, /~\/.aws/],
      ['ends inside quotation marks', '"helper', /inside quotes/, /~\/.aws/],
      ['contains a NUL character', 'helper a\0b', /NUL/, /~\/.aws/],
    ] as const) {
      it(`whose program ${what} is reported, with what to do`, async () => {
        await config({ a: [`credential_process = ${command}`] });
        const failure = await fails('a');
        ok(message.test(failure.message) && advice.test(failure.advice ?? ''), JSON.stringify(failure));
        ok(command.length < 3 || !JSON.stringify(failure).includes(command));
      });
    }

    it('that is empty is not replaced by the keys beside it', async () => {
      await config({ a: ['credential_process =', ...keys()] });
      equal((await fails('a')).kind, 'profile');
    });

    it('is not started for something that is not a region', async () => {
      const log = join(folder, 'log');
      await script(`require('fs').writeFileSync(${JSON.stringify(log)}, 'x')`);
      const sessions = new SessionStore(store, () => Promise.resolve(sdk));
      store.reread();
      for (const region of ['evil.example/', 'US-EAST-1', '']) {
        const session = await sessions.session({ profile: 'a', region });
        await rejects(session.sweep(), { kind: 'profile', message: /that is not a region/ });
        await rejects(session.background.sweep(), { kind: 'profile', message: /that is not a region/ });
      }
      await rejects(readFile(log), { code: 'ENOENT' });
    });

    it('that printed expired keys is reported', async () => {
      await prints({ Expiration: new Date(Date.now() - 1000).toISOString() });
      equal((await fails('a')).kind, 'expired');
    });

    describe('with a clock that is two hours ahead', () => {
      const { now } = Date;
      const HOUR = 3_600_000;

      beforeEach(() => (Date.now = () => now() + 2 * HOUR));
      afterEach(() => (Date.now = now));

      it('that printed keys valid for an hour is used, and not started again for the next region', async () => {
        const { accessKeyId, secretAccessKey } = account();
        const log = join(folder, 'log');
        const Expiration = new Date(now() + HOUR).toISOString();
        const output = JSON.stringify({
          ...{ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Expiration },
        });
        await script(
          `require('fs').appendFileSync(${JSON.stringify(log)}, 'x'); process.stdout.write(${JSON.stringify(output)})`,
        );
        for (const region of REGIONS.slice(0, 2)) ok((await sweep('a', region)).connections.length > 0);
        equal(await readFile(log, 'utf8'), 'x');
      });

      it('that printed expired keys is reported', async () => {
        await prints({ Expiration: new Date(now() - 1000).toISOString() });
        equal((await fails('a')).kind, 'expired');
      });
    });

    const hangs = async (options = `{ stdio: 'inherit' }`) => {
      const pids = join(folder, 'pids');
      await script(
        `const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], ${options});
        child.on('spawn', () => require('fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + child.pid));`,
      );
      return async () =>
        (await readFile(pids, 'utf8').catch(() => '')).split(' ').filter(Boolean).map(Number);
    };
    /** True while a process runs, but not once it has ended without being waited for. */
    const runs = async (pid: number) => {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      return status !== '' && !/\) [ZX] /.test(status);
    };
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
    };

    it('that hangs is stopped after its timeout, with everything it started', async () => {
      const started = await hangs();
      const cache = new CredentialsCache({ mfaCode: () => Promise.resolve(undefined) }, process.env, 1500);
      await rejects(cache.of(await opened('a'), REGION).keys(), { kind: 'timeout' });
      const pids = await started();
      equal(pids.length, 2);
      for (const pid of pids) await until(async () => !(await runs(pid)));
    });

    for (const [what, options] of [
      ['in their own session', `{ stdio: 'ignore', detached: true }`],
      ['in their own session, without its environment', `{ stdio: 'ignore', detached: true, env: {} }`],
    ] as const) {
      it(`that hangs is ended with the processes it started ${what}`, async function () {
        // Only on Linux can we find processes that left the process group.
        if (process.platform !== 'linux') this.skip();
        const started = await hangs(options);
        const cache = new CredentialsCache({ mfaCode: () => Promise.resolve(undefined) }, process.env, 1500);
        await rejects(cache.of(await opened('a'), REGION).keys(), { kind: 'timeout' });
        const pids = await started();
        equal(pids.length, 2);
        for (const pid of pids) await until(async () => !(await runs(pid)));
      });
    }

    it('that hangs is stopped when nobody waits any longer', async () => {
      const started = await hangs();
      const controller = new AbortController();
      const sweeping = sdk.connect(await opened('a'), REGION).sweep(controller.signal);
      await until(async () => (await started()).length === 2);
      controller.abort();
      await rejects(sweeping, { kind: 'cancelled' });
      for (const pid of await started()) await until(async () => !(await runs(pid)));
    });

    it('is started once for all regions, and not before one is read', async () => {
      const { accessKeyId, secretAccessKey } = account();
      const log = join(folder, 'log');
      const output = { Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey };
      await script(
        `require('fs').appendFileSync(${JSON.stringify(log)}, 'x'); console.log(${JSON.stringify(JSON.stringify(output))})`,
      );
      const profile = await opened('a');
      const sessions = REGIONS.map((region) => sdk.connect(profile, region));
      equal(await readFile(log, 'utf8').catch(() => ''), '');
      await Promise.all(sessions.map((session) => session.sweep()));
      equal(await readFile(log, 'utf8'), 'x');
    });
  });

  describe('the identity of a profile', () => {
    it('is requested from STS, with the alias of the account', async () => {
      const identity = await sdk.identify(endpoint.profile('demo-network'));
      ok(identity);
      equal(identity.accountId, '111122223333');
      ok(identity.alias);
    });

    it('is known without an alias when IAM is denied', async () => {
      await endpoint.control('POST', 'faults', {
        ...{ operation: 'ListAccountAliases', times: 3, fault: 'error', status: 403 },
        code: 'AccessDenied',
      });
      deepEqual(Object.keys((await sdk.identify(endpoint.profile('demo-network'))) ?? {}), [
        'accountId',
        'arn',
      ]);
    });

    it('is not requested when only Direct Connect is redirected', async () => {
      const profile = endpoint.profile('demo-network', { endpoints: { direct_connect: endpoint.url } });
      equal(await sdk.identify(profile), undefined);
      equal(await calls('GetCallerIdentity'), 0);
    });

    it('is only requested from STS when IAM is not redirected', async () => {
      const endpoints = { direct_connect: endpoint.url, sts: endpoint.url };
      equal((await sdk.identify(endpoint.profile('demo-network', { endpoints })))?.alias, undefined);
      equal(await calls('ListAccountAliases'), 0);
    });
  });

  describe('credentials of this machine', () => {
    it('are listed when both variables are set, and used', async () => {
      const { accessKeyId, secretAccessKey } = account();
      const env = {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_REGION: REGION,
        AWS_ENDPOINT_URL: endpoint.url,
      };
      const [profile, ...others] = ambientProfiles(env, []);
      ok(profile);
      equal(others.length, 0);
      deepEqual(ambientProfiles({ AWS_ACCESS_KEY_ID: accessKeyId }, []), []);
      ok((await newSdk(env).connect(profile, REGION).sweep()).connections.length > 0);
    });

    it('have the session token of either variable, in the AWS CLI’s order', () => {
      const { accessKeyId, secretAccessKey } = account();
      const tokenIn = (tokens: NodeJS.ProcessEnv) =>
        environmentKeys({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, ...tokens })
          .sessionToken;
      deepEqual(
        [
          tokenIn({}),
          tokenIn({ AWS_SESSION_TOKEN: 'one' }),
          tokenIn({ AWS_SECURITY_TOKEN: 'other' }),
          tokenIn({ AWS_SESSION_TOKEN: 'one', AWS_SECURITY_TOKEN: 'other' }),
        ],
        [undefined, 'one', 'other', 'other'],
      );
    });

    it('of a container are only requested from nearby addresses', async () => {
      const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://192.0.2.1/x' };
      const [profile] = ambientProfiles(env, ['container']);
      ok(profile);
      await rejects(newSdk(env).connect(profile, REGION).sweep(), { kind: 'profile' });
    });

    it('are not listed until they are chosen, if a service provides them', async () => {
      const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint.url}/x` };
      const machine = profileStoreOf(files, env);
      deepEqual((await machine.list()).profiles, []);
      machine.setAmbient(['container', 'instance']);
      deepEqual(
        (await machine.list()).profiles.map(({ origin }) => origin.kind),
        ['container', 'instance'],
      );
    });
  });
});
