import { profileStoreOf } from '../support/profileStore';
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { IdentityStore } from '../../src/aws/identity/identityStore';
import { InventoryStore } from '../../src/aws/inventory/store';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { detailsPreview } from '../../src/commands/resource/showDetails';
import { askMarkdownColumns } from '../../src/commands/markdownColumns';
import { copyArn, copyId, copyName } from '../../src/commands/resource/copy';
import { copyAddresses } from '../../src/commands/resource/copyAddresses';
import { copyAsMarkdown } from '../../src/commands/resource/copyAsMarkdown';
import { partOf, scopesOf } from '../../src/commands/inventory/exportScope';
import { writeInventory } from '../../src/commands/inventory/export';
import { EXTENSION_ID } from '../../src/contributions';
import * as commandIds from '../../src/ids/commandIds';
import { exportFormats } from '../../src/directconnect/export/formats';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import { MASK } from '../../src/routers/mask';
import { Choices } from '../../src/views/connections/choices';
import { ViewOptions } from '../../src/views/connections/viewOptions';
import { DetailsDocuments } from '../../src/views/details/documents';
import { detailsText } from '../../src/views/details/text';
import { detailsUri, parseDetailsUri } from '../../src/views/details/uri';
import type { Consent } from '../../src/views/documents/consent';
import { DocumentFiles } from '../../src/views/documents/files';
import type { Node } from '../../src/views/tree/node';
import { Links } from '../../src/views/links';
import { noNames } from '../../src/directconnect/labels';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { connect, sdk } from '../support/sdk';
import { REGION, extension, openFiles, row, startTestEndpoint, until, writeProfiles } from './support';
import type { Stores } from '../../src/views/stores';

const { executeCommand } = vscode.commands;
const PROFILE = 'demo-network';
const place = { profile: PROFILE, region: REGION };

/** Names that nothing is known of. */
const named = { names: noNames, onDidNameLocations: new vscode.EventEmitter<void>().event };

