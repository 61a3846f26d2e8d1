import { deepEqual, equal, ok } from 'node:assert/strict';
import { createBgpPeer } from '../../src/aws/operations/createBgpPeer';
import { deleteBgpPeer } from '../../src/aws/operations/deleteBgpPeer';
import type { Session } from '../../src/aws/session/session';
import type { BgpPeer } from '../../src/directconnect/resources/resources';
import { isLeaving } from '../../src/directconnect/resources/states';
import { progressOf } from '../../src/directconnect/rotation/progress';
import type { StepKind } from '../../src/directconnect/rotation/progress';
import { beginRotation, newPeerFor, peersToRotate } from '../../src/directconnect/rotation/rotation';
import type { Family, PeerToRotate } from '../../src/directconnect/rotation/rotation';
import { stepWords } from '../../src/directconnect/rotation/stepWords';
import { keyLines } from '../../src/routers/keyLines';
import { MASK } from '../../src/routers/mask';
import type { DescribedVirtualInterface } from '../../src/routers/session';
import { render } from '../../src/routers/writer';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { connect } from '../support/sdk';
import { vpc } from './amazon';
import type { Amazon } from './amazon';
import { customers, skipWithout } from './customers';
import type { CustomerRouter } from './customers';
import { AMAZON_INTERFACE } from './link';
import { eventually } from './processes';
import { peersOf, connectPair } from './routerPair';
import type { RouterPair } from './routerPair';
import { SessionWatch, downOutside } from './watch';

/** Dual stack, in the demo estate (src/emulator/estate/demo). */
const ORDERS = 'dxvif-fh8s3d2w';
const families = ['ipv4', 'ipv6'] as const;
const prefixes = ['10.20.0.0/16', '2001:db8:20::/48'];
const options = { interfaceName: 'eth1', prefixes };
/** The customer's end, with the VLAN of the virtual interface. */
const SUBINTERFACE = 'eth1.102';
const keyOf = (family: Family) => `rotated-${family}-key`;
/** The most milliseconds that "several minutes" may be. */
const SEVERAL_MINUTES = 5 * 60_000;

const sessionsOf = (amazon: Amazon) => Promise.all(families.map((family) => amazon.state(family)));

