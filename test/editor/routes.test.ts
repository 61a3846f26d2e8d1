import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { KeptRoutes } from '../../src/aws/routes/keptRoutes';
import type { RoutesOf, Session } from '../../src/aws/session/session';
import type { Route } from '../../src/directconnect/api';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import * as commandIds from '../../src/ids/commandIds';
import { RoutesReader } from '../../src/views/routes/reader';
import { routesUri } from '../../src/views/routes/uri';
import type { TestEndpoint } from '../support/endpoint';
import { REGION, extension, row, startTestEndpoint, until, writeProfiles } from './support';

const { executeCommand } = vscode.commands;
const { window, workspace } = vscode;
const PROFILE = 'demo-network';
const OPERATION = 'ListVirtualInterfaceRoutes';
/** Its router announces 84 IPv4 and 6 IPv6 prefixes. */
const ID = 'dxvif-fh8s3d2w';
const place = { profile: PROFILE, region: REGION };

describe('the routes of a virtual interface in a document', () => {
  let endpoint: TestEndpoint;
  let failures: string[];
  /** What is typed and picked. Other questions are cancelled with Escape. */
  let typed: string | undefined;
  let picked: number | undefined;
  let offered: string[];
  const real = {
    showErrorMessage: window.showErrorMessage.bind(window),
    showInputBox: window.showInputBox.bind(window),
    showQuickPick: window.showQuickPick.bind(window),
  };

  const uri = routesUri({ ...place, id: ID, name: 'orders' });
  const rowOf = (id = ID) =>
    row({
      place,
      subject: subjectFrom('virtualInterface', { virtualInterfaceId: id, virtualInterfaceName: 'orders' }),
    });
  const show = (id?: string) => executeCommand(commandIds.showRoutes, rowOf(id));
  /** Of another virtual interface, whose routes no other test shows. */
  const COMPARED = 'dxvif-fp9h2r5m';
  const compare = () => executeCommand(commandIds.compareRoutes, rowOf(COMPARED));
  const labels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
  const documentOf = (wanted: vscode.Uri) => {
    const found = workspace.textDocuments.find((one) => one.uri.toString() === wanted.toString());
    ok(found, `${wanted.path} is not open`);
    return found;
  };
  /** Waits until a document is complete and has this many accepted routes. */
  const complete = async (count: number, wanted = uri) => {
    const document = documentOf(wanted);
    const line = `Accepted from your router: ${count} routes\n`;
    const isComplete = (text: string) => text.includes(line) && !text.includes('still reading');
    await until(workspace.onDidChangeTextDocument, () => isComplete(document.getText()));
    return document.getText();
  };
  const closeAll = async () => {
    await executeCommand('workbench.action.closeAllEditors');
    await until(window.tabGroups.onDidChangeTabs, () => labels().length === 0);
  };
  const announce = (cidrs: readonly string[], id = ID) =>
    endpoint.control('POST', 'router', {
      ...{ id, addressFamily: 'ipv4' },
      routes: cidrs.map((cidr) => ({ cidr })),
    });
  const asked = async () => (await endpoint.received(OPERATION)).length;

  before(async () => {
    endpoint = await startTestEndpoint();
    await writeProfiles(endpoint);
    await extension().activate();
    await executeCommand(commandIds.refresh);
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    [failures, typed, picked, offered] = [[], undefined, undefined, []];
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'faults');
    await endpoint.control('DELETE', 'requests');
    Object.assign(window, {
      showErrorMessage: (words: string) => {
        failures.push(words);
        return Promise.resolve(undefined);
      },
      showInputBox: (options: { validateInput: (text: string) => string | undefined }) => {
        const problem = typed === undefined ? undefined : options.validateInput(typed);
        if (problem) failures.push(problem);
        return Promise.resolve(problem ? undefined : typed);
      },
      showQuickPick: (items: readonly { label: string; description: string }[]) => {
        offered.push(...items.map(({ description }) => description));
        return Promise.resolve(picked === undefined ? undefined : items[picked]);
      },
    });
  });
  afterEach(async () => {
    Object.assign(window, real);
    await closeAll();
  });

  it('opens from its row, read-only and named after it, with both directions and the count', async () => {
    await show();
    deepEqual(labels(), ['orders.routes']);
    const text = await complete(90);
    match(text, new RegExp(`^Routes of prod-orders \\(${ID}\\)\\nProfile: ${PROFILE}\\n`));
    match(text, /^Advertised to your router: \d+ routes?$/m);
    match(
      text,
      /^IPv4: AWS accepts 84 of at most 100 prefixes.*\nWARNING: If your router advertises more than 100/m,
    );
    equal(workspace.fs.isWritableFileSystem(uri.scheme), false);
    deepEqual(failures, []);
  });

  it('grows as pages arrive, and then shows in the tree how many are accepted', async () => {
    const route = (cidr: string): Route => ({ cidr, addressFamily: 'ipv4', routeDirection: 'accepted' });
    const pages = new vscode.EventEmitter<readonly Route[] | 'end'>();
    const session = {
      virtualInterfaces: () => Promise.resolve([]),
      routes: ({ direction }: RoutesOf, take: (rows: readonly Route[]) => void) =>
        direction === 'advertised'
          ? Promise.resolve()
          : new Promise<void>((resolve) => {
              pages.event((page) => {
                if (page === 'end') resolve();
                else take(page);
              });
            }),
    };
    const written = new vscode.EventEmitter<string>();
    let text = '';
    written.event((latest) => (text = latest));
    const noted: object[] = [];
    const reader = new RoutesReader(
      { mayRead: () => true, replace: (_uri, latest) => written.fire(latest) },
      { session: () => Promise.resolve(session as unknown as Session) },
      { keep: () => Promise.reject(new Error('the disk is full')) } as unknown as KeptRoutes,
      { note: (_place, id, counts) => noted.push({ id, ...counts }) },
    );
    const first = reader.read(uri, true);
    // The session exists, and requests were sent.
    await new Promise((resolve) => setImmediate(resolve));
    pages.fire([route('10.2.0.0/16')]);
    match(await first, /^Accepted from your router: 1 route so far, still reading$/m);
    pages.fire([route('10.1.0.0/16')]);
    await until(written.event, () => text.includes('2 routes so far, still reading'));
    ok(text.indexOf('10.1.0.0/16') < text.indexOf('10.2.0.0/16'));
    pages.fire('end');
    await until(written.event, () => text.includes('router: 2 routes\n'));
    deepEqual(noted, [{ id: ID, ipv4: 2, ipv6: 0 }]);
  });

  it('is read again when it is shown again or refreshed', async () => {
    await show();
    await complete(90);
    await announce(['10.1.0.0/16']);
    await show();
    await complete(7);
    await announce(['10.1.0.0/16', '10.2.0.0/16']);
    await executeCommand(commandIds.refreshRoutes, uri);
    await complete(8);
    deepEqual(labels(), ['orders.routes']);
    // A document that can't be read again stays unchanged.
    await endpoint.control('POST', 'faults', {
      ...{ operation: OPERATION, fault: 'error', status: 400, times: 2 },
      ...{ code: 'AccessDeniedException', message: 'not you' },
    });
    await executeCommand(commandIds.refreshRoutes, uri);
    match(failures.join(), /Refresh Routes: .*not you/);
    await complete(8);
  });

  it('shows what matches a filter in the same tab, and says what a filter can’t contain', async () => {
    await show();
    typed = 'accepted ipv9';
    await executeCommand(commandIds.filterRoutes, uri);
    match(failures.join(), /Unknown word "ipv9"/);
    typed = 'ipv6 Accepted';
    await executeCommand(commandIds.filterRoutes, uri);
    const filtered = routesUri({ ...place, id: ID, name: 'orders', filter: 'accepted ipv6' });
    equal(window.activeTextEditor?.document.uri.toString(), filtered.toString());
    deepEqual(labels(), ['orders.routes']);
    const text = await complete(6, filtered);
    match(text, /^Filter: accepted ipv6$/m);
    ok(!text.includes('Advertised'));
    typed = '';
    await executeCommand(commandIds.filterRoutes, filtered);
    await complete(90);
  });

  it('is not opened if everything is denied, throttled or gone, and says why', async () => {
    for (const [code, words] of [
      ['AccessDeniedException', /Show Routes: .*no routes today/],
      ['DirectConnectClientException', /Show Routes: .*no routes today/],
    ] as const) {
      await endpoint.control('POST', 'faults', {
        ...{ operation: OPERATION, fault: 'error', status: 400, times: 2, code },
        message: 'no routes today',
      });
      failures = [];
      await show();
      match(failures.join(), words);
    }
    failures = [];
    await show('dxvif-gone1234');
    match(failures.join(), /dxvif-gone1234/);
    deepEqual(labels(), []);
  });

  it('compares with earlier routes: what was added and removed, and nothing if nothing changed', async () => {
    await compare();
    match(failures.join(), /No earlier routes of orders are kept/);
    await compare();
    match(failures.join(), /The routes of orders have not changed since .* UTC/);
    failures = [];
    await announce(['10.1.0.0/16', '10.99.0.0/16'], COMPARED);
    picked = 0;
    await compare();
    deepEqual(failures, []);
    const [label = ''] = labels();
    match(label, /^orders: routes since .* UTC \(\d+ added, \d+ removed, \d+ changed\)$/);
    const [tab] = window.tabGroups.activeTabGroup.tabs;
    const { original, modified } = tab?.input as vscode.TabInputTextDiff;
    const [left, right] = [documentOf(original).getText(), documentOf(modified).getText()];
    ok(left.includes('10.77.0.0/16') && !left.includes('10.99.0.0/16'));
    ok(right.includes('10.99.0.0/16') && !right.includes('10.77.0.0/16'));
    const before = await asked();
    await workspace.fs.readFile(modified);
    equal(await asked(), before, 'stored routes are not requested');
  });

  it('reads nothing unless one of our commands opened it', async () => {
    const other = routesUri({ ...place, id: 'dxvif-fc2x9b6q', name: 'never opened' });
    await executeCommand('vscode.open', other, { preview: false });
    match(documentOf(other).getText(), /^Nothing was read\.$/m);
    await executeCommand(commandIds.refreshRoutes, other);
    match(failures.join(), /was not opened from the Direct Connect view/);
    equal(await asked(), 0);
    const readable = (one: vscode.Uri) =>
      workspace.fs.readFile(one).then(
        () => true,
        () => false,
      );
    equal(await readable(other.with({ query: `${other.query}&x=1` })), false);
  });
});