describe('details, copies, links and exports', () => {
  let endpoint: TestEndpoint;
  let virtualInterface: VirtualInterface;
  let id: string;
  let key: string;

  /** A graph that only this test uses, besides the extension's. */
  const graph = () => {
    const profiles = profileStoreOf({ configFile: '/nowhere', credentialsFile: '/nowhere' });
    profiles.setAdded(Promise.resolve([endpoint.profile(PROFILE)]));
    const loadSdk = () => Promise.resolve(sdk);
    const sessions = new SessionStore(profiles, loadSdk);
    const inventories = new InventoryStore(sessions);
    const identities = new IdentityStore(profiles, loadSdk);
    const choices = new Choices(new TestMemento(), () => []);
    return {
      profiles,
      sessions,
      inventories,
      identities,
      choices,
      options: new ViewOptions(new TestMemento()),
    };
  };
  const shown = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const open = async () => {
    await executeCommand(
      commandIds.showDetails,
      row({ place, subject: subjectFrom('virtualInterface', virtualInterface) }),
    );
    const document = shown(detailsUri({ ...place, id }));
    ok(document, 'no document was opened');
    return document;
  };

  before(async () => {
    endpoint = await startTestEndpoint();
    await writeProfiles(endpoint);
    await extension().activate();
    await executeCommand(commandIds.refresh);
    const session = connect(endpoint.profile(PROFILE), REGION);
    const { virtualInterfaces } = await session.sweep();
    const found = virtualInterfaces.find(
      ({ virtualInterfaceState }) => virtualInterfaceState === 'available',
    );
    ok(found?.virtualInterfaceId);
    virtualInterface = found;
    id = found.virtualInterfaceId;
    key = (await session.routerConfiguration(id)).keys[0] ?? '';
    ok(key);
  });
  after(() => endpoint.stop());
  afterEach(() => executeCommand('workbench.action.closeAllEditors'));

  it('are YAML, read-only, with every field and the key masked', async () => {
    const document = await open();
    equal(document.languageId, 'yaml');
    const { bgpPeers, ...fields } = parse(document.getText()) as Record<string, unknown>;
    const { bgpPeers: peers = [], ...own } = virtualInterface;
    deepEqual(fields, { ...own, authKey: MASK, customerRouterConfig: MASK });
    deepEqual(
      bgpPeers,
      peers.map((peer) => ({ ...peer, authKey: MASK })),
    );
    ok(!document.getText().includes(key));
    await rejects(async () => vscode.workspace.fs.writeFile(document.uri, new Uint8Array()));
  });

  it('open in a preview tab when a row is clicked: the tree keeps the focus, and the next row reuses the tab', async () => {
    const preview = (resource: VirtualInterface) =>
      executeCommand(
        commandIds.previewDetails,
        row({ place, subject: subjectFrom('virtualInterface', resource) }),
      );
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const { virtualInterfaces } = await connect(endpoint.profile(PROFILE), REGION).sweep();
    const other = virtualInterfaces.find(({ virtualInterfaceId }) => virtualInterfaceId !== id);
    ok(other);
    await preview(virtualInterface);
    await preview(other);
    deepEqual(
      tabs().map(({ label, isPreview }) => [label, isPreview]),
      [[`${other.virtualInterfaceId ?? ''}.yaml`, true]],
    );
    ok(
      shown(detailsUri({ ...place, id: other.virtualInterfaceId ?? '' }))
        ?.getText()
        .includes('authKey:'),
    );
    await open();
    await preview(other);
    const stays = tabs().filter(({ isPreview }) => !isPreview);
    deepEqual(
      stays.map(({ label }) => label),
      [`${id}.yaml`],
      'Show Details opens a tab that stays',
    );
    equal(tabs().length, 2);
    await executeCommand(commandIds.previewDetails);
    equal(tabs().length, 2);
  });

  it('are those of the row that was clicked last, even if another’s take longer to read', async () => {
    let wasRead: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (wasRead = resolve));
    const files = {
      open: async ([uri]: readonly vscode.Uri[], show: () => PromiseLike<unknown>) => {
        if (uri?.path === '/dxcon-abc12345.yaml') await reading;
        await show();
      },
    } as unknown as DocumentFiles;
    const expanded: unknown[] = [];
    const preview = detailsPreview(files, (node) => Promise.resolve(void expanded.push(node)));
    const carrier = row({
      place,
      subject: subjectFrom('connection', { connectionId: 'dxcon-abc12345' }),
      getChildren: () => [],
    });
    const slow = preview(carrier as unknown as Node);
    await preview(
      row({ place, subject: subjectFrom('virtualInterface', virtualInterface) }) as unknown as Node,
    );
    wasRead();
    await slow;
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    deepEqual(
      tabs.map(({ label }) => label),
      [`${id}.yaml`],
    );
    deepEqual(expanded, [carrier], 'the rows above are expanded too');
  });

  it('have links that open the neighbor’s details and the router configuration', async () => {
    const document = await open();
    const links = await executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const neighbor = links.find(({ range }) => document.getText(range) === virtualInterface.connectionId);
    ok(neighbor?.target);
    ok(links.some(({ target }) => target?.path === commandIds.openRouterConfiguration));
    const [argument] = JSON.parse(neighbor.target.query) as unknown[];
    await executeCommand(neighbor.target.path, argument);
    const there = shown(detailsUri({ ...place, id: virtualInterface.connectionId ?? '' }));
    ok(there?.getText().includes(id));
  });

  it('are read by their URI only with consent', async () => {
    const uri = detailsUri({ ...place, id });
    let mayRead = false;
    const consent = { has: () => mayRead } as unknown as Consent;
    const files = new DocumentFiles(consent, () => Promise.resolve('Nothing was read.'));
    const { inventories, identities } = graph();
    new DetailsDocuments(files, inventories, identities, named, () => Promise.resolve(detailsText));
    equal(new TextDecoder().decode(await files.readFile(uri)), 'Nothing was read.');
    equal((await files.stat(uri)).size, 'Nothing was read.'.length);
    equal(inventories.current(place), undefined);
    mayRead = true;
    ok(new TextDecoder().decode(await files.readFile(uri)).includes(id));
    await rejects(files.readFile(detailsUri({ ...place, id: 'dxvif-nothere1' })), /no dxvif-nothere1/);
    files.dispose();
  });

  it('are read again when their region is', async () => {
    const uri = detailsUri({ ...place, id });
    const files = openFiles();
    const { inventories, identities } = graph();
    new DetailsDocuments(files, inventories, identities, named, () => Promise.resolve(detailsText));
    const { mtime } = await files.stat(uri);
    const changed = until(files.onDidChangeFile, () => inventories.current(place)?.reading === false);
    inventories.refresh(place);
    await changed;
    ok((await files.stat(uri)).mtime > mtime);
    files.dispose();
  });

  it('carry their identity in their URI, strictly', () => {
    const target = { profile: 'Net Ops/+%&é', region: REGION, id: 'dxlag-abc12345' };
    deepEqual(parseDetailsUri(vscode.Uri.parse(detailsUri(target).toString())), target);
    for (const other of [
      'directconnect:/../x.yaml?profile=a&region=us-east-1',
      'directconnect:/dxvif-abc12345.yaml?region=us-east-1',
      'directconnect:/dxvif-abc12345.yaml?profile=a&region=evil%2F',
      'file:///dxvif-abc12345.yaml?profile=a&region=us-east-1',
    ]) {
      equal(parseDetailsUri(vscode.Uri.parse(other)), undefined);
    }
  });

  it('copies ids, names, ARNs and links, one per line', async () => {
    const rows = [
      row({ place, subject: subjectFrom('virtualInterface', virtualInterface) }),
      row({
        place,
        subject: subjectFrom('connection', {
          connectionId: 'dxcon-abc12345',
          connectionName: ' $(x) ',
          ownerAccount: '123456789012',
        }),
      }),
    ];
    const copied = async (command: string) => {
      await executeCommand(command, rows[0], rows);
      return vscode.env.clipboard.readText();
    };
    equal(await copied(commandIds.copyId), `${id}\ndxcon-abc12345`);
    equal(await copied(commandIds.copyName), `${virtualInterface.virtualInterfaceName ?? ''}\n $(x) `);
    const account = virtualInterface.ownerAccount ?? '';
    equal(
      await copied(commandIds.copyArn),
      `arn:aws:directconnect:${REGION}:${account}:dxvif/${id}\narn:aws:directconnect:${REGION}:123456789012:dxcon/dxcon-abc12345`,
    );
    const [link] = (await copied(commandIds.copyLink)).split('\n');
    const { scheme, authority, path, query } = vscode.Uri.parse(link ?? '');
    deepEqual(
      [scheme, authority, path, query],
      [vscode.env.uriScheme, EXTENSION_ID, '/vif', `profile=${PROFILE}&region=${REGION}&id=${id}`],
    );
    await vscode.env.clipboard.writeText('');
  });

  it('copies a BGP peer’s own ID and address, not those of its virtual interface', async () => {
    const node = { id: 'a', getTreeItem: () => new vscode.TreeItem('') };
    const parent = { ...node, place, subject: subjectFrom('virtualInterface', virtualInterface) };
    const peer = {
      ...node,
      place,
      parent,
      subject: subjectFrom('bgpPeer', { bgpPeerId: 'dxpeer-abc12345', customerAddress: '10.0.0.2/30' }),
    };
    const nameless = { ...node, place, parent, subject: subjectFrom('bgpPeer', { addressFamily: 'ipv6' }) };
    const copied = async (command: string, ...rows: object[]) => {
      await vscode.env.clipboard.writeText('before');
      await executeCommand(command, rows[0], rows);
      return vscode.env.clipboard.readText();
    };
    equal(await copied(commandIds.copyId, peer), 'dxpeer-abc12345');
    equal(await copied(commandIds.copyName, peer), '10.0.0.2/30');
    equal(await copied(commandIds.copyId, peer, parent), `dxpeer-abc12345\n${id}`);
    equal(await copied(commandIds.copyId, { ...node, code: REGION }, parent), `${REGION}\n${id}`);
    await vscode.env.clipboard.writeText('before');
    for (const [copy, row, message] of [
      [copyId, nameless, 'This BGP peer has no ID.'],
      [copyId, node, 'This row has no ID.'],
      [copyName, nameless, 'It has no name.'],
      [copyArn, peer, 'It has no ARN, or its owner account is not known.'],
    ] as const) {
      await rejects(copy({} as Stores, row), { kind: 'refused', message });
    }
    equal(await vscode.env.clipboard.readText(), 'before');
    await vscode.env.clipboard.writeText('');
  });

  it('copies the addresses of each session, of either side or both, with their prefix length and without', async () => {
    const dual = row({
      place,
      subject: subjectFrom('virtualInterface', {
        virtualInterfaceId: 'dxvif-dual',
        bgpPeers: [
          { customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' },
          { customerAddress: '2001:db8::1/125', amazonAddress: '2001:db8::2/125' },
        ],
      }),
    });
    const peer = row({
      place,
      parent: dual as never,
      subject: subjectFrom('bgpPeer', { customerAddress: '10.0.0.5/30', amazonAddress: '10.0.0.6/30' }),
    });
    const connection = row({ place, subject: subjectFrom('connection', { connectionId: 'dxcon-abc12345' }) });
    const copied = async (command: string, ...rows: object[]) => {
      await executeCommand(command, rows[0], rows);
      return vscode.env.clipboard.readText();
    };
    for (const [command, text] of [
      [commandIds.copyCustomerAddress, '10.0.0.1/30\n2001:db8::1/125\n10.0.0.5/30'],
      [commandIds.copyAmazonAddress, '10.0.0.2/30\n2001:db8::2/125\n10.0.0.6/30'],
      [
        commandIds.copyBothAddresses,
        '10.0.0.1/30\t10.0.0.2/30\n2001:db8::1/125\t2001:db8::2/125\n10.0.0.5/30\t10.0.0.6/30',
      ],
      [commandIds.copyCustomerAddressAlone, '10.0.0.1\n2001:db8::1\n10.0.0.5'],
      [commandIds.copyAmazonAddressAlone, '10.0.0.2\n2001:db8::2\n10.0.0.6'],
      [commandIds.copyBothAddressesAlone, '10.0.0.1\t10.0.0.2\n2001:db8::1\t2001:db8::2\n10.0.0.5\t10.0.0.6'],
    ] as const) {
      // Rows without one are left out.
      equal(await copied(command, dual, peer, connection), text, command);
    }
    await rejects(copyAddresses({ sides: ['amazon'], withLength: true }, {} as Stores, connection as never), {
      kind: 'refused',
      message: 'It has no BGP peer with an address.',
    });
    await vscode.env.clipboard.writeText('');
  });

  it('copies a table of the selected rows in Markdown, with the columns that were chosen', async () => {
    const { showQuickPick } = vscode.window;
    const rowOf = (at: typeof place, vlan: number, virtualInterfaceName: string) =>
      row({
        place: at,
        subject: subjectFrom('virtualInterface', {
          virtualInterfaceId: 'dxvif-a',
          virtualInterfaceName,
          vlan,
        }),
      });
    const rows = [rowOf(place, 7, 'prod_payments'), rowOf(place, 8, '[x](command:y)')];
    const copied = async (...all: object[]) => {
      await executeCommand(commandIds.copyAsMarkdown, all[0], all);
      return vscode.env.clipboard.readText();
    };
    /**
     * Picks columns by their labels.
     * @returns the columns that were preselected.
     */
    const choose = async (...labels: string[]) => {
      let before: string[] = [];
      Object.assign(vscode.window, {
        showQuickPick: (items: vscode.QuickPickItem[]) => {
          before = items.filter(({ picked }) => picked).map(({ label }) => label);
          return Promise.resolve(items.filter(({ label }) => labels.includes(label)));
        },
      });
      await executeCommand(commandIds.chooseMarkdownColumns);
      Object.assign(vscode.window, { showQuickPick });
      return before;
    };
    const usual = await choose('VLAN', 'MTU', 'Virtual interface');
    ok(usual.includes('VLAN') && !usual.includes('MTU'));
    equal(
      await copied(...rows),
      '| Virtual interface | VLAN |\n| --- | --- |\n| prod_payments | 7 |\n| \\[x](command:y) | 8 |\n',
    );
    match(
      await copied(...rows, rowOf({ ...place, region: 'eu-central-1' }, 9, 'z')),
      /^\| Region \| Virtual interface \| VLAN \|\n.*\n\| us-east-1 \| prod_payments \| 7 \|\n/,
    );
    deepEqual(await choose(...usual), ['Virtual interface', 'VLAN', 'MTU']);
    // Everything comes from what was read, including a virtual interface's connection.
    const from = graph();
    await from.inventories.sweep(place);
    await copyAsMarkdown(
      from,
      () => noNames,
      new TestMemento(),
      row({
        place,
        subject: subjectFrom('virtualInterface', virtualInterface),
      }) as never,
    );
    const text = await vscode.env.clipboard.readText();
    ok(text.includes(id) && text.includes('10Gbps') && !text.includes(key), text);
    await vscode.env.clipboard.writeText('');
  });

  it('requires at least one column', async () => {
    const { showQuickPick } = vscode.window;
    const memory = new TestMemento();
    for (const [picked, result] of [
      [[], /at least one/],
      [undefined, undefined],
    ] as const) {
      Object.assign(vscode.window, { showQuickPick: () => Promise.resolve(picked) });
      if (result) await rejects(askMarkdownColumns(memory), result);
      else equal(await askMarkdownColumns(memory), undefined);
    }
    Object.assign(vscode.window, { showQuickPick });
    deepEqual(memory.keys(), []);
  });

  describe('a deep link', () => {
    const follow = async (query: string, answer: boolean, over: Partial<ReturnType<typeof graph>> = {}) => {
      const asked: string[] = [];
      const revealed: string[] = [];
      const failures: string[] = [];
      const need = { ...graph(), ...over };
      const links = new Links({
        ...need,
        reveal: (_place, wanted) => {
          revealed.push(wanted);
          return Promise.resolve(true);
        },
        ask: (question) => {
          asked.push(question);
          return Promise.resolve(answer);
        },
      });
      await links
        .open(vscode.Uri.from({ scheme: 'x', authority: EXTENSION_ID, path: '/vif', query }))
        .catch((error: unknown) => void failures.push(String(error)));
      return { asked, revealed, failures, need };
    };
    const good = () => `profile=${PROFILE}&region=${REGION}&id=${id}`;

    it('asks before it reads with a profile’s credentials, and does nothing without consent', async () => {
      const before = await endpoint.control('GET', 'requests');
      const { asked, revealed, need } = await follow(good(), false);
      equal(asked.length, 1);
      ok(asked[0]?.includes(id) && asked[0].includes(PROFILE));
      deepEqual(revealed, []);
      equal(need.inventories.current(place), undefined);
      deepEqual(await endpoint.control('GET', 'requests'), before);
    });

    it('shows the row after consent, and shows its profile and region if they are hidden', async () => {
      const need = graph();
      await need.choices.hide([PROFILE], () => true);
      const { revealed } = await follow(good().replace(REGION, 'ap-south-1'), true, need);
      deepEqual(revealed, [id]);
      const [profile] = (await need.profiles.list()).profiles;
      ok(profile && need.choices.isShown(profile) && need.choices.regionsOf(profile).includes('ap-south-1'));
    });

    it('asks nothing for a region that was already read', async () => {
      const need = graph();
      await need.inventories.sweep(place);
      const { asked, revealed } = await follow(good(), false, need);
      deepEqual([asked, revealed], [[], [id]]);
    });

    it('is rejected with a message that does not repeat its text, if it names nothing', async () => {
      for (const query of [
        'id=[x](command:evil)',
        `profile=${PROFILE}&region=${REGION}&id=[x](command:evil)`,
      ]) {
        const { asked, revealed, failures } = await follow(query, true);
        deepEqual([asked, revealed], [[], []]);
        equal(failures.length, 1);
        ok(!failures[0]?.includes('evil'));
      }
      const { failures } = await follow(good().replace(PROFILE, 'no-such'), true);
      ok(failures[0]?.includes('no AWS profile'));
    });
  });

  it('exports the chosen resources to a file, in every format and without keys', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dx-export-'));
    try {
      const from = graph();
      const [scope] = await scopesOf(from, [
        { place, subject: subjectFrom('virtualInterface', virtualInterface) } as never,
      ]);
      ok(scope);
      equal(partOf(from, scope), undefined);
      await from.inventories.sweep(place);
      const part = partOf(from, scope);
      ok(part);
      for (const format of exportFormats) {
        const target = vscode.Uri.file(join(folder, `x.${format.extension}`));
        await writeInventory(target, format.write([part]));
        const text = await readFile(target.fsPath, 'utf8');
        ok(text.includes(id), format.label);
        ok(!text.includes(key));
      }
      const [csv] = exportFormats;
      ok(csv);
      await rejects(
        writeInventory(vscode.Uri.file(join(folder, 'none', 'a', '\0')), csv.write([part])),
        /could not be written/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
