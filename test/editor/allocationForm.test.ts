import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mock } from 'node:test';
import { EventEmitter, QuickPickItemKind, ViewColumn, commands, env, window, workspace } from 'vscode';
import type { MessageOptions, QuickPickItem, TextDocumentShowOptions } from 'vscode';
import { acceptCommand } from '../../src/commands/virtualInterface/accept';
import { runWrite } from '../../src/commands/writing/run';
import type { RunContext } from '../../src/commands/writing/run';
import { emptyDraft } from '../../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../../src/directconnect/allocation/draft';
import { writeTemplate } from '../../src/directconnect/allocation/template';
import type { AllocationHost } from '../../src/views/allocation/allocationHost';
import { columnBeside } from '../../src/views/allocation/columnBeside';
import { forms } from '../../src/views/allocation/forms';
import type { OpenForm } from '../../src/views/allocation/forms';
import { AllocationPanels } from '../../src/views/allocation/panels';
import { versioned } from '../../src/views/allocation/messages';
import type { FromPage } from '../../src/views/allocation/messages';
import { Tracking } from '../../src/views/allocation/tracking';
import { askForStart } from '../../src/views/allocation/starts';
import { templateDraft, templateNames } from '../../src/views/allocation/templates';
import type { Node } from '../../src/views/tree/node';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { hostFor, panelOf } from './formPage';
import { allocate } from '../support/writes';
import { REGION, startTestEndpoint } from './support';

const ALLOCATE = 'AllocatePrivateVirtualInterface';

