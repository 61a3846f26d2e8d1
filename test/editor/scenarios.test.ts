import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile, rename, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { parse } from 'yaml';
import { watchFiles } from '../../src/aws/profiles/fileWatch';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { createSdk } from '../../src/aws/sdk';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { partOf } from '../../src/commands/inventory/exportScope';
import { pickResource } from '../../src/commands/pickResource';
import { regionsBeside } from '../../src/directconnect/regions/regions';
import { exportFormats } from '../../src/directconnect/export/formats';
import { subjectById } from '../../src/directconnect/kinds/subject';
import { noNames } from '../../src/directconnect/labels';
import { Choices } from '../../src/views/connections/choices';
import type { Node } from '../../src/views/tree/node';
import { ConnectionsProvider } from '../../src/views/connections/provider';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import type { TreeProvider } from '../../src/views/tree/treeProvider';
import { subjectText } from '../../src/views/details/text';
import { demoEstate } from '../../src/emulator/estate/demo';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { writing } from '../support/writing';
import { REGION, startTestEndpoint } from './support';
import { profileStoreOf } from '../support/profileStore';

const REGIONS = [REGION, 'eu-central-1'];
/** All regions of the standard partition, and one that this version does not know. */
const THIRTY_REGIONS = [...regionsBeside(REGION), 'xx-west-9'];
const PLACE = { profile: 'network', region: REGION };
const OPERATOR = 'role/operator';

