import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { connect, sdk } from '../support/sdk';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import * as commandIds from '../../src/ids/commandIds';
import { awsRouterTypes } from '../../src/routers/awsRouterTypes';
import { MASK } from '../../src/routers/mask';
import { routerWriter } from '../../src/routers/writer';
import type { DocumentFiles } from '../../src/views/documents/files';
import { RouterConfigDocuments } from '../../src/views/routerConfig/documents';
import { parseRouterConfigUri, routerConfigUri } from '../../src/views/routerConfig/uri';
import type { RouterConfigIdentity } from '../../src/views/routerConfig/uri';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { TestEndpoint } from '../support/endpoint';
import { REGION, extension, openFiles, row, startTestEndpoint, until, writeProfiles } from './support';
import { profileStoreOf } from '../support/profileStore';

const { executeCommand } = vscode.commands;

describe('a router configuration document', () => {
  let endpoint: TestEndpoint;
  let uri: vscode.Uri;
  let key: string;

  const shown = () =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  /** What the command does when it is called on the row of a virtual interface. */
  const open = async () => {
    const { virtualInterfaceId } = parseRouterConfigUri(uri) ?? {};
    const place = { profile: 'demo-network', region: REGION };
    await executeCommand(
      commandIds.openRouterConfiguration,
      row({ place, subject: subjectFrom('virtualInterface', { virtualInterfaceId }) }),
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

  /** Documents in a file system that only this test uses. */
  const documentsIn = (files: DocumentFiles, loadWriter = () => Promise.resolve(routerWriter)) => {
    const profiles = profileStoreOf({ configFile: '/nowhere', credentialsFile: '/nowhere' });
    profiles.setAdded(
      Promise.resolve(['demo-network', 'demo-workload'].map((name) => endpoint.profile(name))),
    );
    const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    return new RouterConfigDocuments(files, sessions, new InventoryStore(sessions), loadWriter);
  };
  /** What the document would show; the editor's own document is read only once it was opened. */
  const read = async (over: Partial<RouterConfigIdentity>) => {
    const identity = parseRouterConfigUri(uri);
    ok(identity);
    const files = openFiles();
    documentsIn(files);
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

  describe('whose key is requested while the document is being read', () => {
    /** Starts a read for each request, and finishes them in the opposite order. */
    const overtaken = async (...requests: readonly boolean[]) => {
      const readings: (() => void)[] = [];
      const begun = new vscode.EventEmitter<void>();
      const files = openFiles();
      const documents = documentsIn(
        files,
        () =>
          new Promise((resolve) => {
            readings.push(() => resolve(routerWriter));
            begun.fire();
          }),
      );
      const ends: Promise<void>[] = [];
      for (const reveal of requests) {
        ends.push(documents.setRevealed(uri, reveal));
        await until(begun.event, () => readings.length === ends.length);
      }
      const end = async () => {
        while (readings.length > 0) {
          readings.pop()?.();
          await ends.pop();
        }
      };
      return { files, documents, end };
    };

    it('follows the last request, whichever read ends first', async () => {
      const masked = await overtaken(true, false);
      await masked.end();
      ok(!(await masked.files.text(uri)).includes(key));
      deepEqual(masked.documents.revealedUris(), []);
      const revealed = await overtaken(false, true);
      await revealed.end();
      ok((await revealed.files.text(uri)).includes(key));
      deepEqual(revealed.documents.revealedUris(), [uri.toString()]);
    });

    it('does not show the key once its tab was closed, even if it was opened again meanwhile', async () => {
      const { documents, end } = await overtaken(true);
      documents.closed(uri);
      await end();
      deepEqual(documents.revealedUris(), []);
    });
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
    // The editor may keep the closed document for a while: it must lose the key too.
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

  describe('with its key', () => {
    const { window } = vscode;
    const real = {
      showSaveDialog: window.showSaveDialog.bind(window),
      showWarningMessage: window.showWarningMessage.bind(window),
      setStatusBarMessage: window.setStatusBarMessage.bind(window),
    };
    const said = new vscode.EventEmitter<string>();
    let folder: string;
    let messages: string[];

    /** Resolves with the next message in the status bar. */
    const done = () => new Promise((resolve) => said.event(resolve));
    const saveTo = (path: string) =>
      Object.assign(window, { showSaveDialog: () => Promise.resolve(vscode.Uri.file(path)) });
    /**
     * Prepares an answer for the offer that appears after copying or saving with a masked key.
     * @returns a function that gives the answer, and waits until it was followed.
     */
    const answer = (action: string) => {
      let give: () => void = () => undefined;
      const given = new Promise<void>((resolve) => (give = resolve));
      Object.assign(window, {
        showWarningMessage: async (_text: string, ...actions: string[]) => {
          await given;
          return actions.find((offered) => offered === action);
        },
      });
      return async () => {
        const followed = done();
        give();
        await followed;
      };
    };
    /** Checks that the key is nowhere else. */
    const isKeptNowhere = async () => {
      ok(!shown()?.getText().includes(key));
      ok(
        !Buffer.from(await vscode.workspace.fs.readFile(uri))
          .toString()
          .includes(key),
      );
      ok((await lenses()).includes('Reveal BGP Key'));
      ok(messages.length > 0 && !messages.join().includes(key), messages.join());
    };
    const isPrivateAt = async (path: string) => {
      const text = await readFile(path, 'utf8');
      ok(text.includes(`<bgp_auth_key>${key}</bgp_auth_key>`) && !text.includes(MASK));
      if (process.platform !== 'win32') equal((await stat(path)).mode & 0o777, 0o600);
    };

    before(async () => (folder = await mkdtemp(join(tmpdir(), 'with-key-'))));
    after(() => rm(folder, { recursive: true }));
    beforeEach(async () => {
      messages = [];
      Object.assign(window, {
        setStatusBarMessage: (text: string) => {
          messages.push(text);
          said.fire(text);
          return new vscode.Disposable(() => undefined);
        },
      });
      await vscode.env.clipboard.writeText('');
      await open();
    });
    afterEach(async () => {
      Object.assign(window, real);
      await vscode.env.clipboard.writeText('');
    });

    it('is copied, and the key is on the clipboard only', async () => {
      await executeCommand(commandIds.copyRouterConfigurationWithKey, uri);
      const copied = await vscode.env.clipboard.readText();
      ok(copied.includes(`<bgp_auth_key>${key}</bgp_auth_key>`) && !copied.includes(MASK));
      await isKeptNowhere();
    });

    it('is copied when the user chooses so after a copy with a masked key', async () => {
      const choose = answer('Copy with Key');
      await executeCommand(commandIds.copyRouterConfiguration, uri);
      await choose();
      ok((await vscode.env.clipboard.readText()).includes(key));
      await isKeptNowhere();
    });

    it('is saved in a file that only its owner may read, and the key is in that file only', async () => {
      const path = join(folder, 'new.xml');
      saveTo(path);
      await executeCommand(commandIds.saveRouterConfigurationWithKey, uri);
      await isPrivateAt(path);
      equal(await vscode.env.clipboard.readText(), '');
      await isKeptNowhere();
    });

    it('can be saved over a file that others could read, and is private afterwards', async () => {
      const path = join(folder, 'old.xml');
      await writeFile(path, `an older configuration\n${'#'.repeat(100_000)}`);
      await chmod(path, 0o644);
      saveTo(path);
      const choose = answer('Save with Key…');
      await executeCommand(commandIds.saveRouterConfiguration, uri);
      const masked = await readFile(path, 'utf8');
      ok(masked.includes(MASK) && !masked.includes(key));
      await choose();
      await isPrivateAt(path);
      await isKeptNowhere();
    });

    it('is neither copied nor saved unless it was opened and a file is chosen', async () => {
      const identity = parseRouterConfigUri(uri);
      ok(identity);
      const other = routerConfigUri({ ...identity, format: 'frr' });
      const problems: string[] = [];
      const showErrorMessage = window.showErrorMessage.bind(window);
      Object.assign(window, {
        showErrorMessage: (text: string) => Promise.resolve(void problems.push(text)),
        showSaveDialog: () => Promise.resolve(undefined),
      });
      try {
        await executeCommand(commandIds.copyRouterConfigurationWithKey, other);
        await executeCommand(commandIds.saveRouterConfigurationWithKey, other);
        equal(problems.length, 2, problems.join());
        await executeCommand(commandIds.saveRouterConfigurationWithKey, uri);
        equal(problems.length, 2, problems.join());
      } finally {
        Object.assign(window, { showErrorMessage });
      }
      equal(await vscode.env.clipboard.readText(), '');
      deepEqual(messages, []);
    });
  });

  it('keeps AWS’s other answers about its virtual interface, without secrets', async () => {
    const files = openFiles();
    const documents = documentsIn(files);
    const { virtualInterfaceId = '' } = parseRouterConfigUri(uri) ?? {};
    deepEqual(documents.describedFieldsOf(virtualInterfaceId), {});
    await files.readFile(uri);
    const told = documents.describedFieldsOf(virtualInterfaceId);
    equal(told.location, 'EqDC2');
    equal(told.virtualInterfaceType, 'private');
    ok(!JSON.stringify(told).includes(key));
    files.dispose();
  });

  it('says why it can’t be shown', async () => {
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

  it('has the router’s language if AWS writes it in the router’s syntax', async () => {
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

  it('shows AWS’s message for an unknown router type', async () => {
    await rejects(read({ format: 'NoSuch-Router' }), /router/i);
  });

  it('says so when AWS gives this account no configuration', async () => {
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
    ok(/<!-- .*accepted.* -->/.test(text));
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
    // A URI as earlier versions wrote it: a tab that is still open may have one.
    const earlier =
      'directconnect:/dxvif-abc.frr.conf?profile%3Da%26region%3Dus-east-1%26format%3Dfrr%26bfd%3Don';
    deepEqual(parseRouterConfigUri(vscode.Uri.parse(earlier)), {
      ...{ virtualInterfaceId: 'dxvif-abc', profile: 'a', region: REGION, format: 'frr' },
      options: { bfd: 'on' },
    });
    for (const other of [
      'directconnect:/../x.xml?profile=a&region=b&format=xml',
      'directconnect:/dxvif-a/a/b.xml?profile=a&region=us-east-1&format=xml',
      'directconnect:/dxvif-a/..xml?profile=a&region=us-east-1&format=xml',
      'directconnect:/dxvif-a/a%2e.xml?profile=a&region=us-east-1&format=xml',
      'directconnect:/dxvif-a.xml?region=b&format=xml',
      'file:///dxvif-a.xml?profile=a&region=b&format=xml',
    ]) {
      equal(parseRouterConfigUri(vscode.Uri.parse(other)), undefined);
    }
  });

  it('is named as its URI says, without harmful characters, or by the id if nothing is left of the name', () => {
    const identity = {
      profile: 'a',
      region: REGION,
      virtualInterfaceId: 'dxvif-abc',
      format: 'frr',
      options: {},
    };
    const called = (name: string) => {
      const uri = routerConfigUri({ ...identity, name });
      const parsed = parseRouterConfigUri(vscode.Uri.parse(uri.toString()));
      ok(parsed, name);
      const { name: again, ...rest } = parsed;
      deepEqual(rest, identity);
      // Reading it and writing it again gives the same URI.
      equal(routerConfigUri(parsed).toString(), uri.toString());
      equal(uri.path, `/dxvif-abc${again === undefined ? '' : `/${again}`}.frr.conf`);
      return again;
    };
    for (const plain of ['prod-payments', 'Prod payments, eu_1', 'Größe 中文', 'CON', 'a-', '-a']) {
      equal(called(plain), plain.replace(/^-|-$/g, ''));
    }
    for (const [hostile, harmless] of [
      ['../../etc/passwd', 'etc-passwd'],
      ['a.xml', 'a-xml'],
      ['$(trash) [x](command:y)', '-trash- -x--command-y-'],
      ['a?b#c%2Fd\\e:f', 'a-b-c-2Fd-e-f'],
      ['a\u202eb\u200bc\u3164d\u0000\n', 'a-b-c-d'],
      ['😀 x \ud800 y', 'x - y'],
    ] as const) {
      equal(called(hostile), harmless.replace(/^[ ,-]+|[ ,-]+$/g, ''), hostile);
    }
    for (const nothing of ['', ' ', '...', '-,- ', '\u3164', '/']) equal(called(nothing), undefined, nothing);
    equal(called('x'.repeat(300))?.length, 60);
    equal(called(`${'x'.repeat(59)}   y`)?.length, 59);
  });
});
