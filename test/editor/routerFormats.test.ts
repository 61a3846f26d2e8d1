import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { StateChange } from '../../src/directconnect/resources/changes';
import { Failure } from '../../src/aws/failure';
import type { Place } from '../../src/aws/session/place';
import type { SessionStore } from '../../src/aws/session/sessionStore';
import { changeFormat, chooseRouterOptions } from '../../src/commands/routerConfig/changeFormat';
import { compareFormats, compareWithFile } from '../../src/commands/routerConfig/compare';
import { openRouterConfiguration } from '../../src/commands/routerConfig/open';
import type { RouterConfigNeed } from '../../src/commands/routerConfig/open';
import type { Stores } from '../../src/views/stores';
import type { Node } from '../../src/views/tree/node';
import * as commandIds from '../../src/ids/commandIds';
import { formats, isFormat } from '../../src/routers/formats';
import type { FormatId } from '../../src/routers/formats';
import { toQuery } from '../../src/routers/optionsQuery';
import { MASK } from '../../src/routers/mask';
import { routerWriter } from '../../src/routers/writer';
import type { DocumentFiles } from '../../src/views/documents/files';
import { RouterConfigDocuments } from '../../src/views/routerConfig/documents';
import { parseRouterConfigUri, routerConfigUri } from '../../src/views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../src/views/routerConfig/uri';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { connect } from '../support/sdk';
import { REGION, extension, openFiles, startTestEndpoint, until, writeProfiles } from './support';

const { executeCommand } = vscode.commands;
const { window, workspace } = vscode;

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

