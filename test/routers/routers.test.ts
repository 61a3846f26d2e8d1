import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import type { DescribedVirtualInterface } from '../../src/routers/session';
import { newInterfaceWrites } from '../../src/aws/operations/newInterfaceWrites';
import {
  newInterfaceOperation,
  newInterfaceOperations,
} from '../../src/directconnect/allocation/newInterface';
import type { NewInterfaceInput } from '../../src/directconnect/allocation/newInterface';
import type { InterfaceType } from '../../src/directconnect/resources/interfaceTypes';
import type { Session } from '../../src/aws/session/session';
import type { RouterOptions } from '../../src/routers/options';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { connect } from '../support/sdk';
import { vpc } from './amazon';
import type { Sent } from './amazon';
import { customers, skipWithout } from './customers';
import type { CustomerRouter } from './customers';
import { md5Failures } from './link';
import { eventually } from './processes';
import { peersOf, connectPair } from './routerPair';
import type { RouterPair, Surroundings } from './routerPair';

const REGION = 'us-east-1';
/** In the demo estate (src/emulator/estate/demo). */
const CONNECTION = 'dxcon-fgx0h7m2';
const DUAL_STACK_REGION = 'eu-central-1';

/** Prefixes that are listed, and prefixes that the router has a route for without being listed. */
const listed = {
  ipv4: ['10.20.0.0/16', '10.30.4.0/22'],
  ipv6: ['2001:db8:20::/48'],
} as const;
/** The prefixes that AWS lists for a public virtual interface. */
const ofPublic = {
  ipv4: ['198.51.100.0/25', '203.0.113.0/24'],
  ipv6: ['2001:db8:100::/48'],
} as const;
const defaults = { ipv4: '0.0.0.0/0', ipv6: '::/0' } as const;
const unlisted = { ipv4: ['10.99.0.0/16'], ipv6: ['2001:db8:99::/48'] } as const;

