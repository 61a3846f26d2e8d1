import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemWords } from '../../../../src/aws/profiles/problemWords';
import { MAX_CHAIN_LENGTH, SharedProfiles } from '../../../../src/aws/profiles/sharedProfiles';

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/r\nsource_profile = base\nmfa_serial = m';
const KEYS = 'aws_access_key_id = x\naws_secret_access_key = y';

describe('the merged shared files', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'dx-shared-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const read = async (config: string | Buffer, credentials: string | Buffer = '') => {
    const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    await writeFile(files.configFile, config);
    await writeFile(files.credentialsFile, credentials);
    return SharedProfiles.read(files);
  };
  const kindsOf = (shared: SharedProfiles) =>
    shared.problems().map(({ kind, line }) => (line === undefined ? kind : `${kind} ${line}`));

  for (const [header, name] of [
    ['[profile "net ops"]', 'net ops'],
    ["[profile 'net ops']", 'net ops'],
    ['[profile net\\ ops]', 'net ops'],
    ['[profile  a]', 'a'],
    ['[profile a ]', 'a'],
    ['[profile a]# note', 'a'],
    ['[profile a[1]]', 'a[1]'],
    ['[profile é]', 'é'],
    ['[profile __proto__]', '__proto__'],
    ['[default]; x', 'default'],
  ] as const) {
    it(`reads the profile ${name} of ${header}`, async () => {
      const shared = await read(`${header}\nregion = r`);
      deepEqual([shared.names, shared.get(name, 'region'), kindsOf(shared)], [[name], 'r', []]);
    });
  }

  for (const header of [
    '[Profile a]',
    '[ profile a]',
    '[profile]',
    '[profile "a]',
    '[profile\u00a0a]',
    '[Default]',
    '[default ]',
    '[profile ""]',
    '[profile a] ; [x]',
    '["profile a"]',
    '[sso-session]',
  ]) {
    it(`says that ${header} is not the header of a profile, as for the AWS CLI`, async () => {
      deepEqual(kindsOf(await read(`${header}\nregion = r`)), ['heading 1']);
    });
  }

  it('says that a section without the word profile is none, if it says whose credentials to use', async () => {
    const shared = await read(`[prod]\n${ROLE}\n[plugins]\nx = y`, `[prod]\n${KEYS}\n[profile b]\n${KEYS}`);
    deepEqual(kindsOf(shared), ['heading 1', 'heading 4']);
    deepEqual(shared.names, ['prod', 'profile b']);
    equal(shared.get('prod', 'role_arn'), undefined);
  });

  it('lists a name with spaces and no quotation marks, which the AWS CLI ignores, and says so', async () => {
    const shared = await read('[profile net  ops]\nregion = r');
    deepEqual([shared.names, kindsOf(shared)], [['net ops'], ['blanks 1']]);
    ok(!shared.isKnownToCli('net ops'));
    ok((await read('[profile "net ops"]')).isKnownToCli('net ops'));
  });

  it('never mixes two sections with one name, and uses the one that the AWS CLI uses', async () => {
    for (const [first, second] of [
      ['default', 'profile default'],
      ['profile default', 'default'],
      ['profile a', 'profile "a"'],
      ['profile net ops', 'profile "net ops"'],
    ] as const) {
      const shared = await read(`[${first}]\n${ROLE}\n[${second}]\nregion = r`);
      const [name = ''] = shared.names;
      deepEqual(
        [shared.names.length, shared.get(name, 'region'), shared.get(name, 'role_arn')],
        [1, 'r', undefined],
      );
      ok(kindsOf(shared).includes('sameName 5'));
    }
    const shared = await read(`[profile "net ops"]\n${ROLE}\n[profile net ops]\nregion = r`);
    deepEqual([shared.get('net ops', 'region'), shared.get('net ops', 'mfa_serial')], [undefined, 'm']);
  });

  it('gives every profile the settings of [DEFAULT], and prefers those of the credentials file', async () => {
    const shared = await read(
      '[DEFAULT]\nregion = all\n[profile a]\nregion = own\n[profile b]',
      '[DEFAULT]\nregion = keys\n[b]',
    );
    deepEqual([shared.get('a', 'region'), shared.get('b', 'region')], ['own', 'keys']);
  });

  describe('a profile is doubtful', () => {
    const doubtful: [string, string, string, string][] = [
      ['with a line that could not be read', `[profile a]\n${ROLE}\nmfa`, '', 'line 5'],
      ['with two roles', `[profile a]\n${ROLE}\nrole_arn = other`, '', 'repeatedSetting 5'],
      [
        'with two beginnings that both say whose credentials',
        `[profile a]\n${ROLE}\n[profile a]\n${KEYS}`,
        '',
        'repeatedSection 5',
      ],
      ['with a block for a role', `[profile a]\nrole_arn =\n  x = y\n${KEYS}`, '', 'nested 2'],
      ['with an indented role', `[profile a]\n${KEYS}\n  role_arn = r`, '', 'indented 4'],
      [
        'with an MFA device below an empty setting',
        `[profile a]\ns3 =\n  mfa_serial = m\n${KEYS}`,
        '',
        'indented 3',
      ],
      [
        'with an indented role in [DEFAULT]',
        `[DEFAULT]\noutput = x\n  role_arn = r\n[profile a]`,
        '',
        'indented 3',
      ],
      [
        'beside a header that is not closed in the other file',
        `[profile b]\n[profile a\n${ROLE}`,
        `[a]\n${KEYS}`,
        'header 2',
      ],
      [
        'beside a setting before any section of the other file',
        `${ROLE}\n[profile b]`,
        `[a]\n${KEYS}`,
        'header 1',
      ],
      ['with unknown services', '[profile a]\nservices = x', '', 'services 2'],
      ['with services without settings', '[profile a]\nservices = x\n[services x]', '', 'services 2'],
      ['with an empty name of services', '[profile a]\nservices =', '', 'services 2'],
      [
        'with an address where a block is due',
        '[profile a]\nservices = x\n[services x]\nsts = http://h',
        '',
        'service 4',
      ],
      [
        'with an address in capitals',
        '[profile a]\nservices = x\n[services x]\nsts =\n  Endpoint_URL = http://h',
        '',
        'service 4',
      ],
      ...['direct-connect', 'directconnect', 'Direct Connect', 'DIRECT_Connect_', 'sts-'].map(
        (service): [string, string, string, string] => [
          `with an address of “${service}”`,
          `[profile a]\nservices = x\n[services x]\n${service} =\n  endpoint_url = http://h`,
          '',
          'service 4',
        ],
      ),
      ...['endpoint-url', 'endpoint_urls', 'endpoint', 'url'].map(
        (setting): [string, string, string, string] => [
          `with an address called ${setting}`,
          `[profile a]\nservices = x\n[services x]\ns3 =\n  a = b\nsts =\n  ${setting} = http://h`,
          '',
          'service 6',
        ],
      ),
      [
        'with an address of no service',
        '[profile a]\nservices = x\n[services x]\nendpoint_url = http://h',
        '',
        'service 4',
      ],
      [
        'with services of which a line is lost',
        '[profile a]\nservices = x\n[services x]\nsts =\n  endpoint_url',
        '',
        'line 5',
      ],
      [
        'with a sign-in of which a line is lost',
        '[profile a]\nsso_session = s\n[sso-session s]\nsso_region',
        '',
        'line 4',
      ],
    ];
    for (const [what, config, credentials, expected] of doubtful) {
      it(what, async () => {
        const shared = await read(config, credentials);
        const doubt = shared.doubtOf('a');
        equal(doubt && `${doubt.kind} ${doubt.line}`, expected);
        ok(kindsOf(shared).includes(expected), kindsOf(shared).join());
        ok(doubt);
        const { title, advice } = problemWords(doubt);
        ok(title.includes(String(doubt.line)) && advice.endsWith('.'), title);
      });
    }

    const fine: [string, string, string][] = [
      [
        'in a section that comes again with the rest of it',
        `[profile a]\n${ROLE}\n[profile a]\nregion = r`,
        '',
      ],
      ['in a section that comes again alike', `[profile a]\n${ROLE}\n[profile a]\n${ROLE}`, ''],
      [
        'with a setting twice that says nothing of credentials',
        `[profile a]\n${ROLE}\nregion = x\nregion = y`,
        '',
      ],
      ['with a block of another tool', `[profile a]\n${ROLE}\ns3 =\n  endpoint_url = http://h`, ''],
      ['in a command of several lines', '[profile a]\ncredential_process = tool\n  --region=x', ''],
      ['beside another whose line is lost', `[profile a]\n${ROLE}\n[profile b]\nmfa`, `[a]\n${KEYS}`],
      [
        'that ignores the services that it names',
        '[profile a]\nservices = x\nignore_configured_endpoint_urls = TRUE',
        '',
      ],
    ];
    for (const [what, config, credentials] of fine) {
      it(`but not ${what}`, async () => equal((await read(config, credentials)).doubtOf('a'), undefined));
    }
  });

  it('finds services by a name in quotation marks, and prefers the address of a service to that of the profile', async () => {
    const shared = await read(
      '[profile a]\nservices = my-s\n[services "my-s"]\ndirect_connect =\n  endpoint_url = http://h\nsts =\n  x = y',
    );
    deepEqual([shared.doubtOf('a'), shared.serviceUrl('a', 'direct_connect')], [undefined, 'http://h']);
    equal(shared.serviceUrl('a', 'sts'), undefined);
  });

  it('says what is not UTF-8', async () => {
    const latin = Buffer.from('[profile caf\xe9]\nregion = r', 'latin1');
    deepEqual(kindsOf(await read(latin)), ['encoding']);
    ok(kindsOf(await read(Buffer.from('[default]\n', 'utf16le'))).length > 0);
  });

  it('reports a profile that became another one, but not one whose keys were rotated', async () => {
    const base = `[profile a]\n${ROLE}\n[profile base]\ncredential_process = tool one`;
    const identity = async (config: string, credentials = '') =>
      (await read(config, credentials)).identityOf('a');
    const was = await identity(base, `[base]\n${KEYS}`);
    equal(
      await identity(`${base}\nregion = r`, '[base]\naws_access_key_id = new\naws_secret_access_key = new'),
      was,
    );
    for (const other of [
      base.replace('mfa_serial = m', ''),
      base.replace('111122223333', '444455556666'),
      base.replace('one', 'two'),
      base.slice(0, -4),
      base.replace('source_profile = base', 'source_profile = other'),
    ]) {
      ok((await identity(other, `[base]\n${KEYS}`)) !== was, other);
    }
    ok((await identity(base)) !== was);
    ok((await identity(base, `[a]\n${KEYS}\n[base]\n${KEYS}`)) !== was);
  });

  it('follows a chain of 20,000 profiles up to the limit, and a circular one once', async () => {
    const links = Array.from(
      { length: 20_000 },
      (_, index) => `[profile p${index}]\nrole_arn = r\nsource_profile = p${index + 1}`,
    );
    const shared = await read(links.join('\n'));
    equal(shared.chainOf('p0').length, MAX_CHAIN_LENGTH);
    const round = await read('[profile a]\nsource_profile = b\n[profile b]\nsource_profile = a');
    deepEqual(round.chainOf('a'), ['a', 'b']);
  });
});
