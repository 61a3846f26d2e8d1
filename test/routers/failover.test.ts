import { deepEqual, equal, ok } from 'node:assert/strict';
import { currentImpact } from '../../src/aws/inventory/currentImpact';
import { InventoryStore } from '../../src/aws/inventory/store';
import { createPrivateVirtualInterface } from '../../src/aws/operations/createPrivateVirtualInterface';
import { startBgpFailoverTest } from '../../src/aws/operations/startBgpFailoverTest';
import { stopBgpFailoverTest } from '../../src/aws/operations/stopBgpFailoverTest';
import type { Session } from '../../src/aws/session/session';
import { SessionStore } from '../../src/aws/session/sessionStore';
import { PROPOSED_MINUTES, currentTest, endOf } from '../../src/directconnect/failover/tests';
import { peerKey, peersOf } from '../../src/directconnect/impact/change';
import { worstCaseOf } from '../../src/directconnect/impact/worstCase';
import type { DescribedVirtualInterface } from '../../src/routers/session';
import { render } from '../../src/routers/writer';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { profileStoreOf } from '../support/profileStore';
import { sdkOf } from '../support/sdk';
import { startAmazon, vpc } from './amazon';
import type { Amazon } from './amazon';
import { customers, skipWithout } from './customers';
import type { CustomerRouter } from './customers';
import { connectRouters } from './link';
import type { Link } from './link';
import { eventually } from './processes';
import { peersOf as amazonPeersOf, connectPair } from './routerPair';
import { answerAt, sendTo } from './traffic';
import { SessionWatch, downOutside } from './watch';

const PLACE = { profile: 'demo-network', region: 'us-east-1' };
/** Two connections and a gateway in the demo estate (src/emulator/estate/demo). */
const CONNECTIONS = ['dxcon-fgx0h7m2', 'dxcon-ffp3w9qa'] as const;
const GATEWAY = '7c1f2a64-5b0e-4d39-9a57-2f8d6e31c0b4';
/** No other virtual interface in the demo estate announces it. */
const PREFIXES = ['10.199.0.0/16'];
/** In the VPC that both of AWS's routers announce. */
const HOST = '172.31.0.10';
const PORTS = ['eth1', 'eth2'] as const;
const MINUTES = PROPOSED_MINUTES;

/** A virtual interface, AWS's router for it, and the customer's subinterface. */
interface Side {
  readonly described: DescribedVirtualInterface;
  readonly id: string;
  readonly amazon: Amazon;
  readonly subinterface: string;
}

const isUp = ({ amazon, subinterface }: Side) =>
  eventually(
    `The session over ${subinterface}`,
    () => amazon.state('ipv4'),
    (state) => state === 'Established',
  );
const isDown = ({ amazon, subinterface }: Side) =>
  eventually(
    `The end of the session over ${subinterface}`,
    () => amazon.state('ipv4'),
    (state) => state !== 'Established',
  );

