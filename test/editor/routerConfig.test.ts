import { equal, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ProfileStore } from '../../src/aws/profiles/profileStore';
import { connect, sdk } from '../support/sdk';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { commandIds } from '../../src/contributions';
import { awsRouterTypes } from '../../src/routers/awsRouterTypes';
import { MASK } from '../../src/routers/mask';
import { routerWriter } from '../../src/routers/writer';
import { RouterConfigDocuments } from '../../src/views/routerConfig/documents';
import { parseRouterConfigUri, routerConfigUri } from '../../src/views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../src/views/routerConfig/uri';
import type { TestEndpoint } from '../support/endpoint';
import { REGION, extension, openFiles, row, startTestEndpoint, until, writeProfiles } from './support';

const { executeCommand } = vscode.commands;

describe('a router configuration document', () => {
  let endpoint: TestEndpoint;
  let uri: vscode.Uri;
  let key: string;

  const shown = () =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  /** As the command does it, called on the row of a virtual interface. */
  const open = async () => {
    const { virtualInterfaceId } = parseRouterConfigUri(uri) ?? {};
    const place = { profile: 'demo-network', region: REGION };
    await executeCommand(
      commandIds.openRouterConfiguration,
      row({ place, virtualInterface: { virtualInterfaceId } }),
    );
    const document = shown();
    ok(document, 'no document was opened');
    return document;
  };
  const shows = (text: string) =>
    until(vscode.workspace.onDidChangeTextDocument, () => shown()?.getText().includes(text) ?? false);
  const lenses = async () =>
    (await executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).map(
      ({ command }) => command?.title,
    );

  /** What the document would show, from a file system of the test's own: a document is only read once it was opened. */
  const read = async (over: Partial<RouterConfigIdentity>) => {
    const identity = parseRouterConfigUri(uri);
    ok(identity);
    const profiles = new ProfileStore({ configFile: '/nowhere', credentialsFile: '/nowhere' });
    profiles.setAdded(
      Promise.resolve(['demo-network', 'demo-workload'].map((name) => endpoint.profile(name))),
    );
    const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    const files = openFiles();
    new RouterConfigDocuments(files, sessions, new InventoryStore(sessions), () =>
      Promise.resolve(routerWriter),
    );
    const bytes = await files.readFile(routerConfigUri({ ...identity, ...over }));
    files.dispose();
    return Buffer.from(bytes).toString();
  };

  before(async () => {
    endpoint = await startTestEndpoint();
    await writeProfiles(endpoint);
    await extension().activate();
    await executeCommand(commandIds.refresh);
    const session = connect(endpoint.profile('demo-network'), REGION);
    const { virtualInterfaces } = await session.sweep();
    const own = virtualInterfaces.find(({ virtualInterfaceState }) => virtualInterfaceState === 'available');
    const virtualInterfaceId = own?.virtualInterfaceId ?? '';
    key = (await session.routerConfiguration(virtualInterfaceId)).keys[0] ?? '';
    ok(key);
    uri = routerConfigUri({ profile: 'demo-network', region: REGION, virtualInterfaceId, format: 'xml' });
  });
  after(() => endpoint.stop());
  afterEach(() => executeCommand('workbench.action.closeAllEditors'));

  it('is the XML of AWS, read-only, with the key masked', async () => {
    const document = await open();
    equal(document.languageId, 'xml');
    ok(document.getText().includes('<logical_connection'));
    ok(document.getText().includes(`<bgp_auth_key>${MASK}</bgp_auth_key>`));
    ok(!document.getText().includes(key));
    equal(vscode.workspace.fs.isWritableFileSystem(uri.scheme), false);
    await rejects(async () => vscode.workspace.fs.writeFile(uri, new Uint8Array()));
  });

  it('shows the key when asked, masks it again, and offers the opposite each time', async () => {
    const document = await open();
    ok((await lenses()).includes('Reveal BGP Key'));
    await executeCommand(commandIds.revealBgpKey, uri);
    await shows(key);
    ok((await lenses()).includes('Mask BGP Key'));
    equal(document.isDirty, false);
    await executeCommand(commandIds.maskBgpKey, uri);
    await shows(MASK);
    ok(!document.getText().includes(key));
  });

  it('is masked again after its tab was closed', async () => {
    await open();
    await executeCommand(commandIds.revealBgpKey, uri);
    await shows(key);
    const closed = until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0),
    );
    await executeCommand('workbench.action.closeAllEditors');
    await closed;
    // The editor may hold the closed document for a while: it too must lose the key.
    await until(vscode.workspace.onDidChangeTextDocument, () => !shown()?.getText().includes(key));
    const again = await open();
    ok(again.getText().includes(MASK) && !again.getText().includes(key));
    ok((await lenses()).includes('Reveal BGP Key'));
  });

  it('is copied as it is shown', async () => {
    await open();
    await executeCommand(commandIds.copyRouterConfiguration, uri);
    const masked = await vscode.env.clipboard.readText();
    ok(masked.includes(MASK) && !masked.includes(key));
    await executeCommand(commandIds.revealBgpKey, uri);
    await executeCommand(commandIds.copyRouterConfiguration, uri);
    ok((await vscode.env.clipboard.readText()).includes(key));
    await vscode.env.clipboard.writeText('');
  });

  it('says in words why it can’t be shown', async () => {
    await rejects(read({ profile: 'no-such' }), (error: Error) => {
      return error.message.includes('no-such') && !error.message.includes('    at ');
    });
  });

  for (const { identifier } of awsRouterTypes) {
    it(`is AWS’s text for ${identifier}, with the key masked`, async () => {
      const text = await read({ format: identifier });
      ok(text.includes(MASK) && !text.includes(key));
      ok(!text.includes('<logical_connection'));
    });
  }

  it('is of the router’s language where AWS writes it for a router', async () => {
    const identity = parseRouterConfigUri(uri);
    ok(identity);
    for (const [format, language] of [
      ['CiscoSystemsInc-Nexus9KSeriesSwitches-NXOS93', 'directconnect-lines'],
      ['JuniperNetworksInc-MMXSeriesRouters-JunOS95', 'directconnect-commands'],
    ] as const) {
      const own = routerConfigUri({ ...identity, format });
      await executeCommand('vscode.open', own, { preview: false });
      await executeCommand(commandIds.readDocument);
      equal((await vscode.workspace.openTextDocument(own)).languageId, language);
      const offered = await executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', own);
      ok(!offered.some(({ command }) => command?.title === 'Router Options…'));
    }
  });

  it('says in AWS’s words that it knows no such router', async () => {
    await rejects(read({ format: 'NoSuch-Router' }), /router/i);
  });

  it('says so when AWS gives this account none', async () => {
    const session = connect(endpoint.profile('demo-workload'), REGION);
    const { virtualInterfaces } = await session.sweep();
    const unconfirmed = virtualInterfaces.find(
      ({ virtualInterfaceState }) => virtualInterfaceState === 'confirming',
    );
    ok(unconfirmed);
    const text = await read({
      profile: 'demo-workload',
      virtualInterfaceId: unconfirmed.virtualInterfaceId ?? '',
    });
    ok(/<!-- .*confirmed.* -->/.test(text));
  });

  it('carries its identity in its URI, whatever the profile is called', () => {
    const identity = {
      profile: 'Net Ops/+%&é',
      region: REGION,
      virtualInterfaceId: 'dxvif-abc',
      format: 'xml',
    } as const;
    const parsed = parseRouterConfigUri(vscode.Uri.parse(routerConfigUri(identity).toString()));
    equal(
      JSON.stringify(parsed),
      JSON.stringify({
        virtualInterfaceId: 'dxvif-abc',
        profile: identity.profile,
        region: REGION,
        format: 'xml',
      }),
    );
    for (const other of [
      'directconnect:/../x.xml?profile=a&region=b&format=xml',
      'directconnect:/dxvif-a.xml?region=b&format=xml',
      'file:///dxvif-a.xml?profile=a&region=b&format=xml',
    ]) {
      equal(parseRouterConfigUri(vscode.Uri.parse(other)), undefined);
    }
  });
});
