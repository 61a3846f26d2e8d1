import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Route } from '../../../../src/directconnect/api';
import type { Change } from '../../../../src/directconnect/impact/change';
import { impactOf } from '../../../../src/directconnect/impact/impact';
import type { PrefixOutcome } from '../../../../src/directconnect/impact/impact';
import type { BgpPeer, VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { estateOf, route } from './estates';

const FAMILIES = ['ipv4', 'ipv6'] as const;
const PREFIXES = ['10.1.0.0/16', '10.2.0.0/16', '10.0.0.0/8', '0.0.0.0/0', '2001:db8::/48', '::/0'];

/** Some BGP peers, each with the prefixes that its session really carries. */
const peers = fc.array(
  fc.record({
    addressFamily: fc.constantFrom(...FAMILIES),
    bgpPeerState: fc.constantFrom('available', 'available', 'available', 'pending', 'deleting'),
    bgpStatus: fc.constantFrom('up', 'up', 'up', 'down', 'unknown'),
    brings: fc.subarray(PREFIXES, { minLength: 3 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A virtual interface, what its sessions really carry, and whether that can be read. */
const interfaces = fc
  .array(
    fc.record({
      sessions: peers,
      type: fc.constantFrom('private', 'private', 'public'),
      state: fc.constantFrom('available', 'available', 'available', 'testing', 'down', 'deleting'),
      gateway: fc.constantFrom('one', 'one', 'one', 'two', ''),
      port: fc.constantFrom('dxcon-1', 'dxcon-2', 'dxcon-3'),
      region: fc.constantFrom('us-east-1', 'eu-west-1'),
      scope: fc.constantFrom('7224:9100', '7224:9200', '7224:9300'),
      isReadable: fc.constantFrom(true, true, false),
    }),
    { minLength: 3, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ sessions, type, state, gateway, port, region, scope, isReadable }, index) => {
      const brought = sessions.map(({ brings, ...one }, number) => ({
        peer: { ...one, bgpPeerId: `dxpeer-${number}` },
        routes: brings
          .map((cidr) => route(cidr, scope))
          .filter((its) => its.addressFamily === one.addressFamily),
      }));
      return {
        brought,
        isReadable,
        found: {
          virtualInterfaceId: `dxvif-${index}`,
          virtualInterfaceType: type,
          virtualInterfaceState: state,
          connectionId: port,
          region,
          bgpPeers: brought.map(({ peer }) => peer),
          ...(type === 'private' && { directConnectGatewayId: gateway }),
        },
        routes: brought.flatMap(({ peer, routes }) => (peer.bgpStatus === 'down' ? [] : routes)),
      };
    }),
  );

type Made = (typeof interfaces extends fc.Arbitrary<infer Value> ? Value : never)[number];

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>(
    { kind: 'virtualInterfaces', ids: ['dxvif-0'] },
    { kind: 'virtualInterfaces', ids: ['dxvif-0', 'dxvif-1'] },
    { kind: 'peers', virtualInterfaceId: 'dxvif-0', peers: ['dxpeer-0'] },
    { kind: 'peers', virtualInterfaceId: 'dxvif-0', peers: ['dxpeer-0', 'dxpeer-2'] },
    { kind: 'connection', connectionId: 'dxcon-1' },
  ),
);

/** Whether a change takes a peer down, determined in another way than by the code under test. */
function isTaken(change: Change, { found }: Made, { bgpPeerId = '' }: BgpPeer): boolean {
  const { virtualInterfaceId, connectionId } = found;
  if (change.kind === 'virtualInterfaces') return change.ids.includes(virtualInterfaceId);
  if (change.kind === 'connection') return connectionId === change.connectionId;
  return (
    change.kind === 'peers' &&
    change.virtualInterfaceId === virtualInterfaceId &&
    change.peers.includes(bgpPeerId)
  );
}

const works = (state: string | undefined) => state === 'available' || state === 'testing';

/** The prefixes that are really still carried after the change. */
function broughtAfterwards(change: Change, made: readonly Made[], from: VirtualInterface): Route[] {
  const isPublic = from.virtualInterfaceType === 'public';
  return made
    .filter(({ found }) => works(found.virtualInterfaceState))
    .filter(({ found }) => found.virtualInterfaceType === from.virtualInterfaceType)
    .filter(({ found }) => isPublic || found.directConnectGatewayId === from.directConnectGatewayId)
    .flatMap((one) =>
      one.brought
        .filter(({ peer }) => peer.bgpPeerState === 'available' && peer.bgpStatus === 'up')
        .filter(({ peer }) => !isTaken(change, one, peer))
        .flatMap(({ routes }) => routes),
    );
}

describe('a prefix that counts as carried elsewhere', () => {
  const examine = (look: (outcome: PrefixOutcome, after: readonly Route[], made: readonly Made[]) => void) =>
    fc.assert(
      fc.property(interfaces, changes, (made, change) => {
        const estate = estateOf(made.map(({ found }) => found));
        const readable = made.filter(({ isReadable }) => isReadable);
        const routes = new Map(readable.map(({ found, routes: its }) => [found.virtualInterfaceId, its]));
        for (const { virtualInterface, prefixes = [] } of impactOf(change, estate, routes).losses) {
          const after = broughtAfterwards(change, made, virtualInterface);
          for (const outcome of prefixes) look(outcome, after, made);
        }
      }),
      { numRuns: 3_000 },
    );

  it('is really carried elsewhere, whatever the estate and the change', () => {
    let elsewhere = 0;
    examine(({ cidr, outcome }, after) => {
      if (outcome !== 'elsewhere') return;
      elsewhere += 1;
      ok(
        after.some((one) => one.cidr === cidr),
        `${cidr} is carried only there`,
      );
    });
    ok(elsewhere > 100, `only ${elsewhere} were carried at all`);
  });

  it('is never one over a gateway that AWS does not name', () => {
    let unknown = 0;
    fc.assert(
      fc.property(interfaces, changes, (made, change) => {
        const estate = estateOf(made.map(({ found }) => found));
        const routes = new Map(made.map(({ found, routes: its }) => [found.virtualInterfaceId, its]));
        for (const { isReachKnown, prefixes = [] } of impactOf(change, estate, routes).losses) {
          if (isReachKnown) continue;
          unknown += prefixes.length;
          ok(prefixes.every(({ outcome }) => outcome === 'unknown'));
        }
      }),
      { numRuns: 1_000 },
    );
    ok(unknown > 20, `only ${unknown} were over such a gateway`);
  });

  it('is recognized whenever everything was read: all others are carried only there', () => {
    let onlyHere = 0;
    examine(({ cidr, outcome }, after, made) => {
      if (outcome !== 'onlyHere' || made.some(({ found }) => found.virtualInterfaceType === 'public')) return;
      onlyHere += 1;
      ok(!after.some((one) => one.cidr === cidr), `${cidr} is carried elsewhere too`);
    });
    ok(onlyHere > 100, `only ${onlyHere} were carried only there`);
  });
});
