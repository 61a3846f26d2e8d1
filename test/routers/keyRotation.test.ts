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
import { peersOf, prove } from './proof';
import type { Proof } from './proof';

/** Dual stack, in the demo estate (src/emulator/estate/demo). */
const ORDERS = 'dxvif-fh8s3d2w';
const families = ['ipv4', 'ipv6'] as const;
const prefixes = ['10.20.0.0/16', '2001:db8:20::/48'];
const options = { interfaceName: 'eth1', prefixes };
/** The customer's end, with the VLAN of the virtual interface. */
const SUBINTERFACE = 'eth1.102';
const keyOf = (family: Family) => `rotated-${family}-key`;
/** Milliseconds that "several minutes" are at most. */
const SEVERAL_MINUTES = 5 * 60_000;

const sessionsOf = (amazon: Amazon) => Promise.all(families.map((family) => amazon.state(family)));

/** Looks at both sessions all the time. */
class Watch {
  /** When each family was seen down. */
  readonly down: Record<Family, number[]> = { ipv4: [], ipv6: [] };
  private isOver = false;
  private readonly watching: Promise<void>;

  constructor(amazon: Amazon) {
    this.watching = (async () => {
      while (!this.isOver) {
        const states = await sessionsOf(amazon);
        for (const [index, family] of families.entries()) {
          if (states[index] !== 'Established') this.down[family].push(performance.now());
        }
      }
    })();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.watching;
  }
}

describe('a key that is rotated on routers that run', () => {
  let endpoint: TestEndpoint;
  let session: Session;
  let proof: Proof | undefined;
  let stopEndpoint = () => Promise.resolve();

  before(async function () {
    await skipWithout(this);
    endpoint = await startEndpoint();
    stopEndpoint = () => endpoint.stop();
    session = connect(endpoint.profile('demo-network'), 'us-east-1');
  });
  beforeEach(() => endpoint.control('POST', 'reset'));
  afterEach(async () => {
    await proof?.end();
    proof = undefined;
  });
  after(() => stopEndpoint());

  const find = async () => {
    const [found] = await session.virtualInterfaces({ virtualInterfaceId: ORDERS });
    ok(found);
    return found;
  };
  /** As AWS describes it to its router: with keys, and without peers that go. */
  const describedNow = async (): Promise<DescribedVirtualInterface> => {
    const { described } = await session.routerConfiguration(ORDERS);
    const { bgpPeers = [] } = described;
    return { ...described, bgpPeers: bgpPeers.filter(({ bgpPeerState }) => !isLeaving(bgpPeerState)) };
  };
  const pass = async () => {
    await endpoint.control('POST', 'clock', { advanceSeconds: 5 });
  };
  /** The endpoint learns of the customer's router what the real one does. */
  const play = async (addressFamily: Family, does: string) => {
    await endpoint.control('POST', 'router', { id: ORDERS, addressFamily, session: does });
  };
  const isUp = (amazon: Amazon, family: Family) =>
    eventually(
      `The session of ${family}`,
      () => amazon.state(family),
      (state) => state === 'Established',
    );

  /** The new peer's addresses are given to both ends, where they are not the old ones. */
  const readdress = async (router: CustomerRouter, { link }: Proof, turn: PeerToRotate, made: BgpPeer) => {
    const { amazonAddress = '', customerAddress = '' } = made;
    if (amazonAddress === turn.amazonAddress) return;
    await link.amazon.ip('address', 'add', amazonAddress, 'dev', AMAZON_INTERFACE);
    if (!router.setsAddresses) await link.uplink.ip('address', 'add', customerAddress, 'dev', SUBINTERFACE);
  };

  /** The customer's router gets the new key by the lines of the plan, where it takes lines and the addresses are the old ones. */
  const configure = async (
    router: CustomerRouter,
    { customer }: Proof,
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

  /** Does a step at the endpoint, which stands in for AWS, and on both routers. */
  async function act(
    router: CustomerRouter,
    running: Proof,
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
        return play(family, 'unconfigured');
      }
      case 'session': {
        await pass();
        const described = await describedNow();
        const made = described.bgpPeers?.find(({ addressFamily }) => addressFamily === family);
        ok(made);
        await readdress(router, running, turn, made);
        await amazon.serve(peersOf(described));
        await configure(router, running, turn, made);
        await isUp(amazon, family);
        return play(family, 'up');
      }
      default:
        throw new Error(`${kind} is no step of this rotation.`);
    }
  }

  for (const router of customers) {
    it(`is down for the time that the plan names on ${router.name}, one family after the other`, async () => {
      const described = await describedNow();
      const sides = { routes: prefixes, unlisted: [], sent: vpc };
      proof = await prove(router, described, options, sides);
      const { amazon } = proof;
      for (const family of families) await isUp(amazon, family);
      const found = await find();
      const rotation = beginRotation('eachFamily', found, peersToRotate(found) ?? []);
      ok(rotation.way === 'eachFamily');
      const watch = new Watch(amazon);
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
        if (/^Outage: /.test(stepWords(next, rotation.way).outage)) span.from = performance.now();
        await act(router, proof, turn, next.kind);
        if (/^The outage ends /.test(stepWords(next, rotation.way).outage)) span.to = performance.now();
      }
      await watch.end();
      deepEqual(await sessionsOf(amazon), ['Established', 'Established']);
      for (const family of families) {
        const { from, to } = named[family];
        ok(to - from < SEVERAL_MINUTES, `${family}: ${to - from} ms`);
        ok(watch.down[family].length > 0, `${family} was never down`);
        deepEqual(
          watch.down[family].filter((at) => at < from || at > to),
          [],
          `${family} was down when the plan named no outage`,
        );
      }
    });
  }
});