describe('the allocation form in the editor', () => {
  let endpoint: TestEndpoint;
  let connectionId: string;
  let dropped: unknown[][];
  let attempts: Promise<void>[];
  let created: string[];
  let shown: TextDocumentShowOptions[];
  let vlan = 3900;

  const draft = (more: Partial<AllocationDraft> = {}): AllocationDraft => ({
    ...emptyDraft,
    ownerAccount: endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
    virtualInterfaceName: 'from-the-editor',
    vlan: String(vlan++),
    asn: '65010',
    ...more,
  });

  const hostOf = (memory = new TestMemento()): AllocationHost =>
    hostFor(
      [endpoint.profile('demo-network'), endpoint.profile('demo-workload')],
      { dropped, attempts, created, shown },
      memory,
    );

  async function open(host = hostOf(), how: (form: OpenForm) => Promise<void> = (form) => form.open()) {
    const page = panelOf();
    const place = { profile: 'demo-network', region: REGION, connectionId };
    await how(forms.create(page.panel, place, host));
    const say = (message: Parameters<typeof versioned>[0] & { type: FromPage['type'] }) =>
      page.say(versioned(message));
    return { ...page, say, garble: page.say };
  }

  before(async () => {
    endpoint = await startTestEndpoint();
    const host = hostOf();
    const { connections } = await host.inventories.sweep({ profile: 'demo-network', region: REGION });
    const free = connections.find(
      ({ connectionState, vlan: own, lagId }) => connectionState === 'available' && !own && !lagId,
    );
    connectionId = free?.connectionId ?? '';
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    [dropped, attempts, created, shown] = [[], [], [], []];
    await endpoint.control('DELETE', 'requests');
  });

  it('knows the network when it opens, and is told of changes', async () => {
    const host = hostOf();
    const { initial, hear, close } = await open(host);
    const { network } = initial();
    ok(network.virtualInterfaces.length > 0);
    equal(network.connection.kind, 'dedicated');
    deepEqual(initial().pool, { prefix: '10.255.0.0/16', prefixLength: 30 }, 'as in the settings');
    await endpoint.control('POST', 'estate', {
      addVirtualInterfaces: {
        account: endpoint.accounts.find(({ name }) => name === 'demo-network')?.accountId,
        region: REGION,
        connectionId,
        count: 1,
      },
    });
    host.inventories.reread(REGION);
    await host.inventories.sweep({ profile: 'demo-network', region: REGION });
    const changed = await hear('network');
    equal(changed.network.virtualInterfaces.length, network.virtualInterfaces.length + 1);
    close();
  });

  it('drops a message that fits no schema, without passing on its contents, and sends nothing', async () => {
    const { garble, heard, close } = await open();
    const canary = randomBytes(8).toString('hex');
    for (const message of [
      { version: 3, type: 'submit', draft: { ...draft(), extra: canary } },
      { version: 2, type: 'submit', draft: draft() },
      { version: 3, type: 'erase', canary },
      canary,
      null,
    ]) {
      garble(message);
    }
    await Promise.all(attempts);
    deepEqual(dropped, [[], [], [], [], []]);
    deepEqual(heard, []);
    equal((await endpoint.received(ALLOCATE)).length, 0);
    close();
  });

  it('is checked by the rules again in the extension, whatever the page let through', async () => {
    const { say, hear, initial, close } = await open();
    const taken = initial().network.virtualInterfaces[0]?.vlan;
    say({ type: 'submit', draft: draft({ vlan: String(taken) }) });
    const { findings } = await hear('invalid');
    ok(findings.some(({ field, level }) => field === 'vlan' && level === 'block'));
    equal((await endpoint.received(ALLOCATE)).length, 0);
    close();
  });

  it('is not sent once the profile uses another account than the one in which the form was opened', async () => {
    const host = hostOf();
    host.identities.known = () => ({ accountId: '999999999999', arn: 'arn:aws:iam::999999999999:user/x' });
    const { say, hear, close } = await open(host);
    host.identities.known = () => undefined;
    say({ type: 'submit', draft: draft() });
    match((await hear('notSent')).message, /was chosen in account 999999999999, so nothing was sent/);
    equal((await endpoint.received(ALLOCATE)).length, 0);
    close();
  });

  it('is sent in the account that is known when the command is chosen again', async () => {
    const accountId = endpoint.accounts.find(({ name }) => name === 'demo-network')?.accountId ?? '';
    const host = hostOf();
    host.identities.known = () => ({ accountId: '999999999999', arn: 'arn:aws:iam::999999999999:user/x' });
    let form: OpenForm | undefined;
    const { say, hear, close } = await open(host, (opened) => (form = opened).open());
    host.identities.known = () => ({ accountId, arn: `arn:aws:iam::${accountId}:user/x` });
    say({ type: 'submit', draft: draft() });
    await hear('notSent');
    // What the message says to do. The form is still open.
    await form?.begin({ type: 'private', mode: 'allocate' });
    say({ type: 'submit', draft: draft() });
    await hear('created');
    equal((await endpoint.received(ALLOCATE)).length, 1);
    close();
  });

  it('shows what it would send without the key, and opens and copies it', async () => {
    const { say, hear, close } = await open();
    const authKey = randomBytes(12).toString('hex');
    say({ type: 'review', draft: draft({ authKey }) });
    const { review } = await hear('reviewed');
    ok(!JSON.stringify(review).includes(authKey));
    deepEqual(
      review.code.map(({ format }) => format),
      ['json', 'awsCli', 'terraform', 'cloudFormation'],
    );
    say({ type: 'openCode', format: 'terraform' });
    await Promise.all(attempts);
    match(window.activeTextEditor?.document.getText() ?? '', /aws_dx_hosted_private_virtual_interface/);
    say({ type: 'copyCode', format: 'awsCli' });
    await Promise.all(attempts);
    match(await env.clipboard.readText(), /allocate-private-virtual-interface/);
    equal((await endpoint.received(ALLOCATE)).length, 0);
    close();
  });

  it('sends the request once, and shows its outcome after a reload', async () => {
    const memory = new TestMemento();
    const { say, hear, close } = await open(hostOf(memory));
    const wanted = draft({ authKey: randomBytes(12).toString('hex') });
    say({ type: 'submit', draft: wanted });
    say({ type: 'submit', draft: wanted });
    const { virtualInterfaceId } = await hear('created');
    await hear('progress');
    await Promise.all(attempts);
    deepEqual(created, [virtualInterfaceId]);
    ok(!JSON.stringify(memory.keys().map((key) => memory.get(key))).includes(wanted.authKey));
    close();
    const after = await open(hostOf(memory), (form) => form.reopen(undefined));
    const { outcome, progress } = after.initial();
    ok(outcome?.type === 'created' && outcome.virtualInterfaceId === virtualInterfaceId);
    match(progress?.summary ?? '', new RegExp(`VLAN ${wanted.vlan}`));
    const { acceptance } = await after.hear('acceptance');
    equal(acceptance?.ownerAccount, wanted.ownerAccount);
    after.say({ type: 'copyOwnerMessage' });
    await Promise.all(attempts);
    match(await env.clipboard.readText(), new RegExp(`--virtual-interface-id ${virtualInterfaceId}`));
    deepEqual(created, [virtualInterfaceId], 'it is shown once');
    equal((await endpoint.received(ALLOCATE)).length, 1);
    after.close();
    const fresh = await open(hostOf(memory));
    equal(fresh.initial().outcome, undefined, 'a newly opened form is empty');
    fresh.close();
  });

  it('opens the configuration beside the outcome: by itself without focus, on request with focus', async () => {
    const { say, hear, close } = await open();
    say({ type: 'submit', draft: draft() });
    await hear('progress');
    say({ type: 'openConfiguration' });
    await Promise.all(attempts);
    deepEqual(shown, [
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { viewColumn: ViewColumn.Beside },
    ]);
    close();
  });

  it('stays in view beside a document, which does not cover the editor that the user works in', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    const panel = window.createWebviewPanel('test', 'Form', ViewColumn.One);
    try {
      const open = async (content: string, show: TextDocumentShowOptions) =>
        window.showTextDocument(await workspace.openTextDocument({ content }), { preview: false, ...show });
      const beside = await open('configuration', { viewColumn: columnBeside(panel), preserveFocus: true });
      equal(beside.viewColumn, ViewColumn.Two);
      deepEqual([panel.visible, panel.active], [true, true]);
      await open('elsewhere', { viewColumn: ViewColumn.Three });
      equal(columnBeside(panel), ViewColumn.Two, 'beside the form, wherever the focus is');
      await window.showTextDocument(beside.document, { viewColumn: ViewColumn.Two });
      equal(columnBeside(panel), ViewColumn.Beside, 'not over the editor that has the focus');
      equal(panel.visible, true);
    } finally {
      panel.dispose();
      await commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  it('is filled in for another virtual interface like the one that was created', async () => {
    const { say, hear, initial, close, heard } = await open();
    const wanted = draft({
      ...{ asn: '64086.59904', mtu: '8500', authKey: randomBytes(12).toString('hex') },
      ...{ customerAddress: '10.255.200.1/30', amazonAddress: '10.255.200.2/30' },
      tags: [{ key: 'team', value: 'core' }],
    });
    say({ type: 'submit', draft: wanted });
    const { virtualInterfaceId } = await hear('created');
    await hear('progress');
    const { beginning } = initial();
    say({ type: 'startOver' });
    await Promise.all(attempts);
    const next = initial();
    ok(next.beginning !== beginning && next.outcome === undefined);
    const known = next.network.virtualInterfaces;
    ok(
      known.some((one) => one.virtualInterfaceId === virtualInterfaceId),
      'it was read again',
    );
    deepEqual(next.draft, {
      ...{ ...wanted, asn: '4200000000', authKey: '', virtualInterfaceName: 'from-the-editor-2' },
      ...{ vlan: String(Number(wanted.vlan) + 1), customerAddress: '10.255.200.5/30' },
      amazonAddress: '10.255.200.6/30',
    });
    match(next.notice ?? '', /Continued from from-the-editor/);
    vlan += 1;
    heard.length = 0;
    say({ type: 'submit', draft: next.draft });
    ok((await hear('created')).virtualInterfaceId !== virtualInterfaceId);
    await hear('progress');
    close();
  });

  it('reads the connection again when AWS refuses, and names the field that AWS meant', async () => {
    const { say, hear, initial, close } = await open();
    const wanted = draft();
    const session = await hostOf().sessions.session({ profile: 'demo-network', region: REGION });
    const meanwhile = await allocate(session, {
      connectionId,
      ownerAccount: wanted.ownerAccount,
      newPrivateVirtualInterfaceAllocation: {
        ...{ virtualInterfaceName: 'meanwhile', vlan: Number(wanted.vlan), asn: 65010 },
      },
    });
    equal(meanwhile.kind, 'done');
    ok(!initial().network.virtualInterfaces.some((one) => String(one.vlan) === wanted.vlan));
    say({ type: 'submit', draft: wanted });
    const { fields, words } = await hear('refused');
    deepEqual(fields, ['vlan']);
    match(words, /already in use/);
    const { network } = await hear('network');
    ok(network.virtualInterfaces.some((one) => String(one.vlan) === wanted.vlan));
    close();
  });

  it('says so when what was created can’t be followed', async () => {
    const following = mock.method(Tracking.prototype, 'start', () => Promise.reject(new Error('no')));
    const { say, hear, close } = await open();
    say({ type: 'submit', draft: draft() });
    await hear('progress');
    following.mock.restore();
    await rejects(attempts[0] ?? Promise.resolve(), /no/);
    close();
  });

  it('offers the open profile of the owner’s account when the outcome is unknown', async () => {
    for (const isOpen of [false, true]) {
      const host = hostOf();
      if (isOpen) await host.inventories.sweep({ profile: 'demo-workload', region: REGION });
      const memory = host.memory;
      await endpoint.control('POST', 'faults', { operation: ALLOCATE, fault: 'drop-before' });
      const { say, hear, close } = await open(host);
      say({ type: 'submit', draft: draft() });
      await hear('unknown');
      equal((await hear('progress')).progress.observed.ownerReachable, isOpen);
      await Promise.all(attempts);
      close();
      const after = await open({ ...hostOf(), inventories: host.inventories, memory }, (form) =>
        form.reopen(undefined),
      );
      equal(after.initial().progress?.observed.ownerReachable, isOpen);
      after.close();
    }
  });

  it('passes a change of mode or draft to the page, which decides what happens to the typed values', async () => {
    const page = panelOf();
    const place = { profile: 'demo-network', region: REGION, connectionId };
    const form = forms.create(page.panel, place, hostOf());
    await form.open({ type: 'private', mode: 'create' });
    equal(page.initial().draft.mode, 'create');
    // Its tab has a name that fits both, since the page can switch too.
    match(page.panel.title, /^New VIF on \S/);
    const { html } = page.panel.webview;
    await form.begin({ type: 'private', mode: 'allocate' });
    await form.begin({ draft: draft(), notice: 'From there.' });
    deepEqual(
      page.heard.map((message) => ('mode' in message ? message.mode : 'notice' in message && message.notice)),
      ['allocate', 'From there.'],
    );
    equal(page.panel.webview.html, html, 'the page is not drawn again');
    page.close();
  });

  it('says after a reload that a key was typed before, and only then', async () => {
    const kept = (hadKey: boolean) =>
      versioned({
        beginning: 'b',
        place: { profile: 'demo-network', region: REGION, connectionId },
        draft: draft(),
        hadKey,
      });
    for (const hadKey of [true, false]) {
      const { initial, close } = await open(hostOf(), (form) => form.reopen(kept(hadKey)));
      deepEqual(initial().restored, { keyLost: hadKey });
      close();
    }
    const { initial, close } = await open();
    equal(initial().restored, undefined);
    equal(initial().vlanRange, '2-4094', 'as in the settings');
    close();
  });

  it('is closed after a reload with a message if its stored state names no region', async () => {
    const panels = new AllocationPanels(hostOf(), () => Promise.resolve(forms));
    for (const state of [
      undefined,
      versioned({
        beginning: 'b',
        place: { profile: 'demo-network', region: 'evil.example/', connectionId },
        draft: draft(),
      }),
    ]) {
      const { panel } = panelOf();
      let closed = 0;
      Object.assign(panel, { dispose: () => (closed += 1) });
      await rejects(panels.deserializeWebviewPanel(panel, state), /can’t be restored/);
      equal(closed, 1);
      equal(panel.webview.html, '');
    }
  });

  it('is brought to the front while its own panel exists, even if another panel of the connection was closed', async () => {
    const place = { profile: 'demo-network', region: REGION, connectionId };
    const state = versioned({ beginning: 'b', place, draft: draft(), hadKey: false });
    const panels = new AllocationPanels(hostOf(), () => Promise.resolve(forms));
    const [before, after] = [panelOf(), panelOf()];
    let revealed = 0;
    Object.assign(after.panel, { reveal: () => (revealed += 1) });
    for (const { panel } of [before, after]) await panels.deserializeWebviewPanel(panel, state);
    before.close();
    await panels.show(place, { type: 'private', mode: 'create' });
    equal(revealed, 1);
    equal((await after.hear('switchTo')).mode, 'create');
    after.close();
  });

  it('offers templates and virtual interfaces to start from, each below a heading, without empty headings', async () => {
    const { showQuickPick } = window;
    let headings: string[] = [];
    Object.assign(window, {
      showQuickPick: (items: readonly QuickPickItem[]) => {
        headings = items.flatMap(({ kind, label }) => (kind === QuickPickItemKind.Separator ? [label] : []));
        return Promise.resolve(undefined);
      },
    });
    try {
      const host = hostOf();
      const place = { profile: 'demo-network', region: REGION };
      await askForStart(host, place);
      deepEqual(headings, []);
      await host.shared.update('allocationTemplates', [['ours', writeTemplate(draft(), 'ours')]]);
      await askForStart(host, place);
      deepEqual(headings, ['Templates']);
      await host.inventories.sweep(place);
      await askForStart(host, place);
      deepEqual(headings, ['Templates', 'Virtual interfaces']);
    } finally {
      Object.assign(window, { showQuickPick });
    }
  });

  it('says that a template was made by a newer version', async () => {
    const memory = new TestMemento();
    const text = writeTemplate(draft(), 'ours');
    const newer = text.replace(/"version": \d+/, '"version": 99');
    await memory.update('allocationTemplates', [
      ['ours', text],
      ['newer', newer],
    ]);
    deepEqual(templateNames(memory), ['newer', 'ours']);
    equal(templateDraft(memory, 'ours').authKey, '');
    await rejects(
      async () => {
        templateDraft(memory, 'newer');
        await Promise.resolve();
      },
      ({ kind, advice }: { kind?: string; advice?: string }) =>
        kind === 'unreadable' && /newer version/.test(advice ?? ''),
    );
  });

  it('creates a virtual interface that is accepted from the tree in the owner’s account, once', async () => {
    const host = hostOf();
    const place = { profile: 'demo-workload', region: REGION };
    const network = await host.sessions.session({ profile: 'demo-network', region: REGION });
    const { ownerAccount, virtualInterfaceName } = draft();
    const outcome = await allocate(network, {
      connectionId,
      ownerAccount,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName, vlan: vlan++, asn: 65010 },
    });
    ok(outcome.kind === 'done');
    const real = {
      createQuickPick: window.createQuickPick.bind(window),
      showWarningMessage: window.showWarningMessage.bind(window),
    };
    const offered: string[] = [];
    const questions: string[] = [];
    let answer: string | undefined;
    Object.assign(window, {
      createQuickPick: () => {
        const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
        const picker = {
          items: [] as { label: string }[],
          activeItems: undefined as unknown,
          selectedItems: [] as { label: string }[],
          onDidAccept: accepted.event,
          onDidHide: hidden.event,
          show: () => {
            deepEqual(picker.activeItems, [], 'Enter alone would choose the first');
            accepted.fire();
            offered.push(...picker.items.map(({ label }) => label));
            picker.selectedItems = picker.items.filter(({ label }) => label.includes('vgw-'));
            accepted.fire();
          },
          hide: () => hidden.fire(),
          dispose: () => undefined,
        };
        return picker;
      },
      showWarningMessage: (text: string, { detail = '' }: MessageOptions) => {
        questions.push(`${text} ${detail}`);
        return Promise.resolve(answer);
      },
    });
    try {
      const node = {
        place,
        subject: subjectFrom('virtualInterface', outcome.result),
      } as unknown as Node;
      const accept = () => runWrite({ from: host } as unknown as RunContext, acceptCommand, node);
      await accept();
      deepEqual(await endpoint.received('ConfirmPrivateVirtualInterface'), []);
      ok(questions[0]?.includes(virtualInterfaceName) && questions[0].includes('vgw-'));
      answer = 'Accept';
      await accept();
      ok(offered.some((label) => label.startsWith('Direct Connect gateway')));
      const { virtualInterfaceId = '' } = outcome.result;
      const [found] = await network.virtualInterfaces({ virtualInterfaceId });
      match(found?.virtualGatewayId ?? '', /^vgw-/);
      equal((await endpoint.received('ConfirmPrivateVirtualInterface')).length, 1);
      await rejects(accept(), { kind: 'refused' }, 'AWS says that it waits no longer');
    } finally {
      Object.assign(window, real);
    }
  });
});
