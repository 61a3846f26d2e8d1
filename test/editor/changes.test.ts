import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { EventEmitter, InputBoxValidationSeverity, window } from 'vscode';
import type { InputBox, QuickPick, QuickPickItem } from 'vscode';
import type { Outcome } from '../../src/aws/writes/outcome';
import { editTagsCommand } from '../../src/commands/resource/editTags';
import { renameCommand } from '../../src/commands/resource/rename';
import { deleteCommand } from '../../src/commands/virtualInterface/delete';
import { changeMtuCommand } from '../../src/commands/virtualInterface/changeMtu';
import { disableSiteLinkCommand, enableSiteLinkCommand } from '../../src/commands/virtualInterface/siteLink';
import type { WriteCommand } from '../../src/commands/writing/command';
import { runWrite } from '../../src/commands/writing/run';
import type { RunContext } from '../../src/commands/writing/run';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { ResourceSubject } from '../../src/directconnect/kinds/subject';
import { emptyInventory } from '../../src/directconnect/resources/resources';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import type { Node } from '../../src/views/tree/node';
import { row } from './support';

const place = { profile: 'p', region: 'us-east-1' };
const rowOf = (subject: ResourceSubject) => row({ place, subject }) as unknown as Node;

const vif = (over: VirtualInterface = {}) =>
  rowOf(
    subjectFrom('virtualInterface', {
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceName: 'orders',
      virtualInterfaceType: 'private',
      virtualInterfaceState: 'available',
      ownerAccount: '111122223333',
      ...over,
    }),
  );
const tagged = (connectionId: string, ...tags: { key: string; value: string }[]) =>
  rowOf(subjectFrom('connection', { connectionId, ownerAccount: '111122223333', tags }));

