import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { EventEmitter, commands, env, window, workspace } from 'vscode';
import type { MessageOptions, StatusBarItem } from 'vscode';
import { deleteBgpPeer } from '../../src/aws/operations/deleteBgpPeer';
import { copyTestReport, showRunningTest } from '../../src/commands/failover/history';
import type { FailoverContext } from '../../src/commands/failover/history';
import { startFailoverTestCommand } from '../../src/commands/failover/start';
import { stopFailoverTestCommand } from '../../src/commands/failover/stop';
import type { WriteCommand } from '../../src/commands/writing/command';
import { runWrite } from '../../src/commands/writing/run';
import type { RunContext } from '../../src/commands/writing/run';
import { currentTest, leftWords } from '../../src/directconnect/failover/tests';
import type { FailoverTest } from '../../src/directconnect/failover/tests';
import * as commandIds from '../../src/ids/commandIds';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import type { AllocationHost } from '../../src/views/allocation/allocationHost';
import { Arrivals } from '../../src/views/connections/arrivals';
import { Drawing } from '../../src/views/connections/drawing';
import type { DrawnFrom } from '../../src/views/connections/drawing';
import { VirtualInterfaceNode } from '../../src/views/connections/nodes/virtualInterfaceNode';
import type { RowSubject } from '../../src/views/connections/resourceOf';
import { TestStatus } from '../../src/views/connections/testStatus';
import { FailoverDocuments } from '../../src/views/failover/documents';
import { failoverUri } from '../../src/views/failover/uri';
import { testReport } from '../../src/directconnect/failover/report';
import type { Node } from '../../src/views/tree/node';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { hostFor, noEvents } from './formPage';
import { REGION, extension, openFiles, row, startTestEndpoint, until, writeProfiles } from './support';

const START = 'StartBgpFailoverTest';
const STOP = 'StopBgpFailoverTest';
/** Of the network account: two sessions that are up, and two earlier tests. */
const ORDERS = 'dxvif-fh8s3d2w';
/** On a connection of the network account, owned by the workload account. */
const PAYMENTS = 'dxvif-fg4m1k7z';
/** A profile from a file: its resources still exist after a reload. */
const ON_DISK = { kind: 'files', configFile: '/nowhere/a', credentialsFile: '/nowhere/b' } as const;

