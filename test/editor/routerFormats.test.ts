import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { StateChange } from '../../src/directconnect/resources/changes';
import { Failure } from '../../src/aws/failure';
import type { Place } from '../../src/aws/session/place';
import type { SessionStore } from '../../src/aws/session/sessionStore';
import { changeFormat, chooseRouterOptions } from '../../src/commands/routerConfig/changeFormat';
import { compareFormats, compareWithFile } from '../../src/commands/routerConfig/compare';
import { openRouterConfiguration } from '../../src/commands/routerConfig/open';
import { openRouterConfigurationAs } from '../../src/commands/routerConfig/openAs';
import type { RouterConfigContext } from '../../src/commands/routerConfig/context';
import type { Stores } from '../../src/views/stores';
import type { Node } from '../../src/views/tree/node';
import * as commandIds from '../../src/ids/commandIds';
import { formats, isFormat } from '../../src/routers/formats';
import type { FormatId } from '../../src/routers/formats';
import { toQuery } from '../../src/routers/optionsQuery';
import { MASK } from '../../src/routers/mask';
import { routerWriter } from '../../src/routers/writer';
import type { DocumentFiles } from '../../src/views/documents/files';
import { rememberFormat, rememberedFormat } from '../../src/views/routerConfig/memory';
import { RouterConfigDocuments } from '../../src/views/routerConfig/documents';
import { parseRouterConfigUri, routerConfigUri } from '../../src/views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../src/views/routerConfig/uri';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { connect } from '../support/sdk';
import { Answers, PRESS_BACK } from './answers';
import { REGION, extension, openFiles, startTestEndpoint, until, writeProfiles } from './support';

const { executeCommand } = vscode.commands;
const { window, workspace } = vscode;

const LOCATION = 'EqDC2';

const languages: Record<FormatId, string> = {
  'cisco-ios': 'directconnect-lines',
  'cisco-iosxr': 'directconnect-lines',
  'cisco-nxos': 'directconnect-lines',
  'arista-eos': 'directconnect-lines',
  'frr': 'directconnect-lines',
  'junos-set': 'directconnect-commands',
  'panos': 'directconnect-commands',
  'sros': 'directconnect-commands',
  'vyos': 'directconnect-commands',
  'junos': 'directconnect-braces',
  'bird': 'directconnect-braces',
  'openbgpd': 'directconnect-braces',
  'fortios': 'directconnect-edits',
  'routeros': 'directconnect-routeros',
  'json': 'json',
  'yaml': 'yaml',
};

