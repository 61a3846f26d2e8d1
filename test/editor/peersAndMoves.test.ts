import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { addPeerCommand } from '../../src/commands/bgpPeer/add';
import { deletePeerCommand } from '../../src/commands/bgpPeer/delete';
import { deleteCommand } from '../../src/commands/virtualInterface/delete';
import { moveCommand } from '../../src/commands/virtualInterface/move';
import type { WriteCommand } from '../../src/commands/writing/command';
import { runWrite } from '../../src/commands/writing/run';
import type { RunContext } from '../../src/commands/writing/run';
import { subjectFrom } from '../../src/directconnect/kinds/subject';
import type { VirtualInterface } from '../../src/directconnect/resources/resources';
import type { AllocationHost } from '../../src/views/allocation/allocationHost';
import type { Node } from '../../src/views/tree/node';
import type { TestEndpoint } from '../support/endpoint';
import { ScriptedUser } from './scriptedUser';
import { hostFor, noEvents } from './formPage';
import { REGION, row, startTestEndpoint } from './support';

/** Dual stack, on a gateway that also has an interface in eu-central-1; announces 84 IPv4 and 6 IPv6 prefixes. */
const ORDERS = 'dxvif-fh8s3d2w';
const ERP = 'dxvif-fb4d8t1c';
/** With only an IPv4 peer. */
const PUBLIC = 'dxvif-fc2x9b6q';
const BRANCH = 'dxvif-fv2k6a0h';
const TRANSIT = 'dxvif-fs1y8f3g';
const CORE_B = 'dxcon-ffp3w9qa';