describe('failover tests from the tree', () => {
  const real = {
    createInputBox: window.createInputBox.bind(window),
    createQuickPick: window.createQuickPick.bind(window),
    createStatusBarItem: window.createStatusBarItem.bind(window),
    showWarningMessage: window.showWarningMessage.bind(window),
  };
  let endpoint: TestEndpoint;
  let host: AllocationHost;
  /** What is typed, one text for each box, and which peers are picked. Other questions are cancelled with Escape. */
  let typed: string[];
  let picked: RegExp | undefined;
  let answer: string | undefined;
  let questions: string[];
  let offered: string[];
  let problems: string[];
  let noted: string[];

  /** An input box or a list that is answered, or else cancelled with Escape. */
  function asked(fields: object, enter: () => boolean) {
    const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
    const nothing = new EventEmitter<never>();
    return Object.assign(fields, {
      ...{ onDidAccept: accepted.event, onDidHide: hidden.event, onDidTriggerButton: nothing.event },
      ...{ onDidChangeValue: nothing.event, dispose: () => undefined, hide: () => hidden.fire() },
      show: () => {
        if (enter()) accepted.fire();
        const { validationMessage: wrong } = fields as { validationMessage?: string | { message: string } };
        if (wrong) problems.push(typeof wrong === 'string' ? wrong : wrong.message);
        hidden.fire();
      },
    });
  }

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    [typed, picked, answer] = [[], /./, undefined];
    [questions, offered, problems, noted] = [[], [], [], []];
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'faults');
    host = hostFor([endpoint.profile('demo-network'), endpoint.profile('demo-workload')], noEvents());
    await host.inventories.sweep(place());
    await endpoint.control('DELETE', 'requests');
    Object.assign(window, {
      createInputBox: () => {
        const input = { value: '', title: '', prompt: '' };
        return asked(input, () => {
          questions.push(`${input.title}: ${input.prompt}`);
          const text = typed.shift();
          input.value = text ?? input.value;
          return text !== undefined;
        });
      },
      createQuickPick: () => {
        const picker = { items: [] as { label: string }[], selectedItems: [] as { label: string }[] };
        return asked(picker, () => {
          offered.push(...picker.selectedItems.map(({ label }) => label));
          picker.selectedItems = picker.items.filter(({ label }) => picked?.test(label));
          return picked !== undefined;
        });
      },
      showWarningMessage: (text: string, { detail = '' }: MessageOptions = {}) => {
        questions.push(`${text} ${detail}`);
        return Promise.resolve(answer);
      },
    });
  });
  afterEach(() => Object.assign(window, real));

  function place(profile = 'demo-network') {
    return { profile, region: REGION };
  }
  const session = (profile?: string) => host.sessions.session(place(profile));
  const find = async (id: string, profile?: string): Promise<VirtualInterface> => {
    const [found] = await (await session(profile)).virtualInterfaces({ virtualInterfaceId: id });
    ok(found, id);
    return found;
  };
  const rowFor = (one: VirtualInterface, profile?: string): Node =>
    row({ place: place(profile), subject: subjectFrom('virtualInterface', one) }) as unknown as Node;
  const note = ({ subject }: RowSubject, { status = '' }: FailoverTest) =>
    noted.push(`${subject.id} ${status}`);
  const run = <Answer>(command: WriteCommand<Answer>, node: Node) =>
    runWrite({ from: host, requests: { open: () => undefined } } as unknown as RunContext, command, node, [
      node,
    ]);
  const start = async (id = ORDERS, profile?: string) =>
    run(startFailoverTestCommand(note), rowFor(await find(id, profile), profile));
  const stop = async (id = ORDERS, over: VirtualInterface = {}) =>
    run(stopFailoverTestCommand(note), rowFor({ ...(await find(id)), ...over }));
  const sent = async (operation = START) =>
    (await endpoint.received(operation)).map(({ parameters }) => parameters as Record<string, unknown>);
  const stateOf = async (id = ORDERS) => (await find(id)).virtualInterfaceState;
  const fail = (operation: string, fault: object) =>
    endpoint.control('POST', 'faults', { operation, ...fault });
  const refuse = (operation: string, code: string) =>
    fail(operation, { fault: 'error', status: 400, code, message: 'not today' });

  it('proposes all peers and 10 minutes, and starts after the impact is shown and the name typed', async () => {
    typed = ['10', 'prod-orders'];
    answer = 'Start Test';
    await start();
    equal(offered.length, 2, 'all peers are picked at first');
    match(offered.join(), /IPv4 10\.254\.1\.6\/30.*IPv6/);
    const [request] = await sent();
    const peers = (await find(ORDERS)).bgpPeers?.map(({ bgpPeerId }) => bgpPeerId);
    deepEqual(request, { virtualInterfaceId: ORDERS, bgpPeers: peers, testDurationInMinutes: 10 });
    match(questions.join('\n'), /Minutes until AWS brings the sessions back, up to 4,320/);
    match(
      questions.at(-1) ?? '',
      /test of 10 min on prod-orders\?.*AWS takes these BGP sessions down: IPv4/s,
    );
    deepEqual(noted, [`${ORDERS} in_progress`]);
    equal(await stateOf(), 'testing');
  });

  it('starts with the chosen peers only', async () => {
    picked = /IPv6/;
    typed = ['4320', 'prod-orders'];
    answer = 'Start Test';
    await start();
    const [request] = await sent();
    equal((request?.bgpPeers as string[]).length, 1);
    equal(request?.testDurationInMinutes, 4320);
    equal((await find(ORDERS)).bgpPeers?.filter(({ bgpStatus }) => bgpStatus === 'up').length, 1);
  });

  it('offers the peers that have a session, and no others', async () => {
    const [first] = (await find(ORDERS)).bgpPeers ?? [];
    await (await session()).write(deleteBgpPeer, { virtualInterfaceId: ORDERS, bgpPeerId: first?.bgpPeerId });
    typed = ['10', 'prod-orders'];
    await start();
    deepEqual(offered, [], 'with one peer, there is nothing to choose');
    const [request] = await sent();
    deepEqual(request?.bgpPeers, [(await find(ORDERS)).bgpPeers?.[1]?.bgpPeerId]);
  });

  it('does not take all sessions down if the chosen one has no ID', async () => {
    picked = /IPv6/;
    const real = await session();
    const read = real.virtualInterfaces.bind(real);
    const nameless = async (...how: Parameters<typeof read>) =>
      (await read(...how)).map((one) => ({
        ...one,
        bgpPeers: (one.bgpPeers ?? []).map(({ bgpPeerId, ...peer }) => peer),
      }));
    Object.assign(real, { virtualInterfaces: nameless });
    await rejects(start(), { message: /^AWS lists no ID for the BGP peer IPv6 .*, so nothing was sent/ });
    deepEqual(await sent(), []);
  });

  it('rejects 4,321 minutes and an empty choice, and sends nothing when a question is cancelled', async () => {
    typed = ['4321'];
    await start();
    match(problems.join(), /Enter 1 to 4,320 minutes \(72 hours\)/);
    picked = /none of them/;
    await rejects(start(), { message: 'No BGP peer was chosen, so nothing was sent.' });
    picked = undefined;
    await start();
    picked = /./;
    typed = ['10', 'another name'];
    await start();
    typed = ['10'];
    await start();
    deepEqual([await sent(), noted], [[], []]);
    equal(await stateOf(), 'available');
  });

  it('is refused for accounts other than the owner, with a hint whom to ask', async () => {
    await host.identities.identify('demo-workload');
    await rejects(start(PAYMENTS), {
      message: /Only the account that owns .* can start or stop .*: 444455556666 \(/,
      advice: 'Run the command on its row in profile demo-workload.',
    });
    const alone = hostFor([endpoint.profile('demo-network')], noEvents());
    const own = host;
    host = alone;
    await rejects(start(PAYMENTS), { advice: 'Ask the owner of account 444455556666 to do it.' });
    await rejects(stop(PAYMENTS, { virtualInterfaceState: 'testing' }), /Only the account that owns/);
    host = own;
    deepEqual(await sent(), []);
    deepEqual(await sent(STOP), []);
    typed = ['10', 'prod-payments'];
    answer = 'Start Test';
    await start(PAYMENTS, 'demo-workload');
    equal((await sent()).length, 1);
  });

  it('is refused while a test is running, even if the tree does not know that yet', async () => {
    const before = rowFor(await find(ORDERS));
    typed = ['10', 'prod-orders'];
    answer = 'Start Test';
    await start();
    await rejects(run(startFailoverTestCommand(note), before), {
      message: 'prod-orders: A failover test is already running on it.',
    });
    await rejects(start(), /already running on it/);
    await rejects(start('dxvif-fl3w7c4p'), /can start once it is available/);
    equal((await sent()).length, 1);
  });

  it('sends nothing when a peer has vanished meanwhile', async () => {
    const peer = (await find(ORDERS)).bgpPeers?.[0]?.bgpPeerId;
    Object.assign(window, {
      createInputBox: () => {
        const input = { value: '', title: '' };
        return asked(input, () => {
          input.value = input.title.startsWith('Failover Test') ? '10' : 'prod-orders';
          return true;
        });
      },
      showWarningMessage: () => Promise.resolve('Start Test'),
    });
    // The peer is gone by the time the test is sent.
    const real = await session();
    Object.assign(real, {
      write: (
        (write) => (operation: never, input: object, how: never) =>
          write(operation, { ...input, bgpPeers: [`${peer ?? ''}-gone`] }, how)
      )(real.write.bind(real)),
    });
    await rejects(start(), /no longer has BGP peer .*-gone, so nothing was sent/);
    deepEqual(await sent(), []);
  });

  it('says why AWS refuses or denies it', async () => {
    answer = 'Start Test';
    for (const code of ['DirectConnectClientException', 'AccessDeniedException']) {
      typed = ['10', 'prod-orders'];
      await refuse(START, code);
      await rejects(start(), (failure: { words?: string }) => /not today/.test(failure.words ?? ''));
    }
    deepEqual(noted, []);
    equal(await stateOf(), 'available');
  });

  it('is sent once when no answer comes: it is found, or stays unknown until the user checks again', async () => {
    answer = 'Start Test';
    typed = ['10', 'prod-orders'];
    await fail(START, { fault: 'drop-after' });
    await start();
    deepEqual(noted, [`${ORDERS} in_progress`]);
    answer = 'Stop Test';
    await stop();
    deepEqual(noted.slice(1), [`${ORDERS} cancelled`]);
    await fail(START, { fault: 'drop-before' });
    typed = ['10', 'prod-orders'];
    answer = 'Start Test';
    await start();
    match(questions.at(-1) ?? '', /Start a failover test of 10 min.*sent once.*Check Again/);
    equal((await sent()).length, 2);
    equal(noted.length, 2);
  });

  it('is stopped at any time, unless the user cancels or no test is running', async () => {
    await rejects(stop(), { message: 'prod-orders: No failover test is running on it.' });
    typed = ['60', 'prod-orders'];
    answer = 'Start Test';
    await start();
    answer = undefined;
    await stop();
    equal(await stateOf(), 'testing');
    await refuse(STOP, 'AccessDeniedException');
    answer = 'Stop Test';
    await rejects(stop(), (failure: { kind?: string }) => failure.kind === 'denied');
    await stop();
    equal(await stateOf(), 'available');
    match(questions.join('\n'), /Stop the failover test of prod-orders\? AWS brings its BGP sessions back/);
    // The test is already over, but the tree does not know that yet.
    await rejects(stop(ORDERS, { virtualInterfaceState: 'testing' }), (failure: { words?: string }) =>
      /no test that is in progress/.test(failure.words ?? ''),
    );
  });

  it('counts down in the row and in the status bar, which leads to the row', async () => {
    const one = await find(ORDERS);
    const { runningTests } = host.inventories;
    const drawing = new Drawing(place(), {
      ...host,
      accounts: { identityOf: () => undefined, nameOf: () => undefined },
    } as unknown as DrawnFrom);
    const description = () =>
      String(
        new VirtualInterfaceNode({} as Node, drawing, {
          ...one,
          virtualInterfaceState: 'testing',
        }).getTreeItem().description,
      );
    const item = { text: '', tooltip: '', shown: false, disposed: false };
    Object.assign(window, {
      createStatusBarItem: () =>
        Object.assign(item, {
          show: () => (item.shown = true),
          dispose: () => (item.disposed = true),
        }) as unknown as StatusBarItem,
    });
    const status = new TestStatus(runningTests, () => 'prod-$(trash)');
    equal(description().includes('left'), false);
    equal(item.shown, false);
    await rejects(
      showRunningTest(host, () => Promise.resolve(true)),
      /No running failover test was found/,
    );
    const started = new Date(Date.now() - 30_000);
    runningTests.note(place(), ORDERS, {
      startTime: started,
      testDurationInMinutes: 10,
      status: 'in_progress',
    });
    match(description(), /^VLAN 102 · testing · 9 min left/);
    equal(item.text.replaceAll('\u200B', ''), '$(beaker) prod-$(trash) 9 min left');
    ok(!item.text.includes('$(trash)'));
    const revealed: string[] = [];
    await showRunningTest(host, (_place, id) => Promise.resolve(revealed.push(id) > 0));
    deepEqual(revealed, [ORDERS]);
    runningTests.note(place(), ORDERS, { status: 'completed' });
    equal(item.disposed, true);
    equal(description().includes('left'), false);
    status.dispose();
    runningTests.dispose();
  });

  it('continues after the window is reloaded, with the time left and one notification at its end', async () => {
    const memory = new TestMemento();
    /** A window: what it knows, and the notifications and status that it shows. */
    const openWindow = async () => {
      host = hostFor([endpoint.profile('demo-network')], noEvents(), memory);
      const following = await host.loadFollowing();
      const { runningTests } = host.inventories;
      runningTests.learnFrom(following);
      const told: string[] = [];
      const arrivals = new Arrivals(
        {
          ...{ loadFollowing: () => Promise.resolve(following), open: () => undefined },
          // Not a profile of the local endpoint, which ends with its window.
          profiles: { get: async (name) => ({ ...(await host.profiles.get(name)), origin: ON_DISK }) },
          accountOf: () => Promise.resolve(undefined),
          nameOf: () => 'prod-orders',
          meaningOf: () => Promise.resolve(''),
        },
        (text) => Promise.resolve(void told.push(text)),
      );
      const notified: Promise<void>[] = [];
      following.on('arrived', (arrival) => notified.push(arrivals.notify(arrival)));
      const look = async () => {
        const seen = once(following, 'seen');
        following.pollIn(place());
        await seen;
        await new Promise((resolve) => setImmediate(resolve));
        await Promise.all(notified);
      };
      const close = () => {
        following.dispose();
        runningTests.dispose();
      };
      return {
        arrivals,
        told,
        look,
        close,
        shown: () => runningTests.all.map(({ test }) => leftWords(test, Date.now())),
      };
    };
    const before = await openWindow();
    typed = ['60', 'prod-orders'];
    await start();
    const test = currentTest(await (await session()).failoverTests(ORDERS), Date.now());
    await before.arrivals.awaitTest(place(), ORDERS, test ?? {});
    before.close();
    const after = await openWindow();
    deepEqual(after.shown(), []);
    await after.look();
    match(String(after.shown()), /^(59 min|1 h) left$/);
    deepEqual(after.told, []);
    await endpoint.control('POST', 'clock', { advanceSeconds: 3_600 });
    await after.look();
    deepEqual(after.told, ['The failover test of prod-orders has ended: completed.']);
    deepEqual(after.shown(), []);
    after.close();
    deepEqual(memory.keys(), []);
    equal((await sent()).length, 1);
  });

  it('shows in the row that most of an allocation is used, once the routes were read', async () => {
    const one = await find(ORDERS);
    const drawing = new Drawing(place(), {
      ...host,
      accounts: { identityOf: () => undefined, nameOf: () => undefined },
    } as unknown as DrawnFrom);
    const description = (over: VirtualInterface = {}) =>
      String(new VirtualInterfaceNode({} as Node, drawing, { ...one, ...over }).getTreeItem().description);
    ok(!description().includes('prefixes'));
    host.inventories.acceptedPrefixes.note(place(), ORDERS, { ipv4: 84, ipv6: 6 });
    match(description(), /^VLAN 102 · available · BGP up · 84 of 100 IPv4 prefixes · private$/);
    ok(!description({ prefixPoolAllocatedCountIpv4: 200 }).includes('prefixes'));
    ok(!description({ virtualInterfaceState: 'down' }).includes('prefixes'));
  });

  it('has a report that is copied as it is shown, and says why it can’t be read', async () => {
    const files = openFiles();
    const failover = new FailoverDocuments(files, host.sessions, () => Promise.resolve(testReport));
    const uri = failoverUri({ ...place(), id: ORDERS, name: 'prod-orders' });
    await copyTestReport({ files, failover, from: host } as unknown as FailoverContext, uri);
    const text = await env.clipboard.readText();
    equal(text, await files.text(uri));
    match(text, /^# Failover tests of prod-orders$/m);
    match(text, /\| 1 h \| 12 min \| stopped early \| IPv4 10\.254\.1\.6\/30, IPv6 .* \|$/m);
    await refuse('ListVirtualInterfaceTestHistory', 'AccessDeniedException');
    await rejects(failover.read(uri, true), (failure: { kind?: string }) => failure.kind === 'denied');
    await refuse('DescribeVirtualInterfaces', 'AccessDeniedException');
    match(await failover.read(uri, true), /^# Failover tests of dxvif-fh8s3d2w$/m);
  });

  it('is started, listed in its history and stopped with the commands of the extension', async () => {
    await writeProfiles(endpoint);
    await extension().activate();
    await commands.executeCommand(commandIds.refresh);
    typed = ['10', 'prod-orders'];
    answer = 'Start Test';
    await commands.executeCommand(commandIds.startFailoverTest, rowFor(await find(ORDERS)));
    equal(await stateOf(), 'testing');
    const uri = failoverUri({ ...place(), id: ORDERS, name: 'prod-orders' });
    const shown = () =>
      workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())?.getText() ?? '';
    await commands.executeCommand(commandIds.showTestHistory, rowFor(await find(ORDERS)));
    match(shown(), /^\*\*A test is running: (10|9) min left, until /m);
    answer = 'Stop Test';
    await commands.executeCommand(commandIds.stopFailoverTest, rowFor(await find(ORDERS)));
    equal(await stateOf(), 'available');
    await commands.executeCommand(commandIds.showTestHistory, rowFor(await find(ORDERS)));
    await until(workspace.onDidChangeTextDocument, () => !shown().includes('A test is running'));
    match(shown(), /\| stopped early \|/);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