describe('the tree, when something goes wrong', () => {
  const showQuickPick = window.showQuickPick.bind(window);
  let endpoint: TestEndpoint;
  let data: string;
  let folder: string;
  let files: { configFile: string; credentialsFile: string };
  let from: ReturnType<typeof graph>;
  let provider: ConnectionsProvider;
  let tree: TreeProvider;
  let unwatch: () => void;
  let prompts: string[];
  let prompting: number;
  let mostPrompting: number;
  /** Whether the user enters a code when asked, and what they wait for before they do. */
  let answers: boolean;
  let thinking: Promise<void>;
  let regions: readonly string[];

  const account = (name = 'demo-network') => {
    const found = endpoint.accounts.find((candidate) => candidate.name === name);
    ok(found);
    return found;
  };
  const keys = ({ accessKeyId, secretAccessKey } = account()) => [
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
  ];
  const sections = (profiles: Record<string, readonly string[]>) =>
    Object.entries(profiles)
      .flatMap(([name, lines]) => [`[profile ${name}]`, `endpoint_url = ${endpoint.url}`, ...lines])
      .join('\n');
  const config = (profiles: Record<string, readonly string[]>) =>
    writeFile(files.configFile, sections(profiles));
  /** Writes the file and has it read once, since a late event of the file watch would start another read. */
  const configNow = async (profiles: Record<string, readonly string[]>) => {
    unwatch();
    await config(profiles);
    from.profiles.refresh();
  };
  const mfaCode = async (serial: string) => {
    prompts.push(serial);
    prompting += 1;
    mostPrompting = Math.max(mostPrompting, prompting);
    const { devices } = (await endpoint.control('GET', 'mfa')) as {
      devices: { serialNumber: string; code: string }[];
    };
    await thinking;
    prompting -= 1;
    if (!answers) return undefined;
    return devices.find(({ serialNumber }) => serialNumber === serial)?.code;
  };
  function graph() {
    const profiles = profileStoreOf(files);
    // On a desktop, the extension host runs in Electron; this makes it behave like plain Node.
    const asking = (serial: string) => inventories.whileAsking(() => mfaCode(serial));
    const sdk = createSdk({ mfaCode: asking }, writing(), {
      ...process.env,
      HOME: folder,
      ELECTRON_RUN_AS_NODE: '1',
    });
    const load = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, load);
    const inventories = new InventoryStore(sessions);
    const choices = new Choices(new TestMemento(), () => regions);
    const options = new ViewOptions(new TestMemento());
    const identities = new IdentityStore(profiles, load);
    return { profiles, sessions, inventories, identities, choices, options };
  }
  const contextOf = (node: Node) => tree.getTreeItem(node).contextValue ?? '';
  const textOf = (text: unknown) => (typeof text === 'string' ? text : '');
  const contexts = async (node?: Node) => (await tree.getChildren(node)).map(contextOf);
  const regionsOf = async (name: string) => {
    const profile = (await tree.getChildren()).find((node) => tree.getTreeItem(node).label === name);
    ok(profile, `no profile ${name}`);
    return tree.getChildren(profile);
  };
  const regionRow = async () => {
    const [row] = await regionsOf('network');
    ok(row);
    return row;
  };

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'dx-estate-'));
    const file = join(data, 'estate.json');
    await writeFile(file, JSON.stringify({ ...demoEstate(), regions: THIRTY_REGIONS }));
    endpoint = await startTestEndpoint(['--data', file]);
  });
  after(async () => {
    await endpoint.stop();
    await rm(data, { recursive: true });
  });
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    folder = await mkdtemp(join(tmpdir(), 'dx-scenarios-'));
    files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    prompts = [];
    prompting = 0;
    mostPrompting = 0;
    answers = true;
    thinking = Promise.resolve();
    regions = REGIONS;
    await config({ network: keys() });
    from = graph();
    provider = new ConnectionsProvider(from);
    ({ tree } = provider);
    unwatch = watchFiles([files.configFile, files.credentialsFile], () => from.profiles.refresh());
  });
  afterEach(async () => {
    window.showQuickPick = showQuickPick;
    unwatch();
    provider.dispose();
    await rm(folder, { recursive: true });
  });

  it('shows the other regions when a few of 40 profiles with 30 regions each fail, and reports each cause once', async () => {
    regions = THIRTY_REGIONS;
    equal(regions.length, 30);
    const started: Socket[] = [];
    const server = createServer((socket) => started.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const script = join(folder, 'hang.cjs');
    const { port } = server.address() as AddressInfo;
    await writeFile(
      script,
      `require('node:net').connect(${port}, '127.0.0.1').on('close', () => process.exit());`,
    );
    const serial = endpoint.mfaDevices[0]?.serialNumber ?? '';
    const role = endpoint.roles.find(({ roleArn, requireMfa }) => requireMfa && roleArn.includes(OPERATOR));
    ok(role && serial);
    const mfa = [`role_arn = ${role.roleArn}`, 'source_profile = healthy-0', `mfa_serial = ${serial}`];
    const healthy = Array.from({ length: 34 }, (_, index) => `healthy-${index}`);
    const wrong = { ...account(), secretAccessKey: randomBytes(30).toString('base64') };
    await configNow({
      'hung': [`credential_process = "${process.execPath}" "${script}"`],
      ...Object.fromEntries(healthy.map((name) => [name, keys()])),
      'signed-out': [
        'sso_start_url = https://example.com/start',
        `sso_region = ${REGION}`,
        'sso_account_id = 111122223333',
        'sso_role_name = network',
      ],
      'mfa-1': mfa,
      'mfa-2': mfa,
      'denied': keys(account('demo-workload')),
      'wrong': keys(wrong),
    });
    await endpoint.control('POST', 'faults', {
      account: account('demo-workload').accountId,
      times: 1_000,
      fault: 'error',
      status: 400,
      code: 'AccessDeniedException',
      message: 'no',
    });
    const begun = once(server, 'connection');
    const hungRegions = await regionsOf('hung');
    const hung = Promise.all(hungRegions.map((node) => contexts(node)));
    await begun;
    const read = async (name: string) => (await Promise.all((await regionsOf(name)).map(contexts))).flat();
    const rows = await Promise.all(healthy.map(read));
    for (const row of rows)
      deepEqual(
        row.filter((context) => context.startsWith('failure')),
        [],
      );
    const causes = { 'signed-out': 'signIn', 'denied': 'denied', 'wrong': 'credentials' };
    for (const [name, kind] of Object.entries(causes)) {
      deepEqual(
        await read(name),
        regions.map(() => `failure.${kind}`),
        name,
      );
    }
    for (const profile of ['mfa-1', 'mfa-2']) {
      await Promise.all(regions.map((region) => from.inventories.sweep({ profile, region })));
    }
    const withMfa = (await Promise.all(['mfa-1', 'mfa-2'].map(read))).flat();
    ok(withMfa.length > 0 && !withMfa.some((context) => context.startsWith('failure')), withMfa.join(' '));
    deepEqual(prompts, [serial]);
    equal(mostPrompting, 1);

    // At most one for each region: on a slow machine, the deadline may already have ended them.
    const begunFor = started.length;
    ok(begunFor <= regions.length);
    const running = started.filter(({ destroyed }) => !destroyed);
    const gone = Promise.all(running.map((socket) => once(socket, 'close')));
    for (const node of hungRegions) tree.collapsed(node);
    await Promise.all([gone, hung]);
    equal(started.length, begunFor);
    server.close();
  }).timeout(300_000);

  it('reports an MFA code that was not entered in each region, without asking again', async () => {
    const serial = endpoint.mfaDevices[0]?.serialNumber ?? '';
    const role = endpoint.roles.find(({ roleArn, requireMfa }) => requireMfa && roleArn.includes(OPERATOR));
    ok(role && serial);
    answers = false;
    await configNow({
      network: keys(),
      operator: [`role_arn = ${role.roleArn}`, 'source_profile = network', `mfa_serial = ${serial}`],
    });
    const rows = await regionsOf('operator');
    await Promise.allSettled(
      REGIONS.map((region) => from.inventories.sweep({ profile: 'operator', region })),
    );
    deepEqual(
      await Promise.all(rows.map((row) => contexts(row))),
      REGIONS.map(() => ['failure.mfa']),
    );
    deepEqual(prompts, [serial]);
    ok(!(await contexts(await regionRow())).some((context) => context.startsWith('failure')));
    // Retry asks again, and this time the code is entered.
    answers = true;
    from.inventories.refresh({ profile: 'operator', region: REGION });
    await from.inventories.sweep({ profile: 'operator', region: REGION });
    deepEqual(prompts, [serial, serial]);
    const [again] = await regionsOf('operator');
    ok(again && !(await contexts(again)).some((context) => context.startsWith('failure')));
  });

  it('does not wait while the user is asked for a code, except to find a row', async () => {
    const serial = endpoint.mfaDevices[0]?.serialNumber ?? '';
    const role = endpoint.roles.find(({ roleArn, requireMfa }) => requireMfa && roleArn.includes(OPERATOR));
    ok(role && serial);
    await configNow({
      network: keys(),
      operator: [`role_arn = ${role.roleArn}`, 'source_profile = network', `mfa_serial = ${serial}`],
    });
    const { connections } = await from.inventories.sweep(PLACE);
    const id = connections[0]?.connectionId ?? '';
    let answer: () => void = () => undefined;
    thinking = new Promise((resolve) => (answer = resolve));
    const [row] = await regionsOf('operator');
    ok(row);
    deepEqual(await contexts(row), ['loading']);
    // The editor redraws everything that is open at once, and nothing waits.
    deepEqual(await contexts(row), ['loading']);
    ok((await contexts(await regionRow())).some((context) => context.startsWith('connection')));
    const looking = provider.find({ profile: 'operator', region: REGION }, id);
    answer();
    ok((await looking)?.id.endsWith(`/${id}`));
    ok((await contexts(row)).some((context) => context.startsWith('connection')));
    deepEqual(prompts, [serial]);
  });

  it('works again once rotated keys are in the file, without a reload', async () => {
    const here = await regionRow();
    await from.inventories.sweep(PLACE);
    const fresh = (await endpoint.control('POST', 'keys', {
      account: account().accountId,
      rotate: true,
    })) as ReturnType<typeof account>;
    from.inventories.refresh(PLACE);
    await from.inventories.sweep(PLACE).catch(() => undefined);
    ok((await contexts(here)).includes('failure.credentials'));
    const changed = once(from.profiles, 'change');
    await config({ network: keys(fresh) });
    await changed;
    await from.inventories.sweep(PLACE);
    ok(!(await contexts(await regionRow())).some((context) => context.startsWith('failure')));
    await endpoint.stop();
    endpoint = await startTestEndpoint();
  });

  it('keeps the last good list when a file is half written, and shows the line', async () => {
    await tree.getChildren();
    const changed = once(from.profiles, 'change');
    await writeFile(files.configFile, `${sections({ network: keys() })}\n[profile ha`);
    await changed;
    const nodes = await tree.getChildren();
    deepEqual(nodes.map(contextOf).sort(), ['problem', 'profile']);
    const problem = nodes.find((node) => contextOf(node) === 'problem');
    const { command } = problem ? tree.getTreeItem(problem) : {};
    const [uri, { selection }] = command?.arguments as [
      { fsPath: string },
      { selection: { start: { line: number } } },
    ];
    equal(uri.fsPath, files.configFile);
    equal(selection.start.line, 4);
    const again = once(from.profiles, 'change');
    await config({ network: keys(), ['__proto__']: [] });
    await again;
    ok((await tree.getChildren()).some((node) => tree.getTreeItem(node).label === '__proto__'));
    ok((await contexts(await regionRow())).length > 0);
  });

  it('reports an emptied file, and keeps profiles in use until the user refreshes', async () => {
    await from.inventories.sweep(PLACE);
    const changed = once(from.profiles, 'change');
    await writeFile(files.configFile, '');
    await changed;
    const nodes = await tree.getChildren();
    deepEqual(nodes.map(contextOf).sort(), ['problem', 'profile']);
    const problem = nodes.find((node) => contextOf(node) === 'problem');
    ok(problem);
    const { label, description } = tree.getTreeItem(problem);
    equal(label, 'config has lost profiles');
    ok(String(description).includes('network') && String(description).includes('Refresh'));
    from.profiles.accept();
    deepEqual(await tree.getChildren(), []);
  });

  it('notices an edit of the file that a link leads to', async () => {
    const real = join(folder, 'repository');
    await writeFile(real, sections({ network: keys() }));
    const replaced = once(from.profiles, 'change');
    await symlink(real, join(folder, 'link'));
    await rename(join(folder, 'link'), files.configFile);
    await replaced;
    const changed = once(from.profiles, 'change');
    await writeFile(real, sections({ network: keys(), beside: [] }));
    await changed;
    ok((await tree.getChildren()).some((node) => tree.getTreeItem(node).label === 'beside'));
  });

  const hostile: Record<string, string> = {
    'a command link': '[x](command:workbench.action.quit)',
    'an icon': '$(trash) $(sync~spin)',
    'HTML': '<img src=http://192.0.2.1/a onerror=alert(1)><script>',
    'bidirectional text': 'safe\u202egnp.exe\u2066x\u2069',
    'characters of no width': 'a\u200bb\ufeffc',
    'a path': '../../etc/passwd',
    'a device': 'CON',
    'a formula': '=cmd|/C calc!A0',
    'Markdown': '**b** `c` | d\n# e',
    'control characters': 'a\u0007b\u001b[31mc',
  };
  for (const [what, name] of Object.entries(hostile)) {
    it(`shows a name with ${what} as plain text everywhere`, async () => {
      const before = await from.inventories.sweep(PLACE);
      const vif = before.virtualInterfaces.find(({ connectionId }) => connectionId?.startsWith('dxcon'));
      const ids = [vif?.virtualInterfaceId ?? '', vif?.connectionId ?? ''];
      for (const id of ids) await endpoint.control('POST', 'estate', { rename: { id, name } });
      from.inventories.refresh(PLACE);
      const inventory = await from.inventories.sweep(PLACE);
      let offered: readonly QuickPickItem[] = [];
      const answers = ['network', REGION];
      window.showQuickPick = (async (given: QuickPickItem[] | Promise<QuickPickItem[]>) => {
        offered = await given;
        const wanted = answers.shift();
        return offered.find(({ label }) => label === wanted);
      }) as unknown as typeof window.showQuickPick;
      await pickResource(from);
      for (const id of ids) {
        const node = await provider.find(PLACE, id);
        ok(node);
        const { label, description, accessibilityInformation } = tree.getTreeItem(node);
        const shown = [textOf(label), textOf(description), accessibilityInformation?.label ?? ''];
        for (const text of shown) ok(!/[\p{Cc}\p{Cf}]/u.test(text), text);
        const tooltip = node.getTooltip?.();
        ok(tooltip && !tooltip.isTrusted && !tooltip.supportHtml && !tooltip.supportThemeIcons);
        ok(!/(?<!\\)\](?=\()/.test(tooltip.value) && !tooltip.value.includes('**b**'), tooltip.value);
        const picked = offered.find(({ detail }) => detail === id);
        ok(
          picked &&
            !/\$\(|\]\(/.test(picked.label) &&
            !/[\p{Cc}\u202e\u2066\u2069\ufeff]/u.test(picked.label),
        );
        const subject = subjectById(inventory, id);
        ok(subject);
        const document = subjectText(subject, {
          place: PLACE,
          account: undefined,
          readAt: 0,
          trouble: undefined,
          inventory,
          names: noNames,
        });
        ok(!/[^\n\P{Cc}]|\p{Cf}/u.test(document), document);
        equal(Object.values(parse(document) as object).filter((value) => value === name).length, 1);
      }
      const part = partOf(from, { place: PLACE });
      ok(part);
      for (const format of exportFormats) {
        const { extension } = format;
        const text = [...format.write([part])].join('');
        if (extension === 'json')
          ok(JSON.stringify(JSON.parse(text)).includes(JSON.stringify(name).slice(1, -1)));
        if (extension === 'csv') ok(!/(^|[,"\n])=cmd/.test(text), text);
        if (extension === 'md') ok(!/(?<!\\)\[[^\]\n]*\]\(|(?<!\\)<script>|\n# e/.test(text), text);
      }
    });
  }

  const broken: Record<string, { readonly fault: string; readonly words: RegExp }> = {
    'a sign-in page at status 200': { fault: 'html', words: /did not come from AWS/ },
    'half an answer': { fault: 'truncate', words: /was cut off/ },
    'a token that repeats': { fault: 'repeat-token', words: /sent a page of the list twice/ },
  };
  for (const [what, { fault, words }] of Object.entries(broken)) {
    it(`says ${what} in plain words, and shows the other lists`, async () => {
      await endpoint.control('POST', 'faults', {
        operation: 'DescribeVirtualInterfaces',
        times: 1_000,
        fault,
      });
      const here = await regionRow();
      await tree.getChildren(here);
      const { connections } = await from.inventories.sweep(PLACE);
      ok(connections.length > 0);
      const nodes = await tree.getChildren(here);
      const failures = nodes.filter((node) => contextOf(node).startsWith('failure.'));
      equal(failures.length, 1);
      const { label, description } = tree.getTreeItem(failures[0] as Node);
      ok(!/SyntaxError|JSON|undefined|<html/.test(textOf(label)), textOf(label));
      ok(words.test(textOf(label)) && textOf(description), textOf(label));
      ok(nodes.some((node) => contextOf(node).startsWith('connection.')));
    });
  }

  it('shows an unknown state as AWS writes it, and marks what could not be read again', async () => {
    const { virtualInterfaces } = await from.inventories.sweep(PLACE);
    const id = virtualInterfaces[0]?.virtualInterfaceId ?? '';
    await endpoint.control('POST', 'estate', { setState: { id, state: 'entangled' } });
    from.inventories.refresh(PLACE);
    await from.inventories.sweep(PLACE);
    const node = await provider.find(PLACE, id);
    ok(node && textOf(tree.getTreeItem(node).description).includes('entangled'));
    await endpoint.control('POST', 'faults', { times: 1_000, fault: 'html' });
    from.inventories.refresh(PLACE);
    await from.inventories.sweep(PLACE).catch(() => undefined);
    const here = await regionRow();
    const rows = await contexts(here);
    ok(
      rows.some((context) => context.startsWith('failure.')),
      rows.join(' '),
    );
    ok(rows.some((context) => context.startsWith('connection.')));
    ok(textOf(tree.getTreeItem(here).description).includes('refresh failed'));
  });
});