describe('a generated router configuration', () => {
  let endpoint: TestEndpoint;
  let identity: RouterConfigIdentity;
  /** The ID of another virtual interface. */
  let other: string;
  let key: string;
  let memory: TestMemento;
  let answers: Answers;
  let setting: string;
  let warned: string;
  const real = {
    showWarningMessage: window.showWarningMessage.bind(window),
    showOpenDialog: window.showOpenDialog.bind(window),
  };

  /** Opens a document that no command has opened, and gives consent to read it. */
  const agree = async (uri: vscode.Uri) => {
    await executeCommand('vscode.open', uri, { preview: false });
    const document = await workspace.openTextDocument(uri);
    if (!/^Nothing was read\.$/m.test(document.getText())) return;
    await executeCommand(commandIds.readDocument);
    await until(workspace.onDidChangeTextDocument, () => !/^Nothing was read\.$/m.test(document.getText()));
  };
  const open = async (of: RouterConfigIdentity) => {
    const uri = routerConfigUri(of);
    await agree(uri);
    return workspace.openTextDocument(uri);
  };
  const shown = () => parseRouterConfigUri(window.activeTextEditor?.document.uri ?? vscode.Uri.file('/'));
  /**
   * Makes reads fail for some files. The extension under test has its own file system, which reads a document when its
   * tab is opened.
   */
  const filesBut = (fails: (uri: vscode.Uri) => boolean, kind: 'refused' | 'denied') =>
    ({
      mayRead: () => true,
      prepare: agree,
      open: async (uris: readonly vscode.Uri[], show: () => PromiseLike<unknown>) => {
        if (uris.some(fails)) throw new Failure(kind, 'There is none.', 'Refresh.');
        for (const uri of uris) await agree(uri);
        await show();
      },
    }) as unknown as DocumentFiles;
  /** What the commands need, as in the command table. */
  const need = (
    fails: (uri: vscode.Uri) => boolean = () => false,
    kind: 'refused' | 'denied' = 'refused',
  ): RouterConfigContext => ({
    files: filesBut(fails, kind),
    documents: { describedFieldsOf: () => ({ location: LOCATION }) },
    inventories: { current: () => undefined },
    memory,
    loadWriter: () => Promise.resolve(routerWriter),
    defaultFormat: () => setting,
  });
  const from = {} as Stores;
  const row = (over: Partial<VirtualInterface> = {}) =>
    ({
      place: { profile: identity.profile, region: REGION },
      subject: subjectFrom('virtualInterface', {
        virtualInterfaceId: identity.virtualInterfaceId,
        location: LOCATION,
        ...over,
      }),
    }) as unknown as Node;
  const tabs = () =>
    window.tabGroups.all
      .flatMap((group) => group.tabs)
      .map(({ input }) => (input instanceof vscode.TabInputText ? input.uri.toString() : undefined));
  const diffTabs = () =>
    window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .map(({ input }) => input)
      .filter((input) => input instanceof vscode.TabInputTextDiff);

  before(async () => {
    endpoint = await startTestEndpoint();
    await writeProfiles(endpoint);
    await extension().activate();
    await executeCommand(commandIds.refresh);
    const session = connect(endpoint.profile('demo-network'), REGION);
    const { virtualInterfaces } = await session.sweep();
    const dual = virtualInterfaces.find(
      ({ bgpPeers = [], virtualInterfaceType }) =>
        bgpPeers.length === 1 && virtualInterfaceType === 'private',
    );
    const virtualInterfaceId = dual?.virtualInterfaceId ?? '';
    key = (await session.routerConfiguration(virtualInterfaceId)).keys[0] ?? '';
    ok(key);
    other =
      virtualInterfaces.find(
        (one) => one.bgpPeers?.length === 1 && one.virtualInterfaceId !== virtualInterfaceId,
      )?.virtualInterfaceId ?? '';
    ok(other);
    identity = { profile: 'demo-network', region: REGION, virtualInterfaceId, format: 'frr', options: {} };
  });
  after(() => endpoint.stop());
  beforeEach(() => {
    memory = new TestMemento();
    answers = new Answers();
    [setting, warned] = ['xml', ''];
    Object.assign(window, {
      showWarningMessage: (text: string) => Promise.resolve(void (warned = text)),
    });
  });
  afterEach(async () => {
    Object.assign(window, real);
    await executeCommand('workbench.action.closeAllEditors');
    answers.end();
  });

  for (const format of Object.keys(formats).filter(isFormat)) {
    it(`is a document of its language, with the key masked: ${format}`, async () => {
      const document = await open({
        ...identity,
        format,
        options: { prefixes: '10.20.0.0/16', bfd: 'on' },
      });
      equal(document.languageId, languages[format]);
      const text = document.getText();
      ok(text.includes(MASK) && !text.includes(key));
      ok(text.includes('10.20.0.0'));
    });
  }

  it('shows the key when asked, and masks it again', async () => {
    const document = await open(identity);
    await executeCommand(commandIds.revealBgpKey, document.uri);
    await until(workspace.onDidChangeTextDocument, () => document.getText().includes(` password ${key}\n`));
    await executeCommand(commandIds.maskBgpKey, document.uri);
    await until(workspace.onDidChangeTextDocument, () => !document.getText().includes(key));
  });

  it('has an outline and folds', async () => {
    const { uri } = await open({ ...identity, format: 'junos' });
    const symbols = await executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    match(symbols.map(({ name }) => name).join(), /^Subinterface,Prefixes,BGP neighbor /);
    equal(symbols[0]?.children[0]?.name, 'interfaces');
    const folds = await executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    ok(folds.some(({ start, end }) => start === symbols[0]?.range.start.line && end > start));
  });

  it('has a code lens for each of its actions', async () => {
    const { uri } = await open(identity);
    const lenses = await executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    deepEqual(
      lenses.map(({ command }) => command?.title),
      [
        'Reveal BGP Key',
        'Change Format…',
        'Router Options…',
        'Show XML',
        'Copy',
        'Save As…',
        'Compare with File…',
        'Compare Formats…',
      ],
    );
  });

  it('asks once for what AWS does not know, and remembers it without any key', async () => {
    answers.lists.push('bird');
    answers.texts.push('uplink1', '10.1.0.0/16, 10.2.0.0/16');
    answers.lists.push(['BFD']);
    await openRouterConfigurationAs(need(), from, row());
    deepEqual(shown(), {
      ...identity,
      format: 'bird',
      options: { interface: 'uplink1', prefixes: '10.1.0.0/16,10.2.0.0/16', bfd: 'on' },
    });
    deepEqual(answers.asked, [
      'Open Router Configuration As',
      ...[1, 2, 3].map((step) => `Router Options for BIRD 2 (${step}/3)`),
    ]);
    const text = window.activeTextEditor?.document.getText() ?? '';
    ok(text.includes('uplink1') && text.includes('bfd on') && text.includes('10.2.0.0/16'));

    // Another format keeps the options, except the port, which has another name there and is a placeholder again.
    answers.lists.push('junos');
    await openRouterConfigurationAs(need(), from, row());
    equal(answers.asked.length, 5);
    deepEqual(shown()?.options, { prefixes: '10.1.0.0/16,10.2.0.0/16', bfd: 'on' });

    await executeCommand('workbench.action.closeAllEditors');
    await openRouterConfiguration(need(), from, row());
    equal(shown()?.format, 'junos');
    const kept = JSON.stringify(memory.keys().map((name) => memory.get(name)));
    ok(kept.includes('uplink1') && !kept.includes(key));
  });

  it('asks for a public virtual interface which of its prefixes to announce, but not for a default route', async () => {
    const { virtualInterfaces } = await connect(endpoint.profile('demo-network'), REGION).sweep();
    const ofIts = virtualInterfaces.find((one) => one.virtualInterfaceType === 'public') ?? {};
    const [own = ''] = (ofIts.routeFilterPrefixes ?? []).map(({ cidr }) => cidr);
    answers.lists.push('frr');
    answers.texts.push('eth1', '10.1.0.0/16', own, '');
    answers.lists.push([]);
    await openRouterConfigurationAs(need(), from, row(ofIts));
    match(answers.refused.join(), /^AWS would not accept 10\.1\.0\.0\/16: it is in none of the prefixes/);
    deepEqual(answers.offered, ['BFD']);
    const text = () => window.activeTextEditor?.document.getText() ?? '';
    ok(text().includes(` network ${own}\n`) && text().includes('NO_EXPORT'));

    // The next question knows what was read. Without an answer, all prefixes are announced.
    const told = { describedFieldsOf: () => ofIts };
    answers.texts.push('eth1', '192.0.2.0/24', '', '');
    answers.lists.push([]);
    await chooseRouterOptions({ ...need(), documents: told }, window.activeTextEditor?.document.uri);
    equal(answers.refused.length, 2);
    deepEqual(shown()?.options, { interface: 'eth1' });
    ok(text().includes(` network ${own}\n`));
  });

  it('refuses the VRF of the management port, of routers where no other port can be in it', async () => {
    answers.lists.push('cisco-nxos', []);
    answers.texts.push('Ethernet1/1', '10.1.0.0/16', 'management', 'AWS');
    await openRouterConfigurationAs(need(), from, row());
    match(answers.refused.join(), /^Only the management port of such a router can be in the VRF management/);
    deepEqual(shown()?.options, { interface: 'Ethernet1/1', prefixes: '10.1.0.0/16', vrf: 'AWS' });
  });

  it('goes back from question to question, with the earlier answers, and to the formats', async () => {
    answers.lists.push('bird', 'frr', PRESS_BACK, ['BFD']);
    answers.texts.push(PRESS_BACK, 'eth1', '10.1.0.0/16', PRESS_BACK, 'eth2', '10.2.0.0/16', 'AWS');
    await openRouterConfigurationAs(need(), from, row());
    deepEqual(
      answers.asked.map((title) => /\((\d)/.exec(title)?.[1] ?? title),
      [
        ...['Open Router Configuration As', '1'],
        ...['Open Router Configuration As', ...Array.from('12321234')],
      ],
    );
    deepEqual(answers.proposed, ['', '', 'eth1', '10.1.0.0/16', '']);
    deepEqual(shown()?.options, { interface: 'eth2', prefixes: '10.2.0.0/16', bfd: 'on', vrf: 'AWS' });
  });

  it('opens in the format of the settings, then as chosen at its location, then as chosen for itself', async () => {
    setting = 'frr';
    await openRouterConfiguration(need(), from, row());
    // The options have not been asked for yet, and opening it does not ask for them either.
    deepEqual([shown()?.format, shown()?.options, answers.asked], ['frr', {}, []]);
    ok(window.activeTextEditor?.document.getText().includes(MASK));
    await rememberFormat(memory, { virtualInterfaceId: 'dxvif-other', location: LOCATION }, 'bird');
    await openRouterConfiguration(need(), from, row());
    equal(shown()?.format, 'bird');
    await openRouterConfiguration(need(), from, row({ location: 'EqFA5' }));
    equal(shown()?.format, 'frr');
    await rememberFormat(memory, { virtualInterfaceId: identity.virtualInterfaceId }, 'xml');
    await openRouterConfiguration(need(), from, row());
    equal(shown()?.format, 'xml');
    equal(warned, '');
  });

  it('opens as XML, and says why, if it can’t be written in that format', async () => {
    await rememberFormat(memory, { virtualInterfaceId: identity.virtualInterfaceId }, 'frr');
    const isFrr = (uri: vscode.Uri) => parseRouterConfigUri(uri)?.format === 'frr';
    await openRouterConfiguration(need(isFrr), from, row());
    equal(shown()?.format, 'xml');
    match(
      warned,
      /XML of dxvif-\S+ is shown, since it can’t be shown as FRRouting: There is none\. Refresh\.$/,
    );
  });

  it('opens as XML, and says why, if AWS’s own text in that format is denied', async () => {
    const AWS_OWN = 'CiscoSystemsInc-2900SeriesRouters-IOS124';
    await rememberFormat(memory, { virtualInterfaceId: 'dxvif-other', location: LOCATION }, AWS_OWN);
    const isAwsOwn = (uri: vscode.Uri) => parseRouterConfigUri(uri)?.format === AWS_OWN;
    await openRouterConfiguration(need(isAwsOwn, 'denied'), from, row());
    equal(shown()?.format, 'xml');
    match(warned, /XML of dxvif-\S+ is shown, since it can’t be shown as /);
  });

  it('remembers the format that is chosen for its location, also where its tab is changed', async () => {
    const { uri } = await open(identity);
    answers.lists.push('json');
    answers.texts.push('', '');
    answers.lists.push([]);
    answers.texts.push('');
    await changeFormat(need(), uri);
    equal(shown()?.format, 'json');
    equal(rememberedFormat(memory, { virtualInterfaceId: 'dxvif-other', location: LOCATION }), 'json');
    deepEqual(tabs(), [window.activeTextEditor?.document.uri.toString()]);
  });

  it('opens several rows in one format, and asks for no options', async () => {
    const rows = [row(), row({ virtualInterfaceId: other })];
    answers.lists.push('frr');
    await openRouterConfigurationAs(need(), from, rows[0], rows);
    deepEqual(answers.asked, ['Open Router Configuration As']);
    equal(tabs().length, 2);
    for (const virtualInterfaceId of [identity.virtualInterfaceId, other]) {
      equal(rememberedFormat(memory, { virtualInterfaceId }), 'frr');
    }
  });

  it('opens for every selected row that has one, and names the others', async () => {
    const { virtualInterfaces } = await connect(endpoint.profile('demo-network'), REGION).sweep();
    const [one, two] = virtualInterfaces.flatMap(({ virtualInterfaceId: id }) => id ?? []);
    const rowOf = (virtualInterfaceId = '') => row({ virtualInterfaceId });
    const rows = [rowOf(one), rowOf('dxvif-notthere'), rowOf(two), rowOf('dxvif-gone')];
    const isMissing = (uri: vscode.Uri) => /notthere|gone/.test(uri.path);
    await rejects(openRouterConfiguration(need(isMissing), from, rows[0], rows), {
      message: 'Not opened: dxvif-notthere, dxvif-gone. There is none.',
    });
    deepEqual(
      [one, two].filter((id = '') => !tabs().some((uri) => uri?.includes(id))),
      [],
    );
  });

  it('changes options, with the earlier answers filled in', async () => {
    const { uri } = await open({ ...identity, options: { prefixes: '10.1.0.0/16', vrf: 'OLD' } });
    answers.texts.push('', '10.9.0.0/16', 'NEW');
    answers.lists.push(['Default route']);
    await chooseRouterOptions(need(), uri);
    deepEqual(answers.proposed, ['', '10.1.0.0/16', 'OLD']);
    deepEqual(shown()?.options, { prefixes: '10.9.0.0/16', default: 'on', vrf: 'NEW' });
    deepEqual(tabs(), [window.activeTextEditor?.document.uri.toString()]);
    ok(window.activeTextEditor?.document.getText().includes('default-originate'));
  });

  it('opens and remembers nothing when a question is cancelled', async () => {
    answers.lists.push('frr');
    answers.texts.push('eth7');
    await openRouterConfigurationAs(need(), from, row());
    equal(shown(), undefined);
    deepEqual(memory.keys(), []);
  });

  it('asks for options again, filled in, when the earlier ones could not be used', async () => {
    const isBad = (uri: vscode.Uri) =>
      parseRouterConfigUri(uri)?.options?.['prefixes']?.includes('::') ?? false;
    const answer = (...texts: string[]) => {
      answers.lists.push('frr', []);
      answers.texts.push(...texts);
    };
    answer('eth7', '2001:db8::/48', 'BLUE');
    await rejects(openRouterConfigurationAs(need(isBad), from, row()), { message: 'There is none.' });
    answer('eth7', '10.0.0.0/8, 2001:db8::/48', 'BLUE');
    await rejects(openRouterConfigurationAs(need(isBad), from, row()), { message: 'There is none.' });
    deepEqual(answers.proposed.splice(0), ['', '', '', 'eth7', '2001:db8::/48', 'BLUE']);

    // Also where the XML is shown instead.
    await rememberFormat(memory, { virtualInterfaceId: identity.virtualInterfaceId }, 'frr');
    await openRouterConfiguration(need(isBad), from, row());
    const xml = window.activeTextEditor?.document.uri;
    equal(shown()?.format, 'xml');
    answer('eth7', '10.0.0.0/8', '');
    await changeFormat(need(isBad), xml);
    deepEqual(answers.proposed.splice(0), ['eth7', '10.0.0.0/8, 2001:db8::/48', 'BLUE']);
    deepEqual(shown()?.options, { interface: 'eth7', prefixes: '10.0.0.0/8' });

    // Not once they could be used.
    answers.lists.push('frr');
    await openRouterConfigurationAs(need(isBad), from, row());
    deepEqual(answers.proposed, []);
  });

  it('is compared with a file, and is masked again when that is closed', async () => {
    const { uri } = await open(identity);
    const folder = await mkdtemp(join(tmpdir(), 'compare-'));
    try {
      const file = join(folder, 'router.conf');
      await writeFile(file, 'router bgp 65010\n');
      window.showOpenDialog = () => Promise.resolve([vscode.Uri.file(file)]);
      await compareWithFile(need(), uri);
      const [diff] = diffTabs();
      equal(`${diff?.original.fsPath} ${diff?.modified.toString()}`, `${file} ${uri.toString()}`);
      await executeCommand(commandIds.revealBgpKey, uri);
      const revealed = () =>
        workspace.textDocuments
          .find((document) => document.uri.toString() === uri.toString())
          ?.getText()
          .includes(key) ?? false;
      await until(workspace.onDidChangeTextDocument, revealed);
      const closed = until(window.tabGroups.onDidChangeTabs, () =>
        window.tabGroups.all.every(({ tabs }) => tabs.length === 0),
      );
      await executeCommand('workbench.action.closeAllEditors');
      await closed;
      await until(workspace.onDidChangeTextDocument, () => !revealed());
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is compared with another format', async () => {
    const { uri } = await open(identity);
    answers.lists.push('cisco-ios');
    answers.texts.push('', '');
    answers.lists.push([]);
    answers.texts.push('');
    await compareFormats(need(), uri);
    const [diff] = diffTabs();
    deepEqual(
      [diff?.original, diff?.modified].map((each) => each && parseRouterConfigUri(each)?.format),
      ['frr', 'cisco-ios'],
    );
  });

  it('is generated for the account that has to accept, to which AWS gives no XML', async () => {
    const { virtualInterfaces } = await connect(endpoint.profile('demo-workload'), REGION).sweep();
    const unconfirmed = virtualInterfaces.find(
      ({ virtualInterfaceState }) => virtualInterfaceState === 'confirming',
    );
    const document = await open({
      ...identity,
      profile: 'demo-workload',
      virtualInterfaceId: unconfirmed?.virtualInterfaceId ?? '',
    });
    match(document.getText(), /MD5 key: from the virtual interface\./);
    match(document.getText(), /^router bgp \d+$/m);
  });

  it('says why it can’t be generated from invalid options', async () => {
    const uri = routerConfigUri({ ...identity, options: { prefixes: '10.0.0.1/8' } });
    const files = openFiles();
    const sessions = {
      on: () => undefined,
      session: () => Promise.resolve(connect(endpoint.profile('demo-network'), REGION)),
    } as unknown as SessionStore;
    new RouterConfigDocuments(files, sessions, { on: () => undefined } as never, () =>
      Promise.resolve(routerWriter),
    );
    await rejects(files.readFile(uri), /10\.0\.0\.1\/8.*10\.0\.0\.0\/8/);
    files.dispose();
  });

  it('is read again when the state of its virtual interface changes, and no other configuration is', async () => {
    const changed: string[] = [];
    let hear: (place: Place, changes: readonly StateChange[]) => void = () => undefined;
    const sessions = {
      on: () => undefined,
      session: () => Promise.resolve(connect(endpoint.profile('demo-network'), REGION)),
    } as unknown as SessionStore;
    const inventories = {
      on: (_event: string, listener: typeof hear) => (hear = listener),
    } as unknown as ConstructorParameters<typeof RouterConfigDocuments>[2];
    const files = openFiles();
    new RouterConfigDocuments(files, sessions, inventories, () => Promise.resolve(routerWriter));
    const uri = routerConfigUri(identity);
    await files.prepare(uri);
    files.onDidChangeFile((changes) => changed.push(...changes.map((change) => change.uri.toString())));
    const moved = (virtualInterfaceId: string) =>
      hear({ profile: identity.profile, region: REGION }, [
        { virtualInterface: { virtualInterfaceId }, from: 'pending', to: 'available' },
      ]);
    moved('dxvif-other');
    deepEqual(changed, []);
    moved(identity.virtualInterfaceId);
    deepEqual(changed, [uri.toString()]);
    files.dispose();
  });

  it('carries its options in its URI, and no secret', () => {
    const options = toQuery({
      interfaceName: 'ge-0/0/1',
      prefixes: ['10.0.0.0/8', '2001:db8::/32'],
      bfd: true,
      defaultRoute: true,
      vrf: 'AWS',
    });
    const uri = routerConfigUri({ ...identity, format: 'junos', options });
    deepEqual(parseRouterConfigUri(vscode.Uri.parse(uri.toString())), {
      ...identity,
      format: 'junos',
      options,
    });
    ok(!uri.toString().includes(key));
    equal(parseRouterConfigUri(uri.with({ path: uri.path.replace('junos.conf', 'frr.conf') })), undefined);
  });
});
