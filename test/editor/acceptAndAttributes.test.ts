import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { EventEmitter, window } from 'vscode';
import type { MessageOptions } from 'vscode';
import { newInterfaceWrites } from '../../src/aws/operations/newInterfaceWrites';
import { acceptCommand } from '../../src/commands/virtualInterface/accept';
import { changePrefixAllocationsCommand } from '../../src/commands/virtualInterface/changePrefixAllocations';
import { changeRateLimitCommand } from '../../src/commands/virtualInterface/changeRateLimit';
import { declineCommand } from '../../src/commands/virtualInterface/decline';
import type { WriteCommand } from '../../src/commands/writing/command';
import { runWrite } from '../../src/commands/writing/run';
import type { RunContext } from '../../src/commands/writing/run';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { InterfaceType } from '../../src/directconnect/resources/interfaceTypes';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import { WORKLOAD_TRANSIT_GATEWAY } from '../../src/emulator/estate/demo/gateways';
import type { AllocationHost } from '../../src/views/allocation/allocationHost';
import type { Node } from '../../src/views/tree/node';
import type { TestEndpoint } from '../support/endpoint';
import { hostFor, noEvents } from './formPage';
import { REGION, row, startTestEndpoint } from './support';

const CONNECTION = 'dxcon-fgx0h7m2';
const UPDATE = 'UpdateVirtualInterfaceAttributes';
/**
 * On a dedicated connection of the network account, which owns it too. Its router announces 84 IPv4 and 6 IPv6
 * prefixes.
 */
const ORDERS = 'dxvif-fh8s3d2w';

