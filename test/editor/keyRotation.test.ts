import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { window } from 'vscode';
import { Journal } from '../../src/aws/journal/journal';
import { createBgpPeer } from '../../src/aws/operations/createBgpPeer';
import { deleteBgpPeer } from '../../src/aws/operations/deleteBgpPeer';
import { newInterfaceWrites } from '../../src/aws/operations/newInterfaceWrites';
import { KeptRotations } from '../../src/commands/keyRotation/kept';
import { abandonKeyRotation, showKeyRotation } from '../../src/commands/keyRotation/manage';
import type { RotationContext } from '../../src/commands/keyRotation/context';
import { rotateKey } from '../../src/commands/keyRotation/rotate';
import { virtualInterfaceCommands } from '../../manifest/commands/virtualInterface';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import { routerWriter } from '../../src/routers/writer';
import type { AllocationHost } from '../../src/views/allocation/allocationHost';
import type { Node } from '../../src/views/tree/node';
import type { TestEndpoint } from '../support/endpoint';
import { TestMemento } from '../support/memento';
import { writing } from '../support/writing';
import { ScriptedUser } from './scriptedUser';
import { hostFor, noEvents } from './formPage';
import { REGION, row, startTestEndpoint } from './support';

/** Dual stack, on a dedicated connection. */
const ORDERS = 'dxvif-fh8s3d2w';
/** With only an IPv4 peer: on a LAG, and on a hosted connection. */
const TRANSIT = 'dxvif-fs1y8f3g';
const BRANCH = 'dxvif-fv2k6a0h';
const PLACE = { profile: 'demo-network', region: REGION };
const KEY = 'a-key-to-be-kept-nowhere';

