import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import type { DescribedVirtualInterface } from '../../src/routers/session';
import { allocatePrivateVirtualInterface } from '../../src/aws/operations/allocatePrivateVirtualInterface';
import type { Session } from '../../src/aws/session/session';
import type { RouterOptions } from '../../src/routers/options';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { connect } from '../support/sdk';
import { sent } from './amazon';
import { customers, missing } from './customers';
import type { CustomerRouter } from './customers';
import { md5Failures } from './link';
import { eventually } from './processes';
import { peersOf, prove } from './proof';
import type { Proof, Surroundings } from './proof';

const REGION = 'us-east-1';
/** Of the demo estate (src/emulator/estate/demo). */
const CONNECTION = 'dxcon-fgx0h7m2';
const DUAL_STACK_REGION = 'eu-central-1';

/** What is listed, and what the router has a route for besides. */
const listed = {
  ipv4: ['10.20.0.0/16', '10.30.4.0/22'],
  ipv6: ['2001:db8:20::/48'],
} as const;
const defaults = { ipv4: '0.0.0.0/0', ipv6: '::/0' } as const;
const unlisted = { ipv4: ['10.99.0.0/16'], ipv6: ['2001:db8:99::/48'] } as const;

/**
 * A key made for this run, of these characters in any order, between letters. Together the two halves are all that are
 * printable, but for the quotation mark: the BIRD at Amazon's end has no way to write that.
 */
function keyOf(first: number, last: number, without: string): string {
  const characters = Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCharCode(first + index),
  );
  const shuffled: string[] = [];
  for (const character of characters.filter((each) => !`"${without}`.includes(each))) {
    shuffled.splice(randomInt(shuffled.length + 1), 0, character);
  }
  return `k${shuffled.join('')}k`;
}
const firstHalf = (without: string) => keyOf(0x20, 0x4f, without);
const secondHalf = (without: string) => keyOf(0x50, 0x7e, without);

describe('routers that nobody here wrote, with a configuration of ours', () => {
  let endpoint: TestEndpoint;
  let session: Session;
  let nextVlan = 3100;
  let proof: Proof | undefined;
  let stopEndpoint = () => Promise.resolve();

  const allocate = async (more: object): Promise<DescribedVirtualInterface> => {
    const vlan = nextVlan++;
    const outcome = await session.write(allocatePrivateVirtualInterface, {
      connectionId: CONNECTION,
      ownerAccount: endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
      newPrivateVirtualInterfaceAllocation: {
        virtualInterfaceName: `proof-${vlan}`,
        vlan,
        asn: 65010,
        ...more,
      },
    });
    ok(outcome.kind === 'done', outcome.kind);
    return (await session.routerConfiguration(outcome.result.virtualInterfaceId ?? '')).described;
  };
  const dualStack = async (): Promise<DescribedVirtualInterface> => {
    const there = connect(endpoint.profile('demo-network'), DUAL_STACK_REGION);
    const { virtualInterfaces } = await there.sweep();
    const found = virtualInterfaces.find(({ bgpPeers = [] }) => bgpPeers.length === 2);
    return (await there.routerConfiguration(found?.virtualInterfaceId ?? '')).described;
  };
  const begin = async (
    router: CustomerRouter,
    described: DescribedVirtualInterface,
    options: RouterOptions = {},
    more: Pick<Surroundings, 'inVrf' | 'amazonKey'> = {},
  ) => {
    const families = peersOf(described).map(({ family }) => family);
    const prefixes = families.flatMap((family) => listed[family]);
    const others = families.flatMap((family) => unlisted[family]);
    proof = await prove(
      router,
      described,
      { interfaceName: 'eth1', prefixes, ...options },
      {
        routes: [...prefixes, ...others, ...families.map((family) => defaults[family])],
        unlisted: others,
        ...more,
      },
    );
    return proof;
  };
  const comesUp = async (
    { setsRoutes }: CustomerRouter,
    { amazon, peers, link }: Proof,
    defaultRoute = false,
  ) => {
    for (const { family } of peers) {
      await eventually(
        `The session of ${family}`,
        () => amazon.state(family),
        (state) => state === 'Established',
      );
      const expected = [...listed[family], ...(defaultRoute ? [defaults[family]] : [])].sort();
      const received = await eventually(
        `All of ${family}`,
        () => amazon.received(family),
        ({ length }) => length >= expected.length,
      );
      deepEqual(received, expected);
      if (!setsRoutes) continue;
      await eventually(
        `The route to ${sent[family]}`,
        () => link.uplink.ip(family === 'ipv4' ? '-4' : '-6', 'route', 'show', sent[family]),
        (route) => route.includes(sent[family]),
      );
    }
  };
  const bfdIsUp = async ({ hasBfd }: CustomerRouter, { amazon }: Proof) => {
    if (!hasBfd) return;
    await eventually(
      'BFD',
      () => amazon.bfd(),
      (states) => states.length === 2 && states.every((state) => state === 'Up'),
    );
  };

  before(async function () {
    const lacking = await missing();
    if (lacking !== undefined) {
      if (process.env.CI) throw new Error(`This proof lacks: ${lacking}. See .ci/run.`);
      console.log(`    Skipped: this proof lacks ${lacking}.`);
      this.skip();
    }
    endpoint = await startEndpoint();
    stopEndpoint = () => endpoint.stop();
    session = connect(endpoint.profile('demo-network'), REGION);
  });
  afterEach(async () => {
    await proof?.end();
    proof = undefined;
  });
  after(() => stopEndpoint());

  for (const router of customers) {
    describe(router.name, () => {
      it('comes up for IPv4 with a key of half the printable characters, announces what is listed, learns what is sent', async () => {
        const running = await begin(router, await allocate({ authKey: firstHalf(router.keysHaveNo) }));
        await comesUp(router, running);
        const { exitCode, output } = await router.check(running.file);
        equal(exitCode, 0, output);
        equal(await md5Failures(running.link.amazon), 0);
      });

      it('comes up for IPv6 with a key of the other half, announces what is listed, learns what is sent', async () => {
        await comesUp(
          router,
          await begin(
            router,
            await allocate({ addressFamily: 'ipv6', authKey: secondHalf(router.keysHaveNo) }),
          ),
        );
      });

      it('comes up for both families, with everything that it can', async () => {
        const running = await begin(router, await dualStack(), { bfd: router.hasBfd, defaultRoute: true });
        await comesUp(router, running, true);
        await bfdIsUp(router, running);
        const { exitCode, output } = await router.check(running.file);
        equal(exitCode, 0, output);
      });

      if (router.hasVrf) {
        it('comes up for both families inside a VRF, with everything that it can', async () => {
          const options = { bfd: router.hasBfd, defaultRoute: true };
          const running = await begin(router, await dualStack(), options, { inVrf: true });
          await comesUp(router, running, true);
          await bfdIsUp(router, running);
        });
      }

      it('does not come up with another key', async () => {
        const running = await begin(
          router,
          await allocate({}),
          {},
          { amazonKey: randomBytes(12).toString('hex') },
        );
        const refused = () => Promise.all([running.link.amazon, running.link.customer].map(md5Failures));
        // The kernel drops what is signed with another key, and counts it: several, so that it is no accident.
        await eventually('A refused segment', refused, ([here = 0, there = 0]) => here + there >= 2);
        notEqual(await running.amazon.state('ipv4'), 'Established');
        deepEqual(await running.amazon.received('ipv4'), []);
      });
    });
  }
});