describe('a failover test with running routers', () => {
  let endpoint: TestEndpoint;
  let from: { sessions: SessionStore; inventories: InventoryStore };
  let session: Session;
  let nextVlan = 3300;
  let ends: (() => Promise<void>)[] = [];
  let stopEndpoint = () => Promise.resolve();

  before(async function () {
    await skipWithout(this);
    endpoint = await startEndpoint();
    stopEndpoint = () => endpoint.stop();
  });
  beforeEach(async () => {
    await endpoint.control('POST', 'reset');
    const profiles = profileStoreOf({ configFile: '/nowhere/a', credentialsFile: '/nowhere/b' });
    profiles.setAdded(Promise.resolve([endpoint.profile(PLACE.profile)]));
    const sdk = sdkOf();
    const sessions = new SessionStore(profiles, () => Promise.resolve(sdk));
    from = { sessions, inventories: new InventoryStore(sessions) };
    session = await sessions.session(PLACE);
  });
  afterEach(async () => {
    for (const end of ends.reverse()) await end();
    ends = [];
  });
  after(() => stopEndpoint());

  const create = async (connectionId: string): Promise<DescribedVirtualInterface> => {
    const vlan = nextVlan++;
    const outcome = await session.write(createPrivateVirtualInterface, {
      connectionId,
      newPrivateVirtualInterface: {
        virtualInterfaceName: `failover-${vlan}`,
        ...{ vlan, asn: 65010, directConnectGatewayId: GATEWAY },
      },
    });
    ok(outcome.kind === 'done', outcome.kind);
    await endpoint.control('POST', 'clock', { advanceSeconds: 60 });
    return (await session.routerConfiguration(outcome.result.virtualInterfaceId ?? '')).described;
  };
  const find = async (id: string) => {
    const [found] = await session.virtualInterfaces({ virtualInterfaceId: id });
    ok(found);
    return found;
  };

  /** The second configuration, without the parts that its comments say to leave out if the router already has them. */
  const withoutRouter = (text: string) =>
    text.replace(/^# == Router ==\n[^]*?(?=^# == )/m, '').replace(/^ bgp router-id .*\n/gm, '');

  /**
   * Connects one customer router with both virtual interfaces, each to its own AWS router, and waits until all sessions
   * are up.
   */
  async function connectBoth(router: CustomerRouter): Promise<{ sides: [Side, Side]; link: Link }> {
    const described = [await create(CONNECTIONS[0]), await create(CONNECTIONS[1])] as const;
    const pair = await connectPair(
      router,
      described[0],
      { interfaceName: PORTS[0], prefixes: PREFIXES },
      { routes: PREFIXES, unlisted: [], sent: vpc },
    );
    ends.push(() => pair.end());
    const subinterfaces = described.map(({ vlan = 0 }, index) => `${PORTS[index] ?? ''}.${vlan}`);
    const [first = '', second = ''] = subinterfaces;
    const [{ amazonAddress = '', customerAddress = '' } = {}] = described[1].bgpPeers ?? [];
    const link = await connectRouters(second, [amazonAddress], false, pair.link);
    ends.push(() => link.remove());
    if (!router.setsAddresses) await link.uplink.ip('address', 'add', customerAddress, 'dev', second);
    const amazon = await startAmazon(link, amazonPeersOf(described[1]), vpc);
    ends.push(() => amazon.stop());
    const [one, other] = described.map((each, index) =>
      render({
        ...{ described: each, format: router.format, revealed: true },
        options: { interfaceName: PORTS[index] ?? '', prefixes: PREFIXES },
      }),
    ) as [string, string];
    await pair.customer.load(router.takesLines ? withoutRouter(other) : one + withoutRouter(other));
    const sideOf = (its: DescribedVirtualInterface, at: Amazon, subinterface: string): Side => ({
      ...{ described: its, id: its.virtualInterfaceId ?? '', amazon: at, subinterface },
    });
    const sides: [Side, Side] = [
      sideOf(described[0], pair.amazon, first),
      sideOf(described[1], amazon, second),
    ];
    for (const end of [pair.link.amazon, link.amazon]) await answerAt(end, HOST);
    for (const side of sides) {
      await isUp(side);
      await tell(side);
    }
    return { sides, link: pair.link };
  }

  /** Tells the endpoint, which replaces AWS here, what AWS's router sees. */
  async function tell({ id, amazon }: Side): Promise<void> {
    const cidrs = await eventually(
      'Prefixes',
      () => amazon.received('ipv4'),
      ({ length }) => length > 0,
    );
    const routes = cidrs.map((cidr) => ({ cidr }));
    await endpoint.control('POST', 'router', { id, session: 'up', routes });
    equal((await find(id)).virtualInterfaceState, 'available');
  }

  /** The subinterface that the customer's router uses to reach the VPC; `undefined` if there is none. */
  const outgoingInterface = async ({ customer }: Link) => {
    const table = await customer.ip('route', 'show', vpc.ipv4[0]);
    return /\bdev (\S+)/.exec(table)?.[1];
  };

  const begin = async ({ id, amazon }: Side) => {
    const change = {
      kind: 'peers',
      virtualInterfaceId: id,
      peers: peersOf(await find(id)).map(peerKey),
    } as const;
    const impact = await currentImpact(from, PLACE, change, new AbortController().signal);
    const outcome = await session.write(startBgpFailoverTest, {
      virtualInterfaceId: id,
      testDurationInMinutes: MINUTES,
    });
    equal(outcome.kind, 'done');
    equal((await find(id)).virtualInterfaceState, 'testing');
    await amazon.serve([]);
    return impact;
  };
  const endAtAmazon = async (side: Side) => {
    equal((await find(side.id)).virtualInterfaceState, 'available');
    await side.amazon.serve(amazonPeersOf(side.described));
    await isUp(side);
  };

  for (const router of customers.filter(({ setsRoutes }) => setsRoutes)) {
    describe(router.name, () => {
      it('moves the traffic to the session that carries the prefixes, for no longer than the test lasts', async () => {
        const { sides, link } = await connectBoth(router);
        const traffic = sendTo(link.customer, HOST);
        await traffic.flows();
        const way = await outgoingInterface(link);
        const [tested, other] = sides[0].subinterface === way ? sides : sides.toReversed();
        ok(tested && other);
        equal(tested.subinterface, way);
        const watches = [tested, other].map(({ amazon }) => new SessionWatch(amazon, 'ipv4'));
        const started = Date.now();
        const impact = await begin(tested);
        equal(worstCaseOf(impact), 'elsewhere');
        const carriers = impact.losses.flatMap((loss) => loss.carriers);
        deepEqual(
          carriers.map(({ virtualInterface }) => virtualInterface.virtualInterfaceId),
          [other.id],
        );
        await isDown(tested);
        await eventually(
          'The change of route',
          () => outgoingInterface(link),
          (now) => now === other.subinterface,
        );
        await traffic.flows();
        const moved = Date.now();

        await endpoint.control('POST', 'clock', { advanceSeconds: MINUTES * 30 });
        equal((await find(tested.id)).virtualInterfaceState, 'testing');
        await endpoint.control('POST', 'clock', { advanceSeconds: MINUTES * 30 });
        await endAtAmazon(tested);
        const ended = Date.now();
        await traffic.flows();
        const test = currentTest(await session.failoverTests(tested.id), Date.now());
        ok(test?.startTime);
        equal((endOf(test) ?? 0) - test.startTime.getTime(), MINUTES * 60_000);

        const [down, othersDown] = await Promise.all(watches.map((watch) => watch.end()));
        ok(down && down.length > 0, 'the session was never down');
        deepEqual(downOutside(down, { from: started, to: ended }), []);
        deepEqual(othersDown, [], 'the other session was down');
        deepEqual(
          traffic.outages().filter(({ from: begun, to }) => begun < started || to > moved),
          [],
          'traffic stood still although another session carried it',
        );
      });

      it('stops the traffic where nothing else carries the prefixes, until the test is stopped', async () => {
        const { sides, link } = await connectBoth(router);
        const [tested, other] = sides;
        await other.amazon.serve([]);
        await isDown(other);
        await endpoint.control('POST', 'router', { id: other.id, session: 'down' });
        const traffic = sendTo(link.customer, HOST);
        await traffic.flows();
        const started = Date.now();
        const impact = await begin(tested);
        equal(worstCaseOf(impact), 'onlyHere');
        deepEqual(
          impact.losses.flatMap(({ prefixes = [] }) => prefixes),
          PREFIXES.map((cidr) => ({ cidr, outcome: 'onlyHere' })),
        );
        await isDown(tested);
        await eventually(
          'The removal of the route',
          () => outgoingInterface(link),
          (now) => now === undefined,
        );
        await traffic.goesOn();

        const outcome = await session.write(stopBgpFailoverTest, { virtualInterfaceId: tested.id });
        equal(outcome.kind, 'done');
        await endAtAmazon(tested);
        await traffic.flows();
        const ended = Date.now();
        const outages = traffic.outages();
        equal(outages.length, 1);
        ok(
          outages.every(
            ({ from: begun, to }) => begun >= started && to <= ended && to - begun < MINUTES * 60_000,
          ),
        );
      });
    });
  }
});