describe('deletions, new peers and moves, and what they interrupt', () => {
  let endpoint: TestEndpoint;
  let host: AllocationHost;
  let answers: ScriptedUser;
  let shown: string[];

  before(async () => {
    endpoint = await startTestEndpoint();
  });
  after(() => endpoint.stop());
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    await endpoint.control('DELETE', 'requests');
    await endpoint.control('DELETE', 'faults');
    host = hostFor([endpoint.profile('demo-network'), endpoint.profile('demo-workload')], noEvents());
    answers = new ScriptedUser();
    shown = [];
  });
  afterEach(() => answers.end());

  const place = (region = REGION) => ({ profile: 'demo-network', region });
  const find = async (virtualInterfaceId = ORDERS): Promise<VirtualInterface> => {
    const session = await host.sessions.session(place());
    const [found] = await session.virtualInterfaces({ virtualInterfaceId });
    ok(found, virtualInterfaceId);
    return found;
  };
  const rowOf = async (id = ORDERS): Promise<Node> =>
    row({ place: place(), subject: subjectFrom('virtualInterface', await find(id)) }) as unknown as Node;
  const peerRow = async (family: string, id = ORDERS): Promise<Node> => {
    const parent = await rowOf(id);
    const peer = (await find(id)).bgpPeers?.find(({ addressFamily }) => addressFamily === family);
    ok(peer, family);
    return row({ parent, place: place(), subject: subjectFrom('bgpPeer', peer) }) as unknown as Node;
  };
  const run = <Answer>(command: WriteCommand<Answer>, node: Node) =>
    runWrite(
      {
        from: host,
        requests: { open: (text: string) => Promise.resolve(shown.push(text)) },
      } as unknown as RunContext,
      command,
      node,
      [node],
    );
  const sent = async (operation: string) => (await endpoint.received(operation)).length;
  const bring = (id: string, ...cidrs: string[]) =>
    endpoint.control('POST', 'router', {
      ...{ id, addressFamily: 'ipv4', session: 'up' },
      routes: cidrs.map((cidr) => ({ cidr })),
    });
  const peersOf = async (id = ORDERS) =>
    (await find(id)).bgpPeers?.map(({ addressFamily, bgpPeerState }) => `${addressFamily} ${bgpPeerState}`);

  /** A command, the answers that it gets, and the operation that it sends. */
  interface Case {
    readonly name: string;
    readonly operation: string;
    readonly go: () => Promise<void>;
    readonly answer: () => void;
    /** Whether it took effect. */
    readonly isDone: () => Promise<boolean>;
  }
  const cases: readonly Case[] = [
    {
      name: 'a virtual interface that is deleted',
      operation: 'DeleteVirtualInterface',
      go: async () => run(deleteCommand, await rowOf()),
      answer: () => (answers.typed = ['prod-orders']),
      isDone: async () => (await find()).virtualInterfaceState === 'deleting',
    },
    {
      name: 'a BGP peer that is added',
      operation: 'CreateBGPPeer',
      go: async () => run(addPeerCommand, await rowOf(BRANCH)),
      answer: () => {
        answers.typed = ['=', ''];
        answers.pressed = ['Add BGP Peer'];
      },
      isDone: async () => (await find(BRANCH)).bgpPeers?.length === 2,
    },
    {
      name: 'a BGP peer that is deleted',
      operation: 'DeleteBGPPeer',
      go: async () => run(deletePeerCommand, await peerRow('ipv6')),
      answer: () => (answers.typed = ['prod-orders']),
      isDone: async () => (await peersOf())?.includes('ipv6 deleting') === true,
    },
    {
      name: 'a virtual interface that is moved',
      operation: 'AssociateVirtualInterface',
      go: async () => run(moveCommand, await rowOf()),
      answer: () => {
        answers.picked = [/^res-va1-core-b/];
        answers.typed = ['prod-orders'];
      },
      isDone: async () => (await find()).connectionId === CORE_B,
    },
  ];

  for (const { name, operation, go, answer, isDone } of cases) {
    describe(name, () => {
      it('is sent once, when it is confirmed', async () => {
        answer();
        await go();
        equal(await sent(operation), 1);
        ok(await isDone());
      });

      it('is not sent when the question is cancelled with Escape', async () => {
        answer();
        answers.typed = answers.typed.slice(0, -1);
        answers.pressed = [];
        await go();
        equal(await sent(operation), 0);
      });

      it('is refused by AWS in its own words', async () => {
        answer();
        await endpoint.control('POST', 'faults', {
          ...{ operation, fault: 'error', status: 400, code: 'DirectConnectClientException' },
          message: 'Not today.',
        });
        await rejects(go(), { kind: 'refused', words: 'Not today.' });
        ok(!(await isDone()));
      });

      it('is denied, with the permission that is missing', async () => {
        answer();
        await endpoint.control('POST', 'faults', {
          ...{ operation, fault: 'error', status: 400, code: 'AccessDeniedException' },
          message: `User: x is not authorized to perform: directconnect:${operation}`,
        });
        await rejects(go(), { kind: 'denied' });
        equal(await sent(operation), 1);
      });

      it('is found when its answer is lost, and not sent again', async () => {
        answer();
        await endpoint.control('POST', 'faults', { operation, fault: 'drop-after' });
        await go();
        equal(await sent(operation), 1);
        ok(await isDone());
      });

      it('has an unknown outcome when nothing settles it, and is not sent again', async () => {
        answer();
        await endpoint.control('POST', 'faults', { operation, fault: 'drop-before' });
        answers.pressed.push('Check Again', undefined);
        await go();
        match(
          answers.messages.at(-1) ?? '',
          /The request was sent once, and a check has found no trace of it yet/,
        );
        equal(await sent(operation), 1);
        ok(!(await isDone()));
      });
    });
  }

  describe('before a virtual interface is deleted', () => {
    it('prefixes that nothing else carries are named in red, and the name has to be typed', async () => {
      await bring(ORDERS, '10.1.0.0/16', '10.2.0.0/16');
      await bring(ERP, '10.1.0.0/16');
      await host.inventories.sweep(place('eu-central-1'));
      answers.typed = ['another name'];
      await run(deleteCommand, await rowOf());
      match(answers.alarms[0] ?? '', /BGP goes down: prod-orders \(IPv4, IPv6\)\./);
      match(answers.alarms[0] ?? '', /elsewhere too: 1 of 8 prefixes, over erp-frankfurt \(IPv4\)/);
      match(answers.alarms[0] ?? '', /Found on no other session: 10\.2\.0\.0\/16, /);
      match(answers.refused[0] ?? '', /^Name doesn’t match/);
      equal(await sent('DeleteVirtualInterface'), 0);
    });

    it('nothing is red if everything is carried elsewhere', async () => {
      await endpoint.control('POST', 'router', { id: ORDERS, session: 'down', addressFamily: 'ipv6' });
      await bring(ORDERS, '10.1.0.0/16');
      await bring(ERP, '10.1.0.0/16');
      await host.inventories.sweep(place('eu-central-1'));
      await run(deleteCommand, await rowOf());
      deepEqual(answers.alarms, []);
      match(answers.asked[0] ?? '', /Accepted elsewhere too: 1 of 1 prefixes, over erp-frankfurt/);
    });

    it('prefixes whose routes are denied do not count as carried elsewhere', async () => {
      await endpoint.control('POST', 'faults', {
        ...{ operation: 'ListVirtualInterfaceRoutes', fault: 'error', status: 400, times: 9 },
        ...{ code: 'AccessDeniedException', message: 'is not authorized to perform: x' },
      });
      await host.inventories.sweep(place('eu-central-1'));
      await run(deleteCommand, await rowOf());
      match(answers.alarms[0] ?? '', /routes could not be read, so these may or may not carry/);
    });
  });

  describe('a BGP peer', () => {
    it('is offered for the other address family only, with the ASN of the first peer', async () => {
      answers.typed = ['=', 'short', 'a-long-secret'];
      answers.pressed = ['Show Request', undefined];
      await run(addPeerCommand, await rowOf(BRANCH));
      match(answers.asked[0] ?? '', /^Add IPv6 BGP Peer to branch-newark \| Your BGP ASN \| 65120$/);
      match(answers.refused[0] ?? '', /A BGP key has 6 to 80 characters/);
      match(answers.messages[0] ?? '', /ASN 65120[^]*AWS assigns both addresses[^]*entered by you/);
      match(shown[0] ?? '', /Add an IPv6 BGP peer to dxvif-fv2k6a0h[^]*newBGPPeer\.authKey/);
      ok(![...shown, ...answers.messages].some((text) => text.includes('a-long-secret')));
      equal(await sent('CreateBGPPeer'), 0);
    });

    it('needs IPv4 addresses, which are checked by the form’s rules', async () => {
      answers.typed = ['prod-orders'];
      await run(deletePeerCommand, await peerRow('ipv4'));
      await rejects(run(addPeerCommand, await rowOf()), { message: /IPv4 peer is still being deleted/ });
      await endpoint.control('POST', 'clock', { advanceSeconds: 6 });
      answers.typed = ['65010', '10.254.9.1', '10.254.9.1/30', '=', ''];
      answers.pressed = ['Add BGP Peer'];
      await run(addPeerCommand, await rowOf());
      match(answers.refused[0] ?? '', /IPv4 address with its prefix length/);
      const added = (await find()).bgpPeers?.find(({ bgpPeerState }) => bgpPeerState === 'pending');
      deepEqual([added?.customerAddress, added?.amazonAddress], ['10.254.9.1/30', '10.254.9.2/30']);
    });

    it('is not added if there is one of each family', async () => {
      await rejects(run(addPeerCommand, await rowOf()), { message: /AWS allows one of each/ });
      deepEqual(answers.asked, []);
    });

    it('is not deleted if it is the last one, and nothing is sent', async () => {
      const reason = { message: /AWS does not delete the last BGP peer/ };
      await rejects(run(deletePeerCommand, await peerRow('ipv4', PUBLIC)), reason);
      const stale = await peerRow('ipv6');
      answers.typed = ['prod-orders'];
      await run(deletePeerCommand, await peerRow('ipv4'));
      await rejects(run(deletePeerCommand, stale), reason);
      equal(await sent('DeleteBGPPeer'), 1);
    });

    it('that is already gone is named, and nothing is sent', async () => {
      const stale = await peerRow('ipv6');
      answers.typed = ['prod-orders'];
      await run(deletePeerCommand, await peerRow('ipv6'));
      await rejects(run(deletePeerCommand, stale), { message: /being deleted or already gone/ });
      equal(await sent('DeleteBGPPeer'), 1);
    });

    it('is chosen from the peers of a virtual interface', async () => {
      answers.picked = [/^IPv6/];
      await run(deletePeerCommand, await rowOf());
      deepEqual(
        answers.offered.map((label) => label.slice(0, 4)),
        ['IPv4', 'IPv6'],
      );
      match(answers.alarms[0] ?? '', /BGP goes down: prod-orders \(IPv6\)/);
      equal(await sent('DeleteBGPPeer'), 0);
    });
  });

  describe('a move', () => {
    it('offers connections with room; the others are listed with the reason', async () => {
      await run(moveCommand, await rowOf(TRANSIT));
      const line = (name: RegExp) => answers.offered.find((text) => name.test(text)) ?? '';
      match(line(/res-va1-core-b/), /^res-va1-core-b \| connection · 10Gbps · CSVA1/);
      match(
        line(/nyc-ny5-legacy/),
        /^\$\(circle-slash\) .*does not support jumbo frames, and the MTU is 8500/,
      );
      match(line(/branch-philadelphia/), /^\$\(circle-slash\) .*on a LAG can’t be moved to a hosted/);
      match(line(/ash-dc2-core-c/), /^\$\(circle-slash\) .*Its state is requested/);
      equal(line(/ash-dc2-backbone/), '', 'the target is listed');
    });

    it('does not accept a target that is not possible', async () => {
      answers.picked = [/nyc-ny5-legacy/];
      await run(moveCommand, await rowOf(TRANSIT));
      deepEqual([answers.asked, await sent('AssociateVirtualInterface')], [[], 0]);
    });

    it('says that its sessions go down and come back, and shows both sets of peers meanwhile', async () => {
      answers.picked = [/^res-va1-core-b/];
      answers.typed = ['prod-orders'];
      await run(moveCommand, await rowOf());
      match(answers.alarms[0] ?? '', /BGP goes down: prod-orders/);
      match(answers.alarms[0] ?? '', /come back .* once your router has VLAN 102 on res-va1-core-b/);
      deepEqual((await peersOf())?.toSorted(), [
        ...['ipv4 deleting', 'ipv4 pending', 'ipv6 deleting', 'ipv6 pending'],
      ]);
    });

    it('is confirmed with a button if everything is carried elsewhere', async () => {
      await endpoint.control('POST', 'router', { id: ORDERS, session: 'down', addressFamily: 'ipv6' });
      await bring(ORDERS, '10.1.0.0/16');
      await bring(ERP, '10.1.0.0/16');
      await host.inventories.sweep(place('eu-central-1'));
      answers.picked = [/^res-va1-core-b/];
      answers.pressed = ['Move'];
      await run(moveCommand, await rowOf());
      match(answers.messages[0] ?? '', /^Move prod-orders to res-va1-core-b\?\nBGP goes down/);
      equal(await sent('AssociateVirtualInterface'), 1);
    });
  });
});