describe('rotating the key of a virtual interface', () => {
  const real = { showInformationMessage: window.showInformationMessage.bind(window) };
  let endpoint: TestEndpoint;
  let host: AllocationHost;
  let answers: ScriptedUser;
  let memory: TestMemento;
  let need: RotationContext;
  /** The plan that was shown last. */
  let plan: string;
  /** How often it was opened. */
  let opens: number;
  let informed: string[];
  /** The buttons to press, by the text of their message. */
  let press: Map<RegExp, string>;
  let opened: unknown[];
  let journalFile: string;
  let isReadOnly: boolean;

  /** A window. After a reload, another window has the same memory. */
  function openWindow(): void {
    const on = { ...writing(() => isReadOnly), journalFile };
    host = hostFor([endpoint.profile('demo-network')], noEvents(), new TestMemento(), on);
    const show = (_path: string, text: string) => {
      plan = text;
      return Promise.resolve();
    };
    need = {
      ...{ from: host, inventories: host.inventories, rotations: new KeptRotations(memory) },
      ...{ journal: new Journal(journalFile), memory: new TestMemento() },
      ...{ loadWriter: () => Promise.resolve(routerWriter), defaultFormat: () => 'cisco-ios' },
      requests: {
        openAt: (path: string, text: string) => {
          opens += 1;
          return show(path, text);
        },
        update: (path: string, text: string) => void show(path, text),
      },
      panels: { show: (...how: unknown[]) => Promise.resolve(opened.push(how)) },
      timer: {
        after: (_milliseconds: number, work: () => void) => {
          void endpoint.control('POST', 'clock', { advanceSeconds: 6 }).then(work);
          return () => undefined;
        },
      },
    } as unknown as RotationContext;
  }

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
    [answers, memory, journalFile] = [new ScriptedUser(), new TestMemento(), writing().journalFile];
    [plan, opens, informed, opened, isReadOnly] = ['', 0, [], [], false];
    press = new Map([[/Nothing has been sent yet/, 'Start']]);
    Object.assign(window, {
      showInformationMessage: (text: string) => {
        informed.push(text);
        return Promise.resolve([...press].find(([words]) => words.test(text))?.[1]);
      },
    });
    openWindow();
  });
  afterEach(() => {
    answers.end();
    Object.assign(window, real);
  });

  const find = async (virtualInterfaceId = ORDERS): Promise<VirtualInterface> => {
    const session = await host.sessions.session(PLACE);
    const [found] = await session.virtualInterfaces({ virtualInterfaceId });
    ok(found, virtualInterfaceId);
    return found;
  };
  const rowOf = async (id = ORDERS): Promise<Node> =>
    row({ place: PLACE, subject: subjectFrom('virtualInterface', await find(id)) }) as unknown as Node;
  const rotate = async (id = ORDERS) => rotateKey(need, await rowOf(id));
  const sent = async (operation: string) => (await endpoint.received(operation)).length;
  const writes = async () => [await sent('DeleteBGPPeer'), await sent('CreateBGPPeer')];
  const peersOf = async (id = ORDERS) =>
    ((await find(id)).bgpPeers ?? [])
      .filter(({ bgpPeerState }) => bgpPeerState !== 'deleted')
      .map(({ addressFamily, bgpPeerState, bgpStatus }) => `${addressFamily} ${bgpPeerState} ${bgpStatus}`)
      .toSorted();
  const addresses = async (family: string) => {
    const peer = (await find()).bgpPeers?.find(
      (one) => one.addressFamily === family && one.bgpPeerState !== 'deleted',
    );
    return [peer?.customerAddress, peer?.amazonAddress, peer?.asn];
  };
  const routerDown = (addressFamily: string, id = ORDERS) =>
    endpoint.control('POST', 'router', { id, addressFamily, session: 'down' });
  /** Keeps a rotation across reloads, as if its profile were in a file. */
  const keep = async () => {
    const [one] = need.rotations.all;
    ok(one);
    await need.rotations.put({ ...one, isKept: true });
  };

  it('replaces both peers, one family after the other, with the same addresses and the key that was entered', async () => {
    const before = await addresses('ipv4');
    answers.typed = ['prod-orders', 'short', KEY, 'prod-orders'];
    answers.picked = [/^Enter a key/, /^Generate/];
    answers.pressed = ['Add BGP Peer', 'Add BGP Peer'];
    await rotate();
    match(answers.alarms[0] ?? '', /BGP goes down: prod-orders \(IPv4\)/);
    match(answers.refused.join(), /^A BGP key has 6 to 80 characters/);
    match(answers.alarms[0] ?? '', /Outage: IPv4 on this virtual interface/);
    match(answers.alarms[1] ?? '', /BGP goes down: prod-orders \(IPv6\)/);
    deepEqual(await writes(), [2, 2]);
    deepEqual(await peersOf(), ['ipv4 available up', 'ipv6 available up']);
    deepEqual(await addresses('ipv4'), before);
    match(informed.at(-1) ?? '', /The BGP MD5 key of prod-orders was rotated/);
    match(plan, /The rotation is complete/);
    deepEqual(need.rotations.all, []);
    const configuration = await (await host.sessions.session(PLACE)).routerConfiguration(ORDERS);
    ok(configuration.keys.includes(KEY), 'the key is not the one that was entered');
    const [, second] = await endpoint.received('CreateBGPPeer');
    match(JSON.stringify(second?.parameters), /"addressFamily":"ipv6"/);
    const sent = (await need.journal.latest(99)).records.map((record) => record.whole());
    ok(!JSON.stringify([plan, informed, answers, sent]).includes(KEY));
  });

  it('shows the plan first, with the router’s lines, and sends nothing until the user starts it', async () => {
    press.clear();
    await rotate();
    match(plan, /1\. Delete the IPv4 peer that has the old key \*\*Next\*\*/);
    match(plan, /What the next step takes down\n\nBGP goes down: prod-orders \(IPv4\)/);
    match(plan, /for Cisco IOS and IOS XE:[^]*router bgp 65010\n neighbor \S+ password 0 •+\n/);
    deepEqual([await writes(), need.rotations.all], [[0, 0], []]);
  });

  it('is refused while the other family is down, before anything is sent', async () => {
    await rotate();
    await routerDown('ipv6');
    await rejects(rotate(), {
      message: /IPv6 is not up, so deleting the IPv4 peer would leave .* Bring IPv6 up first/,
    });
    deepEqual(await writes(), [0, 0]);
  });

  it('starts with the family that is down, and asks for no name, since no session is lost', async () => {
    await routerDown('ipv4');
    answers.pressed = ['Delete BGP Peer'];
    await rotate();
    match(answers.messages[0] ?? '', /^Delete BGP peer IPv4 \S+ of prod-orders\?\nNo BGP session goes down/);
    deepEqual([await writes(), answers.asked], [[1, 0], []]);
  });

  it('is refused when the other family went down while the question was open', async () => {
    answers.typed = ['prod-orders'];
    const createInputBox = window.createInputBox.bind(window);
    let isDown: Promise<unknown> | undefined;
    Object.assign(window, {
      createInputBox: () => {
        const box = createInputBox();
        const show = box.show.bind(box);
        return Object.assign(box, {
          show: () => {
            isDown ??= routerDown('ipv6').then(show);
          },
        });
      },
    });
    await rejects(rotate(), { message: /IPv6 is not up, so deleting the IPv4 peer would leave/ });
    deepEqual(await writes(), [0, 0]);
  });

  it('continues after a reload, and asks for the key again', async () => {
    answers.typed = ['prod-orders'];
    await rotate();
    deepEqual(await writes(), [1, 0]);
    match(
      answers.messages.at(-1) ?? '',
      /not complete\. The outage continues .*Next: Add the IPv4 peer again/,
    );
    await keep();
    openWindow();
    opens = 0;
    answers.picked = [/^Let AWS generate it/, /^Generate/];
    answers.typed = ['prod-orders'];
    answers.pressed = ['Add BGP Peer', 'Add BGP Peer'];
    await rotate();
    deepEqual(await writes(), [2, 2]);
    deepEqual(await peersOf(), ['ipv4 available up', 'ipv6 available up']);
    equal(opens, 1);
    deepEqual([memory.keys(), need.rotations.all], [[], []]);
  });

  it('ends when somebody else has finished it', async () => {
    answers.typed = ['prod-orders'];
    await rotate();
    await keep();
    const session = await host.sessions.session(PLACE);
    const asn = 65010;
    const pass = () => endpoint.control('POST', 'clock', { advanceSeconds: 12 });
    await session.write(createBgpPeer, {
      virtualInterfaceId: ORDERS,
      newBGPPeer: { asn, addressFamily: 'ipv4' },
    });
    await pass();
    const six = (await find()).bgpPeers?.find(({ addressFamily }) => addressFamily === 'ipv6');
    await session.write(deleteBgpPeer, { virtualInterfaceId: ORDERS, bgpPeerId: six?.bgpPeerId ?? '' });
    await pass();
    await session.write(createBgpPeer, {
      virtualInterfaceId: ORDERS,
      newBGPPeer: { asn, addressFamily: 'ipv6' },
    });
    await pass();
    openWindow();
    await rotate();
    deepEqual(await writes(), [2, 2]);
    match(
      informed.at(-1) ?? '',
      /^Nothing is left to do for prod-orders: .* here or in the AWS console, and are up/,
    );
    deepEqual([memory.keys(), need.rotations.all], [[], []]);
    match(plan, /The new IPv4 peer has other addresses/);
  });

  it('continues after the steps that somebody else did, and says so', async () => {
    answers.typed = ['prod-orders'];
    await rotate();
    const session = await host.sessions.session(PLACE);
    await session.write(createBgpPeer, {
      virtualInterfaceId: ORDERS,
      newBGPPeer: { asn: 65010, addressFamily: 'ipv4' },
    });
    await rotate();
    match(answers.asked.at(-1) ?? '', /^Delete BGP peer IPv6 /);
    match(plan, /\[x\] 4\. .*\n- \[ \] 5\. Delete the IPv6 peer .*\*\*Next\*\*/);
    deepEqual(await writes(), [1, 1]);
  });

  it('sends nothing in read-only mode', async () => {
    answers.typed = ['prod-orders'];
    isReadOnly = true;
    await rejects(rotate(), { kind: 'readOnly', message: /read-only mode, so nothing was sent/ });
    deepEqual(await writes(), [0, 0]);
    equal(virtualInterfaceCommands.rotateBgpKey.writes, true);
  });

  it('says that the outage continues when AWS refuses the new peer', async () => {
    answers.typed = ['prod-orders'];
    answers.picked = [/^Generate/];
    answers.pressed = ['Add BGP Peer'];
    await endpoint.control('POST', 'faults', {
      ...{ operation: 'CreateBGPPeer', fault: 'error', status: 400, code: 'DirectConnectClientException' },
      message: 'Not today.',
    });
    await rejects(rotate(), {
      words: 'Not today.',
      advice: /The outage continues: run Rotate BGP MD5 Key… again/,
    });
    equal(need.rotations.all.length, 1);
  });

  it('continues when other stored rotations are damaged, and ignores those', async () => {
    await rotate();
    await keep();
    const [good] = memory.get('keyRotations', []) as readonly { rotation: object }[];
    const damaged = [null, 'x', 7, [], {}, { ...good, place: 1 }, { ...good, rotation: null }];
    const peers = [{ family: 'ipv5', oldPeerId: 'x', asn: 1 }];
    const worse = [{ peers: [] }, { peers }, { peers: 'x' }, { way: 'other' }, { way: 'parallel' }];
    await memory.update('keyRotations', [
      ...damaged,
      good,
      ...worse.map((over) => ({ ...good, rotation: { ...good?.rotation, ...over } })),
    ]);
    openWindow();
    deepEqual(need.rotations.all, [good]);
    await showKeyRotation(need);
    match(plan, /Delete the IPv4 peer/);
    await memory.update('keyRotations', 'damaged');
    deepEqual(need.rotations.all, []);
  });

  it('neither waits nor sends anything again while the outcome of a step is unknown', async () => {
    answers.typed = ['prod-orders'];
    await endpoint.control('POST', 'faults', { operation: 'DeleteBGPPeer', fault: 'drop-before' });
    await rotate();
    match(answers.messages.at(-1) ?? '', /The request was sent once/);
    await rejects(rotate(), { message: /a check has found no trace of it yet/ });
    deepEqual(await writes(), [1, 0]);
  });

  it('with a single peer, offers another virtual interface, or a temporary peer that carries no traffic', async () => {
    await rotate(TRANSIT);
    match(answers.offered[0] ?? '', /^Another virtual interface takes over \| recommended .*No outage/);
    match(answers.offered[1] ?? '', /temporary IPv6 peer meanwhile.*does not carry the IPv4 prefixes/);
    answers.offered.length = 0;
    await rotate(BRANCH);
    equal(answers.offered.length, 1);
    match(
      answers.offered[0] ?? '',
      /temporary IPv6 peer.*A hosted connection carries only one virtual interface/,
    );
    deepEqual(await writes(), [0, 0]);
  });

  it('with a single peer, adds a temporary peer and deletes it at the end', async () => {
    answers.picked = [/temporary IPv6 peer/, /^Generate/];
    answers.typed = ['=', '', 'branch-newark'];
    answers.pressed = ['Add BGP Peer', 'Add BGP Peer', 'Delete BGP Peer'];
    await rotate(BRANCH);
    match(answers.alarms.join(' '), /The temporary IPv6 peer does not carry its prefixes/);
    deepEqual(await peersOf(BRANCH), ['ipv4 available up']);
    deepEqual(await writes(), [2, 2]);
    match(informed.at(-1) ?? '', /was rotated/);
  });

  it('with a single peer, moves to another virtual interface, and deletes the old one last', async () => {
    answers.picked = [/^Another virtual interface/, /^Create a new one/];
    await rotate(TRANSIT);
    equal(opened.length, 1);
    const { connectionId, directConnectGatewayId, mtu } = await find(TRANSIT);
    const session = await host.sessions.session(PLACE);
    const made = await session.write(newInterfaceWrites.CreateTransitVirtualInterface, {
      connectionId: connectionId ?? '',
      newTransitVirtualInterface: {
        ...{ virtualInterfaceName: 'takes-over', vlan: 2999, asn: 65010 },
        ...(directConnectGatewayId && { directConnectGatewayId }),
        ...(mtu && { mtu }),
      },
    });
    equal(made.kind, 'done');
    answers.picked = [/takes-over/];
    answers.pressed = ['Traffic Has Moved'];
    await rotate(TRANSIT);
    equal(await sent('DeleteVirtualInterface'), 0);
    match(answers.alarms.at(-1) ?? '', /BGP goes down: .*\(IPv4\)/);
    answers.typed = [(await find(TRANSIT)).virtualInterfaceName ?? ''];
    await rotate(TRANSIT);
    equal(await sent('DeleteVirtualInterface'), 1);
    equal((await find(TRANSIT)).virtualInterfaceState, 'deleted');
    match(informed.at(-1) ?? '', /was rotated/);
  });

  it('says what could not be read about virtual interfaces that may take over', async () => {
    const deny = (operation: string) =>
      endpoint.control('POST', 'faults', {
        ...{ fault: 'error', status: 400, code: 'AccessDeniedException', message: 'x', times: 9, operation },
      });
    await deny('DescribeConnections');
    answers.picked = [/^Another virtual interface/];
    await rotate(TRANSIT);
    match(answers.offered.join('\n'), /Not everything in the region could be read: .*DescribeConnections/);
    await deny('DescribeLags');
    answers.offered.length = 0;
    openWindow();
    await rotate(TRANSIT);
    match(answers.offered.join('\n'), /Its connection could not be read: .*DescribeLags/);
  });

  it('can be shown and abandoned, which sends nothing', async () => {
    await rejects(showKeyRotation(need), { message: 'No BGP key is being rotated.' });
    await rotate();
    plan = '';
    await showKeyRotation(need, await rowOf());
    match(plan, /Delete the IPv4 peer/);
    await abandonKeyRotation(need);
    equal(need.rotations.all.length, 1);
    answers.pressed = ['Abandon'];
    await abandonKeyRotation(need);
    match(answers.messages.at(-1) ?? '', /Next would be: Delete the IPv4 peer/);
    deepEqual([need.rotations.all, await writes()], [[], [0, 0]]);
  });
});