/**
 * A key made for this run from these characters, in random order, between letters. The two halves together contain
 * every printable character except the quotation mark, which the BIRD at Amazon's end has no way to write.
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

describe('third-party routing daemons with our configurations', () => {
  let endpoint: TestEndpoint;
  let session: Session;
  let transit: DescribedVirtualInterface;
  let nextVlan = 3100;
  let pair: RouterPair | undefined;
  let stopEndpoint = () => Promise.resolve();

  const allocate = async (
    more: object,
    type: InterfaceType = 'private',
  ): Promise<DescribedVirtualInterface> => {
    const vlan = nextVlan++;
    const operation = newInterfaceOperation(type, 'allocate');
    const outcome = await session.write(newInterfaceWrites[operation], {
      connectionId: CONNECTION,
      ownerAccount: endpoint.accounts.find(({ name }) => name === 'demo-workload')?.accountId ?? '',
      [newInterfaceOperations[operation].structure]: {
        virtualInterfaceName: `routers-${vlan}`,
        vlan,
        asn: 65010,
        ...more,
      },
    } as unknown as NewInterfaceInput);
    ok(outcome.kind === 'done', outcome.kind);
    return (await session.routerConfiguration(outcome.result.virtualInterfaceId ?? '')).described;
  };
  const publicOrder = (family: 'ipv4' | 'ipv6') => ({
    addressFamily: family,
    asn: 64496,
    ...(family === 'ipv4' && { amazonAddress: '203.0.113.1/30', customerAddress: '203.0.113.2/30' }),
    routeFilterPrefixes: ofPublic[family].map((cidr) => ({ cidr })),
  });
  /** Two virtual interfaces as one, since no operation of the endpoint adds a BGP peer. */
  const transitOfBothFamilies = async (): Promise<DescribedVirtualInterface> => {
    const [four, six] = [
      await allocate({ mtu: 8500 }, 'transit'),
      await allocate({ mtu: 8500, addressFamily: 'ipv6' }, 'transit'),
    ];
    return { ...four, bgpPeers: [...(four.bgpPeers ?? []), ...(six.bgpPeers ?? [])] };
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
    more: Partial<Pick<Surroundings, 'inVrf' | 'amazonKey' | 'sent'>> = {},
  ) => {
    const families = peersOf(described).map(({ family }) => family);
    const isPublic = described.virtualInterfaceType === 'public';
    const prefixes = families.flatMap((family) => (isPublic ? ofPublic : listed)[family]);
    const others = families.flatMap((family) => unlisted[family]);
    pair = await connectPair(
      router,
      described,
      // AWS knows the prefixes of a public one.
      { interfaceName: 'eth1', ...(!isPublic && { prefixes }), ...options },
      {
        routes: [...prefixes, ...others, ...families.map((family) => defaults[family])],
        unlisted: others,
        sent: vpc,
        ...more,
      },
    );
    return pair;
  };
  /** Checks that both ends have what they should have, and nothing else. */
  const comesUp = async (
    { setsRoutes }: CustomerRouter,
    { amazon, peers, link, customer }: RouterPair,
    { announced = listed, accepted = vpc }: { announced?: Sent; accepted?: Sent } = {},
  ) => {
    for (const { family, amazonAddress } of peers) {
      await eventually(
        `The session of ${family}`,
        () => amazon.state(family),
        (state) => state === 'Established',
      );
      const received = await eventually(
        `All announced prefixes of ${family}`,
        () => amazon.received(family),
        ({ length }) => length >= announced[family].length,
      );
      deepEqual(received, [...announced[family]].sort());
      const taken = await eventually(
        `All accepted prefixes of ${family}`,
        () => customer.accepted(amazonAddress),
        ({ length }) => length >= accepted[family].length,
      );
      deepEqual(taken, [...accepted[family]].sort());
      const [one = ''] = accepted[family];
      if (!setsRoutes) continue;
      await eventually(
        `The route to ${one}`,
        () => link.uplink.ip(family === 'ipv4' ? '-4' : '-6', 'route', 'show', one),
        (route) => route.includes(one),
      );
    }
  };
  const withDefault = {
    announced: {
      ipv4: [...listed.ipv4, defaults.ipv4],
      ipv6: [...listed.ipv6, defaults.ipv6],
    },
  };
  const bfdIsUp = async ({ hasBfd }: CustomerRouter, { amazon, peers: { length: sessions } }: RouterPair) => {
    if (!hasBfd) return;
    await eventually(
      'BFD',
      () => amazon.bfd(),
      (states) => states.length === sessions && states.every((state) => state === 'Up'),
    );
  };

  before(async function () {
    await skipWithout(this);
    endpoint = await startEndpoint();
    stopEndpoint = () => endpoint.stop();
    session = connect(endpoint.profile('demo-network'), REGION);
    transit = await transitOfBothFamilies();
  });
  afterEach(async () => {
    await pair?.end();
    pair = undefined;
  });
  after(() => stopEndpoint());

  for (const router of customers) {
    describe(router.name, () => {
      it('comes up for IPv4 with half of the printable characters in its key, announces what is listed, and learns what AWS sends', async () => {
        const running = await begin(router, await allocate({ authKey: firstHalf(router.keysHaveNo) }));
        await comesUp(router, running);
        const { exitCode, output } = await router.check(running.file);
        equal(exitCode, 0, output);
        equal(await md5Failures(running.link.amazon), 0);
      });

      it('comes up for IPv6 with the other half in its key, announces what is listed, and learns what AWS sends', async () => {
        await comesUp(
          router,
          await begin(
            router,
            await allocate({ addressFamily: 'ipv6', authKey: secondHalf(router.keysHaveNo) }),
          ),
        );
      });

      it('comes up for both address families, with all options', async () => {
        const running = await begin(router, await dualStack(), { bfd: router.hasBfd, defaultRoute: true });
        await comesUp(router, running, withDefault);
        await bfdIsUp(router, running);
        const { exitCode, output } = await router.check(running.file);
        equal(exitCode, 0, output);
      });

      if (router.hasVrf) {
        it('comes up for both address families inside a VRF, with all options', async () => {
          const options = { bfd: router.hasBfd, defaultRoute: true };
          const running = await begin(router, await dualStack(), options, { inVrf: true });
          await comesUp(router, running, withDefault);
          await bfdIsUp(router, running);
        });
      }

      for (const family of ['ipv4', 'ipv6'] as const) {
        it(`announces for ${family === 'ipv4' ? 'IPv4' : 'IPv6'} on a public virtual interface what AWS lists, and accepts neither a default route nor its own prefixes`, async () => {
          const [own = ''] = ofPublic[family];
          const amazons = { ipv4: '192.0.2.0/24', ipv6: '2001:db8:aaaa::/48' }[family];
          // A prefix that was brought to AWS (BYOIP), part of an announced one.
          const brought = { ipv4: '198.51.100.64/26', ipv6: '2001:db8:100:aa::/64' }[family];
          const described = await allocate(publicOrder(family), 'public');
          const running = await begin(
            router,
            described,
            { bfd: router.hasBfd, defaultRoute: true },
            { sent: { ...vpc, [family]: [amazons, defaults[family], own, brought] } },
          );
          await comesUp(router, running, {
            announced: ofPublic,
            accepted: { ...vpc, [family]: [amazons, brought] },
          });
          await bfdIsUp(router, running);
          const { exitCode, output } = await router.check(running.file);
          equal(exitCode, 0, output);
        });
      }

      it('accepts on a transit virtual interface as many prefixes as AWS may send, and no more', async () => {
        const most = Array.from(
          { length: 5000 },
          (_, index) => `100.${64 + (index >> 8)}.${index % 256}.0/24`,
        );
        const sent = { ...vpc, ipv4: most };
        const running = await begin(router, transit, { bfd: router.hasBfd }, { sent });
        await comesUp(router, running, { accepted: sent });
        await bfdIsUp(router, running);
        // FRRouting ends the session only at the second prefix above the limit.
        await running.amazon.send({ ...sent, ipv4: [...most, '192.0.2.0/25', '192.0.2.128/25'] });
        const { amazon, customer, peers } = running;
        if (customer.isAtLimit) {
          await eventually('The limit', customer.isAtLimit, Boolean);
          deepEqual(await customer.accepted(peers[0]?.amazonAddress ?? ''), [...most].sort());
        } else {
          await eventually(
            'The end of the session',
            () => amazon.state('ipv4'),
            (state) => state !== 'Established',
          );
        }
        equal(await amazon.state('ipv6'), 'Established');
      });

      it('does not come up with another key', async () => {
        const running = await begin(
          router,
          await allocate({}),
          {},
          { amazonKey: randomBytes(12).toString('hex') },
        );
        const refused = () => Promise.all([running.link.amazon, running.link.customer].map(md5Failures));
        // The kernel drops segments that are signed with another key, and counts them: more than one, so it is no
        // accident.
        await eventually('A refused segment', refused, ([here = 0, there = 0]) => here + there >= 2);
        notEqual(await running.amazon.state('ipv4'), 'Established');
        deepEqual(await running.amazon.received('ipv4'), []);
      });
    });
  }
});