describe('accepting, declining and changing virtual interfaces from the tree', () => {
  const real = {
    createInputBox: window.createInputBox.bind(window),
    createQuickPick: window.createQuickPick.bind(window),
    showQuickPick: window.showQuickPick.bind(window),
    showWarningMessage: window.showWarningMessage.bind(window),
  };
  let endpoint: TestEndpoint;
  let host: AllocationHost;
  let vlan = 2500;
  /** What is typed, picked and answered. Any other question is cancelled with Escape. */
  let typed: string | undefined;
  let picked: RegExp | undefined;
  let answer: string | undefined;
  let questions: string[];
  let prompts: string[];
  let offered: string[];
  let problems: (string | undefined)[];

  /** An input box or a list that is answered once, after which Escape is pressed. */
  function asked(fields: object, enter: () => void) {
    const [accepted, hidden] = [new EventEmitter<void>(), new EventEmitter<void>()];
    const nothing = new EventEmitter<never>();
    return Object.assign(fields, {
      ...{ onDidAccept: accepted.event, onDidHide: hidden.event, onDidTriggerButton: nothing.event },
      ...{ onDidChangeValue: nothing.event, dispose: () => undefined, hide: () => hidden.fire() },
      show: () => {
        enter();
        accepted.fire();
        problems.push((fields as { validationMessage?: string }).validationMessage);
        hidden.fire();
      },
    });
  }

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    [typed, picked, answer] = [undefined, undefined, undefined];
    [questions, prompts, offered, problems] = [[], [], [], []];
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    host = hostFor([endpoint.profile('demo-network'), endpoint.profile('demo-workload')], noEvents());
    Object.assign(window, {
      createInputBox: () => {
        const input = { value: '', title: '', prompt: '' };
        return asked(input, () => {
          prompts.push(`${input.title}: ${input.prompt}`);
          input.value = typed ?? input.value;
        });
      },
      createQuickPick: () => {
        const picker = { items: [] as { label: string }[], selectedItems: [] as { label: string }[] };
        return asked(picker, () => {
          offered.push(...picker.items.map(({ label }) => label));
          picker.selectedItems = picker.items.filter(({ label }) => picked?.test(label)).slice(0, 1);
        });
      },
      showQuickPick: (items: readonly string[], { placeHolder = '' }: { placeHolder?: string }) => {
        prompts.push(placeHolder);
        offered.push(...items);
        return Promise.resolve(items.find((item) => picked?.test(item)));
      },
      showWarningMessage: (text: string, { detail = '' }: MessageOptions) => {
        questions.push(`${text} ${detail}`);
        return Promise.resolve(answer);
      },
    });
  });
  afterEach(() => Object.assign(window, real));

  const place = (profile: string) => ({ profile, region: REGION });
  const session = (profile: string) => host.sessions.session(place(profile));
  const rowFor = (one: VirtualInterface, profile: string): Node =>
    row({ place: place(profile), subject: subjectFrom('virtualInterface', one) }) as unknown as Node;
  const find = async (virtualInterfaceId: string, profile = 'demo-network') => {
    const [found] = await (await session(profile)).virtualInterfaces({ virtualInterfaceId });
    ok(found, virtualInterfaceId);
    return found;
  };
  const run = <Answer>(command: WriteCommand<Answer>, ...nodes: Node[]) =>
    runWrite(
      { from: host, requests: { open: () => undefined } } as unknown as RunContext,
      command,
      nodes[0],
      nodes,
    );

  const operations = {
    private: 'AllocatePrivateVirtualInterface',
    public: 'AllocatePublicVirtualInterface',
    transit: 'AllocateTransitVirtualInterface',
  } as const;
  /** A virtual interface that waits to be accepted by the workload account. */
  async function waiting(type: InterfaceType, rateLimit?: string): Promise<VirtualInterface> {
    vlan += 1;
    const open = {
      ...{ amazonAddress: '45.10.16.0/31', customerAddress: '45.10.16.1/31' },
      routeFilterPrefixes: [{ cidr: '45.10.16.0/22' }],
    };
    const fields = {
      ...{ virtualInterfaceName: `wait-${vlan}`, vlan, asn: 65010 },
      ...(type === 'public' && open),
      ...(rateLimit && { rateLimit }),
    };
    const operation = operations[type];
    const structure = `new${operation.slice('Allocate'.length)}Allocation`;
    const ownerAccount = endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId;
    const input = { connectionId: CONNECTION, ownerAccount, [structure]: fields };
    const outcome = await (
      await session('demo-network')
    ).write(
      newInterfaceWrites[operation],
      input as unknown as Parameters<typeof newInterfaceWrites.AllocatePrivateVirtualInterface.title>[0],
    );
    ok(outcome.kind === 'done', JSON.stringify(outcome));
    return outcome.result;
  }
  const waitingRow = async (type: InterfaceType) => rowFor(await waiting(type), 'demo-workload');
  const stateOf = async (node: Node) => (await find(node.subject?.id ?? '')).virtualInterfaceState;

  it('accepts several transit ones with one Direct Connect gateway, after one question', async () => {
    const rows = [await waitingRow('transit'), await waitingRow('transit')];
    [picked, answer] = [new RegExp(WORKLOAD_TRANSIT_GATEWAY), 'Accept'];
    await run(acceptCommand, ...rows);
    ok(offered.length > 0 && offered.every((label) => label.startsWith('Direct Connect gateway')));
    ok(offered.some((label) => /ASN \d+ · \d+ attached/.test(label)));
    equal(questions.length, 1);
    match(questions[0] ?? '', /^Accept 2 virtual interfaces: .*can’t be moved to another gateway/s);
    deepEqual(await Promise.all(rows.map(stateOf)), ['pending', 'pending']);
  });

  it('accepts public ones without a gateway, and says how long AWS’s review takes', async () => {
    const node = await waitingRow('public');
    answer = 'Accept';
    await run(acceptCommand, node);
    deepEqual(offered, []);
    match(questions[0] ?? '', /^Accept wait-\d+ \(dxvif-\w+\)\? AWS then reviews .* 72 hours/s);
    equal(await stateOf(node), 'verifying');
  });

  it('accepts private and public ones together, and names those left out because they are not waiting', async () => {
    const rows = [await waitingRow('private'), await waitingRow('public')];
    const other = rowFor(await find(ORDERS), 'demo-workload');
    [picked, answer] = [/vgw-/, 'Accept'];
    await run(acceptCommand, ...rows, other);
    match(questions[0] ?? '', /Not included, .*: prod-orders\./);
    deepEqual(await Promise.all(rows.map(stateOf)), ['pending', 'verifying']);
  });

  it('sends nothing if no gateway fits', async () => {
    const refused = (words: RegExp, ...nodes: Node[]) =>
      rejects(run(acceptCommand, ...nodes), { message: words });
    const [one, other] = [await waiting('private'), await waiting('transit')];
    await refused(
      /takes private or transit virtual interfaces, not both/,
      rowFor(one, 'demo-workload'),
      rowFor(other, 'demo-workload'),
    );
    await refused(
      /in several profiles or regions/,
      rowFor(one, 'demo-workload'),
      rowFor(one, 'demo-network'),
    );
    const newer = { ...one, virtualInterfaceType: 'quantum\u202e' };
    await refused(/does not know the type "quantum\uFFFD"/, rowFor(newer, 'demo-workload'));
    await refused(/not a virtual interface that is waiting/, rowFor(await find(ORDERS), 'demo-network'));
    deepEqual(questions, []);
  });

  it('declines one once its name is typed, after a warning that this can’t be undone', async () => {
    const node = await waitingRow('transit');
    typed = 'another name';
    await run(declineCommand, node);
    match(prompts[0] ?? '', /^Decline Virtual Interface .*: This can’t be undone/);
    match(problems[0] ?? '', /^Type "wait-\d+"/);
    equal(await stateOf(node), 'confirming');
    typed = node.subject && 'name' in node.subject ? node.subject.name : '';
    await run(declineCommand, node);
    equal(await stateOf(node), 'rejected');
  });

  it('declines several of any type together', async () => {
    const rows = [await waitingRow('private'), await waitingRow('public')];
    typed = 'decline 2';
    await run(declineCommand, ...rows);
    match(prompts[0] ?? '', /Decline 2 Virtual Interfaces: .*Declined: wait-\d+, wait-\d+/);
    deepEqual(await Promise.all(rows.map(stateOf)), ['rejected', 'rejected']);
  });

  describe('the rate limit', () => {
    const change = async () => run(changeRateLimitCommand, rowFor(await find(ORDERS), 'demo-network'));

    it('can be at most the port’s bandwidth, and is set after its effect is explained', async () => {
      [picked, answer] = [/^2\.1Gbps$/, 'Set Rate Limit'];
      await change();
      match(prompts[0] ?? '', /^Current: no limit · rate limiters in use: \d+ of 10$/);
      equal(offered.at(-1), '10Gbps');
      match(
        questions[0] ?? '',
        /Limit the rate of prod-orders to 2\.1Gbps\?.*only remove it in the AWS console/s,
      );
      equal((await find(ORDERS)).rateLimit, '2.1Gbps');
      offered = [];
      answer = undefined;
      await change();
      ok(!offered.includes('2.1Gbps'), 'it already has this limit');
      ok(!offered.some((item) => /Console/.test(item)), 'a local endpoint has no console');
      equal((await endpoint.received(UPDATE)).length, 1, 'nothing is sent when it is cancelled');
    });

    it('is refused on a hosted connection and when no limiter is free, before anything is sent', async () => {
      const network = host.inventories;
      const { connections } = await network.sweep(place('demo-network'));
      const hosted = connections.find(
        ({ vlan: own, connectionState }) => own && connectionState === 'available',
      );
      const on = { ...(await find(ORDERS)), connectionId: hosted?.connectionId ?? '' };
      await rejects(run(changeRateLimitCommand, rowFor(on, 'demo-network')), {
        message: /bandwidth that was bought/,
      });
      const orders = await find(ORDERS);
      equal(orders.connectionId, CONNECTION);
      for (let count = 0; count < 10; count += 1) await waiting('private', '50Mbps').catch(() => undefined);
      host.inventories.reread(REGION);
      await rejects(change(), { message: /All 10 rate limiters of this connection are in use/ });
      equal((await endpoint.received(UPDATE)).length, 0);
    });

    it('is refused by AWS in its own words', async () => {
      await endpoint.control('POST', 'faults', {
        ...{ operation: UPDATE, fault: 'error', status: 400, code: 'DirectConnectClientException' },
        message: 'No such limit.',
      });
      [picked, answer] = [/^50Mbps$/, 'Set Rate Limit'];
      await rejects(change(), { words: 'No such limit.' });
    });
  });

  describe('the prefix allocations', () => {
    const change = async (id = ORDERS, profile = 'demo-network') =>
      run(changePrefixAllocationsCommand, rowFor(await find(id, profile), profile));

    it('are changed to what is typed, and the question shows what is in use', async () => {
      typed = '250 / 10';
      await change();
      match(prompts[0] ?? '', /Prefix Allocations of prod-orders: .*Now in use: 84 \/ 6\./);
      const { prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 } = await find(ORDERS);
      deepEqual([prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6], [250, 10]);
      const known = host.inventories.acceptedPrefixes.of({ profile: 'demo-network', region: REGION }, ORDERS);
      deepEqual(known, { ipv4: 84, ipv6: 6 }, 'the row shows how much is used');
    });

    for (const [text, problem] of [
      ['83 / 100', /AWS currently accepts 84 IPv4 prefixes from your router/],
      ['1001 / 100', /two numbers from 0 to 1000/],
      ['100 / 100', /already has these allocations/],
    ] as const) {
      it(`are refused before anything is sent: ${text}`, async () => {
        typed = text;
        await change();
        match(problems[0] ?? '', problem);
        equal((await endpoint.received(UPDATE)).length, 0);
      });
    }

    it('are refused before anything is sent if the gateway has too few left', async () => {
      const opened = await session('demo-network');
      const { directConnectGatewayId = '' } = await find(ORDERS);
      const onGateway = (await opened.prefixesOn(directConnectGatewayId)) ?? 0;
      ok(onGateway >= 200, String(onGateway));
      const asked: string[] = [];
      opened.prefixesOn = (gateway) => Promise.resolve(asked.push(gateway) && 9_950);
      typed = '200 / 200';
      await change();
      deepEqual(asked, [directConnectGatewayId]);
      match(problems[0] ?? '', /on its gateway are allocated 9950 prefixes/);
      equal((await endpoint.received(UPDATE)).length, 0);
    });

    it('depend on two answers, which are requested at the same time', async () => {
      const opened = await session('demo-network');
      const askedForGateway = new Promise<void>((resolve) => {
        opened.prefixesOn = () => {
          resolve();
          return Promise.resolve(undefined);
        };
      });
      // It is answered only once the other one was requested too.
      opened.acceptedPrefixes = async () => {
        await askedForGateway;
        return { ipv4: 84, ipv6: 6 };
      };
      typed = '83 / 100';
      await change();
      match(problems[0] ?? '', /AWS currently accepts 84 IPv4 prefixes/);
    });

    it('are only checked by AWS if AWS does not say what is in use', async () => {
      await endpoint.control('POST', 'faults', {
        ...{ operation: 'ListVirtualInterfaceRoutes', fault: 'error', status: 400 },
        ...{ code: 'AccessDeniedException', message: 'is not authorized to perform: x' },
      });
      typed = '83 / 100';
      await rejects(change(), { words: /less than the 84 prefixes in use/ });
      match(prompts[0] ?? '', /sends more\.$/);
    });

    it('can only be changed by the owner of a hosted connection, and do not exist for public ones', async () => {
      const hosted = await waiting('transit');
      const accepted = { ...hosted, virtualInterfaceState: 'available' as const };
      await rejects(run(changePrefixAllocationsCommand, rowFor(accepted, 'demo-workload')), {
        message: /Only the account that owns the connection/,
      });
      const open = { ...accepted, virtualInterfaceType: 'public' };
      await rejects(run(changePrefixAllocationsCommand, rowFor(open, 'demo-network')), {
        message: /always accepts up to 1,000 prefixes/,
      });
      equal((await endpoint.received(UPDATE)).length, 0);
    });
  });
});