describe('a command that changes a resource', () => {
  const real = {
    createInputBox: window.createInputBox.bind(window),
    createQuickPick: window.createQuickPick.bind(window),
    showInputBox: window.showInputBox.bind(window),
    showQuickPick: window.showQuickPick.bind(window),
    showWarningMessage: window.showWarningMessage.bind(window),
  };
  let sent: object[];
  /** The places that were read. */
  let known: object[];
  /** What the rows' place shows. */
  let read: { readonly sweep: { account(): Promise<string | undefined> } } | undefined;
  /** The current account of the profile. */
  let account: string;
  /** The account in which each request was chosen. */
  let chosenIn: (string | undefined)[];
  let shown: string[];
  let details: (string | undefined)[];
  /** The answer to a confirmation. */
  let answer: string | undefined;
  /** The answer to the question beside a shown request. */
  let afterwards: string | undefined;

  const session = {
    write: (_operation: unknown, input: object, options: { account?: string }): Promise<Outcome> => {
      sent.push(input);
      chosenIn.push(options.account);
      return Promise.resolve({ kind: 'done', result: true });
    },
  };
  const need = {
    from: {
      sessions: { session: () => Promise.resolve(session) },
      inventories: {
        reread: () => undefined,
        known: () => known,
        current: () => read,
        sweep: () => Promise.resolve(emptyInventory),
      },
      identities: { known: () => ({ accountId: account }) },
      profiles: { list: () => Promise.resolve({ profiles: [], problems: [] }) },
    },
    requests: { open: (text: string) => Promise.resolve(shown.push(text)) },
  } as unknown as RunContext;
  const run = <Answer>(command: WriteCommand<Answer>, ...nodes: Node[]) =>
    runWrite(need, command, nodes[0], nodes);

  beforeEach(() => {
    [sent, shown, details, answer, afterwards] = [[], [], [], undefined, undefined];
    [account, chosenIn, known, read] = ['111122223333', [], [], undefined];
    Object.assign(window, {
      showWarningMessage: (question: string, options: string | { detail?: string }) => {
        const isModal = typeof options === 'object';
        details.push(isModal ? options.detail : question);
        return Promise.resolve(isModal ? answer : afterwards);
      },
      showQuickPick: (items: readonly QuickPickItem[]) => Promise.resolve(items[0]),
    });
  });
  afterEach(() => Object.assign(window, real));

  it('says why it does not apply to a row, and nothing is sent', async () => {
    const refused = <Answer>(command: WriteCommand<Answer>, node: Node, words: RegExp) =>
      rejects(run(command, node), { message: words });
    const gateway = { directConnectGatewayId: 'gateway' };
    const interconnect = rowOf(subjectFrom('interconnect', { interconnectId: 'dxcon-9' }));
    await refused(changeMtuCommand, vif({ virtualInterfaceType: 'public' }), /orders: The MTU of a public/);
    await refused(changeMtuCommand, vif({ virtualInterfaceType: 'constructor' }), /can’t be changed/);
    await refused(changeMtuCommand, vif({ virtualInterfaceState: 'pending' }), /once it is available/);
    await refused(changeMtuCommand, interconnect, /not a virtual interface/);
    await refused(enableSiteLinkCommand, vif({ virtualGatewayId: 'vgw-1' }), /to a Direct Connect gateway/);
    await refused(enableSiteLinkCommand, vif({ ...gateway, siteLinkEnabled: true }), /already enabled/);
    await refused(disableSiteLinkCommand, vif(gateway), /already disabled/);
    await refused(enableSiteLinkCommand, vif({ ...gateway, virtualInterfaceState: 'pending' }), /once it is/);
    await refused(renameCommand, interconnect, /AWS can’t rename it/);
    await refused(renameCommand, vif({ virtualInterfaceState: 'deleted' }), /being deleted or already gone/);
    await refused(
      editTagsCommand,
      vif({ virtualInterfaceState: 'deleting' }),
      /being deleted or already gone/,
    );
    deepEqual(sent, []);
  });

  it('does not apply to a row without a resource or to a BGP peer, on which only a keyboard shortcut can run it', async () => {
    const region = row({ id: 'a', place: { profile: 'a', region: 'us-east-1' } }) as unknown as Node;
    const parent = vif();
    const peer = row({
      parent,
      ...(parent.place && { place: parent.place }),
      subject: subjectFrom('bgpPeer', { bgpPeerId: 'dxpeer-1' }),
    }) as unknown as Node;
    for (const command of [renameCommand, deleteCommand] as WriteCommand<unknown>[]) {
      await rejects(run(command, region), { message: 'This command does not apply to the selected row.' });
      await rejects(run(command, peer), { message: 'orders: Only its BGP peer is selected.' });
    }
    deepEqual(sent, []);
  });

  it('leaves out, by name, those of several rows that it does not apply to', async () => {
    answer = 'Enable SiteLink';
    const gateway = { directConnectGatewayId: 'gateway' };
    const on = vif({ ...gateway, siteLinkEnabled: true, virtualInterfaceName: 'on already' });
    await run(enableSiteLinkCommand, vif(gateway), on);
    match(details[0] ?? '', /AWS charges for SiteLink[^]*Not included.*: on already\./);
    deepEqual(sent, [{ virtualInterfaceId: 'dxvif-1', enableSiteLink: true }]);
  });

  it('is sent with the account that the profile had when the user chose the change', async () => {
    window.showWarningMessage = () => {
      account = '444455556666';
      return Promise.resolve('Enable SiteLink' as never);
    };
    await run(enableSiteLinkCommand, vif({ directConnectGatewayId: 'gateway' }));
    deepEqual([sent.length, chosenIn], [1, ['111122223333']]);
  });

  it('is sent with the account of its row, if the profile was in another account when it was last asked', async () => {
    read = { sweep: { account: () => Promise.resolve('444455556666') } };
    answer = 'Enable SiteLink';
    await run(enableSiteLinkCommand, vif({ directConnectGatewayId: 'gateway' }));
    deepEqual(chosenIn, ['444455556666']);
  });

  it('says that AWS’s pages differ where there are two sizes of jumbo frames to choose from', async () => {
    let offered: readonly QuickPickItem[] = [];
    window.showQuickPick = ((items: readonly QuickPickItem[]) => {
      offered = items;
      return Promise.resolve(undefined);
    }) as unknown as typeof window.showQuickPick;
    const doubted = async (over: VirtualInterface) => {
      await run(changeMtuCommand, vif(over));
      return offered.filter(({ detail }) => detail?.includes('disagrees')).map(({ label }) => label);
    };
    deepEqual(await doubted({ mtu: 1500 }), ['8500', '9001']);
    deepEqual(await doubted({ mtu: 8500 }), ['9001']);
    deepEqual(await doubted({ mtu: 1500, virtualInterfaceType: 'transit' }), []);
  });

  it('can show its request, without sending it', async () => {
    answer = 'Show Request';
    await run(changeMtuCommand, vif({ mtu: 1500 }));
    match(shown[0] ?? '', /Change the MTU of dxvif-1 to 8500[^]*Nothing was sent\.[^]*--mtu 8500/);
    await run(enableSiteLinkCommand, vif({ directConnectGatewayId: 'gateway' }));
    match(shown[1] ?? '', /--enable-site-link/);
    deepEqual(sent, []);
    answer = undefined;
    await run(changeMtuCommand, vif({ mtu: 1500 }));
    deepEqual([sent, shown.length], [[], 2], 'nothing is sent when it is cancelled');
  });

  it('can be confirmed beside the request that is shown', async () => {
    [answer, afterwards] = ['Show Request', 'Change MTU'];
    await run(changeMtuCommand, vif({ mtu: 1500 }));
    match(details[1] ?? '', /^Change the MTU of orders to 8500\? [^]*Set the same MTU on your router/);
    equal(shown.length, 1);
    deepEqual(sent, [{ virtualInterfaceId: 'dxvif-1', mtu: 8500 }]);
  });

  it('accepts a new name only if AWS accepts it and it differs', async () => {
    const problems: (string | undefined)[] = [];
    const [changed, pressed] = [new EventEmitter<string>(), new EventEmitter<undefined>()];
    const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
    const input = {
      ...{ value: '', buttons: [], validationMessage: undefined as string | undefined },
      onDidChangeValue: changed.event,
      onDidTriggerButton: pressed.event,
      onDidAccept: accepted.event,
      onDidHide: hidden.event,
      show: () => {
        equal(input.value, 'orders');
        for (const value of ['orders', '', 'a;b', 'a'.repeat(101), 'a'.repeat(100)]) {
          input.value = value;
          changed.fire(value);
          const typed = input.validationMessage;
          pressed.fire(undefined);
          accepted.fire();
          problems.push(typed ?? input.validationMessage);
        }
      },
      hide: () => hidden.fire(),
      dispose: () => undefined,
    };
    Object.assign(window, { createInputBox: () => input as unknown as InputBox });
    await run(renameCommand, vif());
    const rule = 'Enter 1 to 100 letters, digits, spaces or any of - _ , /.';
    deepEqual(problems, ['This is already its name.', rule, rule, rule, undefined]);
    equal(shown.length, 1, 'only a valid name has a request to show');
    deepEqual(sent, [{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'a'.repeat(100) }]);
  });

  it('accepts a name that another virtual interface has, with the warning of the form', async () => {
    const said: unknown[] = [];
    const [changed, accepted, hidden] = [
      new EventEmitter<string>(),
      new EventEmitter<void>(),
      new EventEmitter<void>(),
    ];
    const input = {
      ...{ value: '', buttons: [], validationMessage: undefined as unknown },
      onDidChangeValue: changed.event,
      onDidTriggerButton: new EventEmitter<undefined>().event,
      onDidAccept: accepted.event,
      onDidHide: hidden.event,
      show: () => {
        for (const value of ['Orders', 'gone', 'Bills']) {
          input.value = value;
          changed.fire(value);
          said.push(input.validationMessage);
        }
        accepted.fire();
      },
      hide: () => hidden.fire(),
      dispose: () => undefined,
    };
    Object.assign(window, { createInputBox: () => input as unknown as InputBox });
    const virtualInterfaces = [
      { virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'orders' },
      { virtualInterfaceId: 'dxvif-2', virtualInterfaceName: 'bills' },
      { virtualInterfaceId: 'dxvif-3', virtualInterfaceName: 'gone', virtualInterfaceState: 'deleted' },
    ];
    known = [{ sweep: { virtualInterfaces } }];
    await run(renameCommand, vif());
    const message = 'dxvif-2 already has this name. Choose another to tell them apart.';
    deepEqual(said, [undefined, undefined, { message, severity: InputBoxValidationSeverity.Warning }]);
    deepEqual(sent, [{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'Bills' }]);
  });

  it('edits the tags of several resources, and sends to each only what it needs', async () => {
    const seen: string[] = [];
    const choices = ['team', 'review'];
    Object.assign(window, {
      createQuickPick: () => picker(choices.shift(), seen),
      showInputBox: () => Promise.resolve('core'),
    });
    answer = 'Change Tags';
    const [team, edge] = [
      { key: 'team', value: 'core' },
      { key: 'team', value: 'edge' },
    ];
    await run(editTagsCommand, tagged('dxcon-1', team, { key: 'cost', value: '5' }), tagged('dxcon-2', edge));
    ok(seen.includes('team: different values'), seen.join());
    ok(seen.includes('cost: 5 · on 1 of 2 resources'), seen.join());
    match(details[0] ?? '', /^~ team: edge → core \(1 of 2 resources\)/);
    const resourceArn = 'arn:aws:directconnect:us-east-1:111122223333:dxcon/dxcon-2';
    deepEqual(sent, [{ resourceArn, tags: [team] }]);
  });
});

/** A list in which one item is chosen: a tag, or the item that reviews the changes. */
function picker(choice: string | undefined, seen: string[]): QuickPick<QuickPickItem> {
  const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
  const pick = {
    ...{ items: [] as (QuickPickItem & { does: string })[], selectedItems: [] as QuickPickItem[] },
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    onDidTriggerItemButton: new EventEmitter().event,
    show: () => {
      seen.push(...pick.items.map(({ label, description }) => `${label}: ${description}`));
      pick.selectedItems = pick.items.filter(({ label, does }) => label === choice || does === choice);
      accepted.fire();
    },
    hide: () => hidden.fire(),
    dispose: () => undefined,
  };
  return pick as unknown as QuickPick<QuickPickItem>;
}