describe('a router configuration that is written here', () => {
  let endpoint: TestEndpoint;
  let identity: RouterConfigIdentity;
  let key: string;
  let memory: TestMemento;
  let asked: string[];
  const real = {
    createQuickPick: window.createQuickPick.bind(window),
    showInputBox: window.showInputBox.bind(window),
    showQuickPick: window.showQuickPick.bind(window),
    showOpenDialog: window.showOpenDialog.bind(window),
  };

  /** Opens a document that no command has opened, and allows it to be read. */
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
  /** The commands as the table has them, but for what opens a tab: the extension under test has its own files. */
  const need = (): RouterConfigNeed => ({
    files: {
      mayRead: () => true,
      prepare: agree,
      open: async (uris: readonly vscode.Uri[], show: () => PromiseLike<unknown>) => {
        for (const uri of uris) await agree(uri);
        await show();
      },
    } as unknown as DocumentFiles,
    memory,
    loadWriter: () => Promise.resolve(routerWriter),
  });
  const from = {} as Stores;
  const row = () =>
    ({
      place: { profile: identity.profile, region: REGION },
      subject: subjectFrom('virtualInterface', { virtualInterfaceId: identity.virtualInterfaceId }),
    }) as unknown as Node;
  const pickFormat = (wanted: string) => {
    window.createQuickPick = (() => {
      const [accepted, hidden] = [new vscode.EventEmitter<void>(), new vscode.EventEmitter<void>()];
      const picker = {
        items: [] as (QuickPickItem & { format?: string })[],
        selectedItems: [] as QuickPickItem[],
        onDidChangeValue: () => undefined,
        onDidAccept: accepted.event,
        onDidHide: hidden.event,
        show: () => {
          picker.selectedItems = picker.items.filter(({ format }) => format === wanted);
          accepted.fire();
        },
        hide: () => hidden.fire(),
        dispose: () => undefined,
      };
      return picker;
    }) as unknown as typeof window.createQuickPick;
  };
  /** Answers the questions in their order; `undefined` is Escape. */
  const answer = (texts: readonly (string | undefined)[], toggles: readonly string[] = []) => {
    const left = [...texts];
    window.showInputBox = ((options: vscode.InputBoxOptions) => {
      asked.push(options.title ?? '');
      const text = left.shift();
      equal(text ? options.validateInput?.(text) : undefined, undefined);
      return Promise.resolve(text);
    }) as unknown as typeof window.showInputBox;
    window.showQuickPick = ((items: QuickPickItem[]) =>
      Promise.resolve(
        items.filter(({ label }) => toggles.includes(label)),
      )) as unknown as typeof window.showQuickPick;
  };
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
    identity = { profile: 'demo-network', region: REGION, virtualInterfaceId, format: 'frr', options: {} };
  });
  after(() => endpoint.stop());
  beforeEach(() => {
    memory = new TestMemento();
    asked = [];
  });
  afterEach(async () => {
    Object.assign(window, real);
    await executeCommand('workbench.action.closeAllEditors');
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
    match(symbols.map(({ name }) => name).join(), /^Sub-interface,Prefixes,BGP neighbor /);
    equal(symbols[0]?.children[0]?.name, 'interfaces');
    const folds = await executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
    ok(folds.some(({ start, end }) => start === symbols[0]?.range.start.line && end > start));
  });

  it('has lenses for all that can be done with it', async () => {
    const { uri } = await open(identity);
    const lenses = await executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    deepEqual(
      lenses.map(({ command }) => command?.title),
      [
        'Reveal BGP Key',
        'Change Format…',
        'Router Options…',
        'Copy',
        'Save As…',
        'Compare with File…',
        'Compare Formats…',
      ],
    );
  });

  it('asks once what AWS does not know, and remembers it without any key', async () => {
    pickFormat('bird');
    answer(['uplink1', '10.1.0.0/16, 10.2.0.0/16'], ['BFD']);
    await changeFormat(need(), from, row());
    deepEqual(shown(), {
      ...identity,
      format: 'bird',
      options: { interface: 'uplink1', prefixes: '10.1.0.0/16,10.2.0.0/16', bfd: 'on' },
    });
    equal(asked.length, 2);
    const text = window.activeTextEditor?.document.getText() ?? '';
    ok(text.includes('uplink1') && text.includes('bfd on') && text.includes('10.2.0.0/16'));

    // Another format: what was decided holds, and the port, which is called otherwise there, is an example again.
    pickFormat('junos');
    await changeFormat(need(), from, row());
    equal(asked.length, 2);
    deepEqual(shown()?.options, { prefixes: '10.1.0.0/16,10.2.0.0/16', bfd: 'on' });

    await executeCommand('workbench.action.closeAllEditors');
    await openRouterConfiguration(need(), from, row());
    equal(shown()?.format, 'junos');
    const kept = JSON.stringify(memory.keys().map((name) => memory.get(name)));
    ok(kept.includes('uplink1') && !kept.includes(key));
  });

  it('is opened for every selected row that has one, and the others are named', async () => {
    const { virtualInterfaces } = await connect(endpoint.profile('demo-network'), REGION).sweep();
    const [one, other] = virtualInterfaces.flatMap(({ virtualInterfaceId: id }) => id ?? []);
    const rowOf = (virtualInterfaceId = '') =>
      ({
        place: { profile: identity.profile, region: REGION },
        subject: subjectFrom('virtualInterface', { virtualInterfaceId }),
      }) as unknown as Node;
    const rows = [rowOf(one), rowOf('dxvif-notthere'), rowOf(other), rowOf('dxvif-gone')];
    const refusing = need();
    const { files } = refusing;
    const failing = {
      ...files,
      open: (uris: readonly vscode.Uri[], show: () => PromiseLike<unknown>) =>
        /notthere|gone/.test(String(uris[0]))
          ? Promise.reject(new Failure('refused', 'There is none.', 'Refresh.'))
          : files.open(uris, show),
    } as unknown as DocumentFiles;
    await rejects(openRouterConfiguration({ ...refusing, files: failing }, from, rows[0], rows), {
      message: 'Not opened: dxvif-notthere, dxvif-gone. There is none.',
    });
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);
    deepEqual(
      [one, other].filter((id = '') => !tabs.some((label) => label.startsWith(id))),
      [],
    );
  });

  it('changes what was decided, with the answers of before', async () => {
    const { uri } = await open({ ...identity, options: { prefixes: '10.1.0.0/16', vrf: 'OLD' } });
    answer(['', '10.9.0.0/16', 'NEW'], ['Default route']);
    await chooseRouterOptions(need(), uri);
    deepEqual(shown()?.options, { prefixes: '10.9.0.0/16', default: 'on', vrf: 'NEW' });
    deepEqual(
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .map(({ input }) => input instanceof vscode.TabInputText && input.uri.toString()),
      [window.activeTextEditor?.document.uri.toString()],
    );
    ok(window.activeTextEditor?.document.getText().includes('default-originate'));
  });

  it('opens and remembers nothing when a question is left', async () => {
    pickFormat('frr');
    answer(['eth7', undefined]);
    await changeFormat(need(), from, row());
    equal(shown(), undefined);
    deepEqual(memory.keys(), []);
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
    pickFormat('cisco-ios');
    answer(['', ''], []);
    window.showInputBox = () => Promise.resolve('');
    await compareFormats(need(), uri);
    const [diff] = diffTabs();
    deepEqual(
      [diff?.original, diff?.modified].map((each) => each && parseRouterConfigUri(each)?.format),
      ['frr', 'cisco-ios'],
    );
  });

  it('is there for the account that has to confirm, to which AWS gives none', async () => {
    const { virtualInterfaces } = await connect(endpoint.profile('demo-workload'), REGION).sweep();
    const unconfirmed = virtualInterfaces.find(
      ({ virtualInterfaceState }) => virtualInterfaceState === 'confirming',
    );
    const document = await open({
      ...identity,
      profile: 'demo-workload',
      virtualInterfaceId: unconfirmed?.virtualInterfaceId ?? '',
    });
    match(document.getText(), /what AWS says of the virtual interface/);
    match(document.getText(), /^router bgp \d+$/m);
  });

  it('says in words why it can’t be written', async () => {
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

  it('is read again when its virtual interface is in another state, and no other is', async () => {
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
