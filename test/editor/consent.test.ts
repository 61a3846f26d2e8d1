import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as commandIds from '../../src/ids/commandIds';
import { MASK } from '../../src/routers/mask';
import { Consent } from '../../src/views/documents/consent';
import { detailsUri } from '../../src/views/details/uri';
import { routerConfigUri } from '../../src/views/routerConfig/uri';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { connect } from '../support/sdk';
import { REGION, extension, row, startTestEndpoint, until, writeProfiles } from './support';

const { executeCommand } = vscode.commands;
const { window, workspace } = vscode;

/** A profile whose credentials come from a program that leaves a file behind when it runs. */
const PROFILE = 'with $(trash) process';
const UNREAD = /^Nothing was read\.$/m;

describe('a document that none of our commands opened', () => {
  let endpoint: TestEndpoint;
  let folder: string;
  let started: string;
  let id: string;
  const asked = async () => (await endpoint.received('DescribeVirtualInterfaces')).length;
  const place = { profile: PROFILE, region: REGION };
  const configuration = (format = 'xml') => routerConfigUri({ ...place, virtualInterfaceId: id, format });
  const real = {
    createQuickPick: window.createQuickPick.bind(window),
    showInputBox: window.showInputBox.bind(window),
    showQuickPick: window.showQuickPick.bind(window),
    showErrorMessage: window.showErrorMessage.bind(window),
    showSaveDialog: window.showSaveDialog.bind(window),
    showOpenDialog: window.showOpenDialog.bind(window),
    showWarningMessage: window.showWarningMessage.bind(window),
    showInformationMessage: window.showInformationMessage.bind(window),
    createInputBox: window.createInputBox.bind(window),
  };
  const actions = async (uri: vscode.Uri) =>
    (await executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).flatMap(
      ({ command }) => command ?? [],
    );
  const lenses = async (uri: vscode.Uri) => (await actions(uri)).map(({ title }) => title);
  const textOf = async (uri: vscode.Uri) => (await workspace.openTextDocument(uri)).getText();
  const closeAll = async () => {
    const closed = until(window.tabGroups.onDidChangeTabs, () =>
      window.tabGroups.all.every(({ tabs }) => tabs.length === 0),
    );
    await executeCommand('workbench.action.closeAllEditors');
    await closed;
  };
  /** Opens it like a link from outside, then gives consent. */
  const agree = async (uri: vscode.Uri) => {
    await executeCommand('vscode.open', uri, { preview: false });
    await executeCommand(commandIds.readDocument);
    const document = await workspace.openTextDocument(uri);
    await until(workspace.onDidChangeTextDocument, () => !UNREAD.test(document.getText()));
    return document;
  };

  before(async () => {
    endpoint = await startTestEndpoint();
    await writeProfiles(endpoint);
    folder = await mkdtemp(join(tmpdir(), 'consent-'));
    started = join(folder, 'started');
    const [account] = endpoint.accounts;
    ok(account);
    const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = account;
    await writeFile(join(folder, 'keys.json'), JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey }), {
      mode: 0o600,
    });
    const script = join(folder, 'process.sh');
    await writeFile(script, `#!/bin/sh\ntouch '${started}'\ncat '${join(folder, 'keys.json')}'\n`, {
      mode: 0o700,
    });
    await appendFile(
      process.env['AWS_CONFIG_FILE'] ?? '',
      `\n[profile ${PROFILE}]\nregion = ${REGION}\nendpoint_url = ${endpoint.url}\ncredential_process = ${script}\n`,
    );
    await extension().activate();
    await executeCommand(commandIds.refresh);
    const { virtualInterfaces } = await connect(endpoint.profile(account.name), REGION).sweep();
    id =
      virtualInterfaces.find(({ virtualInterfaceState }) => virtualInterfaceState === 'available')
        ?.virtualInterfaceId ?? '';
    ok(id);
  });
  after(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true });
  });
  afterEach(async () => {
    Object.assign(window, real);
    await executeCommand('workbench.action.closeAllEditors');
  });

  for (const [kind, uriOf] of [
    ['AWS’s XML', () => configuration()],
    ['a configuration of ours', () => configuration('frr')],
    ['data', () => configuration('json')],
    ['AWS’s text for a router', () => configuration('CiscoSystemsInc-Nexus9KSeriesSwitches-NXOS93')],
    ['details', () => detailsUri({ ...place, id })],
  ] as const) {
    it(`shows that nothing was read, with one action, whichever way it is opened: ${kind}`, async () => {
      const before = await asked();
      const uri = uriOf();
      match(Buffer.from(await workspace.fs.readFile(uri)).toString(), UNREAD);
      equal((await workspace.fs.stat(uri)).mtime, 0);
      await executeCommand('vscode.open', uri, { preview: false });
      await executeCommand('vscode.diff', uri, configuration('bird'));
      const shown = await textOf(uri);
      match(shown, UNREAD);
      // The editor would draw an icon in a name, so the icon is broken up.
      deepEqual(await lenses(uri), [`Read with Profile ${PROFILE.replace('$(', '$\u200B(')}`]);
      ok(!shown.includes(MASK) && !shown.includes('logical_connection'));
      equal(await asked(), before);
      ok(!existsSync(started));
    });
  }

  it('does not exist under another spelling or with an invalid region, and offers no action for an unknown profile', async () => {
    const good = configuration().toString();
    for (const [text, why] of [
      [good.replace('format', 'FORMAT'), /Nothing was read/],
      [good.replace('dxvif-', 'DXVIF-'), /Nothing was read/],
      [`${good}&format%3Dxml`, /Nothing was read/],
      [`${good}&profile%3Dother`, /Nothing was read/],
      [`${good}&more%3D1`, /Nothing was read/],
      [`${good}#1`, /Nothing was read/],
      [good.replace('directconnect:/', 'directconnect://host/'), /Nothing was read/],
      [good.replace(REGION, 'evil.example%2F'), /Nothing was read/],
      [good.replace(REGION, 'US-EAST-1'), /Nothing was read/],
      [good.replace('.xml', '.yaml'), /Nothing was read/],
    ] as const) {
      const uri = vscode.Uri.parse(text);
      ok(uri.toString() !== good, text);
      await rejects(async () => workspace.fs.readFile(uri), why);
      await rejects(async () => workspace.fs.stat(uri), why);
    }
    const unknown = routerConfigUri({
      ...place,
      profile: '[x](command:y)',
      virtualInterfaceId: id,
      format: 'xml',
    });
    const text = await textOf(unknown);
    match(text, UNREAD);
    ok(!text.includes('command:'));
    deepEqual(await lenses(unknown), []);
    ok(!existsSync(started));
  });

  it('is not read by a command that gets it as an argument, nor through a row that is not from the tree', async () => {
    /** A question that is dismissed as soon as it appears. */
    const hiddenAtOnce = () => {
      const hidden = new vscode.EventEmitter<void>();
      return new Proxy<Record<string, unknown>>(
        {},
        {
          get: (target, name: string): unknown => {
            if (name === 'onDidHide') return hidden.event;
            if (name === 'show' || name === 'hide') return () => hidden.fire();
            return name.startsWith('on') || name === 'dispose' ? () => undefined : target[name];
          },
        },
      );
    };
    Object.assign(window, {
      showInputBox: () => Promise.resolve(undefined),
      showQuickPick: () => Promise.resolve(undefined),
      showErrorMessage: () => Promise.resolve(undefined),
      showWarningMessage: () => Promise.resolve(undefined),
      showInformationMessage: () => Promise.resolve(undefined),
      showSaveDialog: () => Promise.resolve(undefined),
      showOpenDialog: () => Promise.resolve(undefined),
      createQuickPick: hiddenAtOnce,
      createInputBox: hiddenAtOnce,
    });
    const before = await asked();
    const subject = subjectFrom('virtualInterface', {
      virtualInterfaceId: id,
      virtualInterfaceType: 'private',
      virtualInterfaceState: 'confirming',
    });
    const profile = { name: PROFILE, regions: [REGION], endpoints: { direct_connect: endpoint.url } };
    const crafted: unknown[] = [
      configuration(),
      configuration().toJSON(),
      detailsUri({ ...place, id }),
      { ...configuration().toJSON(), profile, place, subject },
      { place, subject },
      { place, subject: subjectFrom('connection', { connectionId: 'dxcon-fgx0h7m2' }) },
      { place, subject: subjectFrom('lag', { lagId: 'dxlag-fgx0h7m2' }) },
      { profile },
      { place },
      { ...place, id },
      [{ place, subject }],
    ];
    // These commands take no argument; another test covers that they read the active document.
    const { exploreLocalEndpoint, stopLocalEndpoint, refresh, readDocument, ...others } = commandIds;
    await executeCommand('vscode.open', configuration('bird'), { preview: false });
    for (const command of Object.values(others)) {
      for (const argument of crafted) {
        await executeCommand(command, argument, [argument]);
        ok(!existsSync(started), `${command} with ${JSON.stringify(argument)}`);
      }
    }
    equal(await asked(), before);
  }).timeout(120_000);

  it('is read once the user says so, masked, and only if it is the active document', async () => {
    Object.assign(window, { showErrorMessage: () => Promise.resolve(undefined) });
    const uri = configuration();
    await executeCommand('vscode.open', uri, { preview: false });
    await executeCommand('vscode.open', configuration('frr'), { preview: false });
    await executeCommand(commandIds.readDocument, uri);
    ok(!existsSync(started));
    const document = await agree(uri);
    ok(document.getText().includes(MASK));
    ok(existsSync(started));
    ok((await lenses(uri)).includes('Reveal BGP Key'));
    match(await textOf(configuration('frr')), UNREAD);
  });

  it('is read by the action above it, and by no other', async () => {
    for (const uri of [configuration(), detailsUri({ ...place, id })]) {
      await executeCommand('vscode.open', uri, { preview: false });
      const document = await workspace.openTextDocument(uri);
      await until(workspace.onDidChangeTextDocument, () => UNREAD.test(document.getText()));
      const [action, ...others] = await actions(uri);
      ok(action);
      deepEqual(others, []);
      match(action.title, /^Read with Profile /);
      await executeCommand(action.command, ...((action.arguments ?? []) as unknown[]));
      await until(workspace.onDidChangeTextDocument, () => !UNREAD.test(document.getText()));
      ok(document.getText().includes(id));
      ok(!(await lenses(uri)).some((title) => title.startsWith('Read with Profile ')));
    }
  });

  it('is not read again once its tab was closed', async () => {
    const uri = detailsUri({ ...place, id });
    ok((await agree(uri)).getText().includes(`virtualInterfaceId: ${id}`));
    await closeAll();
    match(Buffer.from(await workspace.fs.readFile(uri)).toString(), UNREAD);
    await executeCommand('vscode.open', uri);
    match(Buffer.from(await workspace.fs.readFile(uri)).toString(), UNREAD);
  });

  it('is read when one of our commands opens it, even if a link opened it before', async () => {
    const uri = configuration();
    await executeCommand('vscode.open', uri, { preview: false });
    // The editor may still hold the text that it showed before the tab was closed.
    const opened = await workspace.openTextDocument(uri);
    await until(workspace.onDidChangeTextDocument, () => UNREAD.test(opened.getText()));
    await executeCommand(
      commandIds.openRouterConfiguration,
      row({ place, subject: subjectFrom('virtualInterface', { virtualInterfaceId: id }) }),
    );
    const document = await workspace.openTextDocument(uri);
    await until(workspace.onDidChangeTextDocument, () => document.getText().includes(MASK));
    ok((await lenses(uri)).includes('Copy'));
  });

  it('stays unread if one of our commands failed to open it', async () => {
    const { showTextDocument } = window;
    const uri = configuration();
    window.showTextDocument = () => Promise.reject(new Error('no editor'));
    try {
      await executeCommand(
        commandIds.openRouterConfiguration,
        row({ place, subject: subjectFrom('virtualInterface', { virtualInterfaceId: id }) }),
      );
    } finally {
      window.showTextDocument = showTextDocument;
    }
    ok(existsSync(started));
    match(Buffer.from(await workspace.fs.readFile(uri)).toString(), UNREAD);
  });

  it('is opened but not read by a link into a region that was not read', async () => {
    const other = { ...place, region: 'eu-central-1' };
    const before = await asked();
    await executeCommand(commandIds.openRouterConfiguration, { ...other, id });
    match(window.activeTextEditor?.document.getText() ?? '', UNREAD);
    await executeCommand(commandIds.showDetails, { ...other, id });
    match(window.activeTextEditor?.document.getText() ?? '', UNREAD);
    equal(await asked(), before);
  });

  it('is opened for each selected row, after a question if there are many', async () => {
    let question = '';
    Object.assign(window, {
      showWarningMessage: (text: string) => {
        question = text;
        return Promise.resolve(undefined);
      },
    });
    const { virtualInterfaces } = await connect(endpoint.profile('demo-network'), REGION).sweep();
    const rows = virtualInterfaces.map((virtualInterface) =>
      row({
        place: { profile: 'demo-network', region: REGION },
        subject: subjectFrom('virtualInterface', virtualInterface),
      }),
    );
    ok(rows.length >= 2);
    const some = rows.slice(0, 2);
    await executeCommand(commandIds.openRouterConfiguration, some[0], some);
    const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs).length;
    equal(tabs(), 2);
    await closeAll();
    const many = Array.from({ length: 11 }, (_, index) => rows[index % rows.length] ?? row({}));
    await executeCommand(commandIds.openRouterConfiguration, many[0], many);
    match(question, /11 virtual interfaces/);
    equal(tabs(), 0);
  });

  describe('consent', () => {
    const uri = () => configuration();

    it('is remembered across a reload, without a secret, and ends with the tab', async () => {
      const memory = new TestMemento();
      let tabs = new Set<string>();
      const hasTab = (one: vscode.Uri) => tabs.has(one.toString());
      const consent = new Consent(memory, hasTab);
      ok(!consent.has(uri()));
      consent.give(uri());
      ok(consent.has(uri()));
      // Consent for a document that is not yet shown is not remembered.
      ok(!new Consent(memory, hasTab).has(uri()));
      tabs = new Set([uri().toString()]);
      deepEqual(consent.settle(), []);
      ok(new Consent(memory, hasTab).has(uri()));
      deepEqual(
        memory.keys().map((key) => memory.get(key)),
        [[uri().toString()]],
      );
      tabs = new Set();
      ok(!consent.has(uri()));
      deepEqual(
        consent.settle().map((one) => one.toString()),
        [uri().toString()],
      );
      tabs = new Set([uri().toString()]);
      ok(!consent.has(uri()) && !new Consent(memory, hasTab).has(uri()));
      await Promise.resolve();
    });

    it('lapses for what no tab shows, and for nothing else', () => {
      let isShown = false;
      const consent = new Consent(new TestMemento(), () => isShown);
      consent.give(uri());
      consent.lapse(uri());
      ok(!consent.has(uri()));
      consent.give(uri());
      isShown = true;
      consent.lapse(uri());
      consent.settle();
      ok(consent.has(uri()));
    });

    it('ended with a tab that was closed while the extension did not run', () => {
      const memory = new TestMemento();
      let isShown = true;
      new Consent(memory, () => isShown).give(uri());
      isShown = false;
      new Consent(memory, () => isShown);
      isShown = true;
      ok(!new Consent(memory, () => isShown).has(uri()));
    });
  });
});