describe('rotating a key with running routers', () => {
  let endpoint: TestEndpoint;
  let session: Session;
  let pair: RouterPair | undefined;
  let stopEndpoint = () => Promise.resolve();

  before(async function () {
    await skipWithout(this);
    endpoint = await startEndpoint();
    stopEndpoint = () => endpoint.stop();
    session = connect(endpoint.profile('demo-network'), 'us-east-1');
  });
  beforeEach(() => endpoint.control('POST', 'reset'));
  afterEach(async () => {
    await pair?.end();
    pair = undefined;
  });
  after(() => stopEndpoint());

  const find = async () => {
    const [found] = await session.virtualInterfaces({ virtualInterfaceId: ORDERS });
    ok(found);
    return found;
  };
  /** The virtual interface as AWS describes it to its router: with keys, and without peers that are being deleted. */
  const describedNow = async (): Promise<DescribedVirtualInterface> => {
    const { described } = await session.routerConfiguration(ORDERS);
    const { bgpPeers = [] } = described;
    return { ...described, bgpPeers: bgpPeers.filter(({ bgpPeerState }) => !isLeaving(bgpPeerState)) };
  };
  const pass = async () => {
    await endpoint.control('POST', 'clock', { advanceSeconds: 5 });
  };
  /** Tells the endpoint what the real customer router does. */
  const tellEndpoint = async (addressFamily: Family, does: string) => {
    await endpoint.control('POST', 'router', { id: ORDERS, addressFamily, session: does });
  };
  const isUp = (amazon: Amazon, family: Family) =>
    eventually(
      `The session of ${family}`,
      () => amazon.state(family),
      (state) => state === 'Established',
    );

  /** Sets the new peer's addresses at both ends if they have changed. */
  const setAddresses = async (
    router: CustomerRouter,
    { link }: RouterPair,
    turn: PeerToRotate,
    made: BgpPeer,
  ) => {
    const { amazonAddress = '', customerAddress = '' } = made;
    if (amazonAddress === turn.amazonAddress) return;
    await link.amazon.ip('address', 'add', amazonAddress, 'dev', AMAZON_INTERFACE);
    if (!router.setsAddresses) await link.uplink.ip('address', 'add', customerAddress, 'dev', SUBINTERFACE);
  };

  /**
   * Gives the customer's router the new key: with the lines of the plan if the router accepts lines and the addresses
   * are unchanged, otherwise with a new configuration.
   */
  const configure = async (
    router: CustomerRouter,
    { customer }: RouterPair,
    { family, amazonAddress }: PeerToRotate,
    made: BgpPeer,
  ) => {
    const described = await describedNow();
    const isByLines = router.takesLines && made.amazonAddress === amazonAddress;
    await customer.load(
      isByLines
        ? keyLines(described, family, router.format, options).replaceAll(MASK, keyOf(family))
        : render({ described, format: router.format, options, revealed: true }),
    );
  };

  /** Does one step at the endpoint, which replaces AWS here, and on both routers. */
  async function act(
    router: CustomerRouter,
    running: RouterPair,
    turn: PeerToRotate,
    kind: StepKind,
  ): Promise<void> {
    const { family, oldPeerId } = turn;
    const { amazon } = running;
    switch (kind) {
      case 'delete':
        await session.write(deleteBgpPeer, { virtualInterfaceId: ORDERS, bgpPeerId: oldPeerId });
        return amazon.serve(peersOf(await describedNow()));
      case 'gone':
        return pass();
      case 'create': {
        const newBGPPeer = { ...newPeerFor(turn), authKey: keyOf(family) };
        await session.write(createBgpPeer, { virtualInterfaceId: ORDERS, newBGPPeer });
        return tellEndpoint(family, 'unconfigured');
      }
      case 'session': {
        await pass();
        const described = await describedNow();
        const made = described.bgpPeers?.find(({ addressFamily }) => addressFamily === family);
        ok(made);
        await setAddresses(router, running, turn, made);
        await amazon.serve(peersOf(described));
        await configure(router, running, turn, made);
        await isUp(amazon, family);
        return tellEndpoint(family, 'up');
      }
      default:
        throw new Error(`${kind} is no step of this rotation.`);
    }
  }

  for (const router of customers) {
    it(`takes each family down only for as long as the plan says, with ${router.name}`, async () => {
      const described = await describedNow();
      const sides = { routes: prefixes, unlisted: [], sent: vpc };
      pair = await connectPair(router, described, options, sides);
      const { amazon } = pair;
      for (const family of families) await isUp(amazon, family);
      const found = await find();
      const rotation = beginRotation('eachFamily', found, peersToRotate(found) ?? []);
      ok(rotation.way === 'eachFamily');
      const watches = families.map((family) => new SessionWatch(amazon, family));
      const named: Record<Family, { from: number; to: number }> = {
        ipv4: { from: Infinity, to: -Infinity },
        ipv6: { from: Infinity, to: -Infinity },
      };
      for (;;) {
        const { next, blocked, ended } = progressOf(rotation, { old: await find() });
        equal(blocked, undefined);
        if (ended) break;
        const turn = rotation.peers.find(({ family }) => family === next?.family);
        ok(next && turn);
        const span = named[turn.family];
        if (/^Outage: /.test(stepWords(next, rotation.way).outage)) span.from = Date.now();
        await act(router, pair, turn, next.kind);
        if (/^The outage ends /.test(stepWords(next, rotation.way).outage)) span.to = Date.now();
      }
      const down = await Promise.all(watches.map((watch) => watch.end()));
      deepEqual(await sessionsOf(amazon), ['Established', 'Established']);
      for (const [index, family] of families.entries()) {
        const { from, to } = named[family];
        const seen = down[index] ?? [];
        ok(to - from < SEVERAL_MINUTES, `${family}: ${to - from} ms`);
        ok(seen.length > 0, `${family} was never down`);
        deepEqual(downOutside(seen, named[family]), [], `${family} was down when the plan named no outage`);
      }
    });
  }
});
