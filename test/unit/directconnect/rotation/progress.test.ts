import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { stayingPeers } from '../../../../src/directconnect/resources/bgpStatus';
import type { BgpPeer, VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { progressOf } from '../../../../src/directconnect/rotation/progress';
import type { Progress } from '../../../../src/directconnect/rotation/progress';
import {
  beginRotation,
  otherFamily,
  newPeerFor,
  peersToRotate,
} from '../../../../src/directconnect/rotation/rotation';
import type { Family, Rotation, Way } from '../../../../src/directconnect/rotation/rotation';

const addresses = {
  ipv4: { customerAddress: '169.254.10.2/30', amazonAddress: '169.254.10.1/30' },
  ipv6: { customerAddress: '2001:db8::2/125', amazonAddress: '2001:db8::1/125' },
};

const peer = (addressFamily: Family, bgpPeerId: string, over: BgpPeer = {}): BgpPeer => ({
  ...{ addressFamily, bgpPeerId, asn: 65010, bgpPeerState: 'available', bgpStatus: 'up' },
  ...addresses[addressFamily],
  ...over,
});

const vif = (...bgpPeers: BgpPeer[]): VirtualInterface => ({
  ...{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'orders', virtualInterfaceState: 'available' },
  bgpPeers,
});

const old4 = peer('ipv4', 'old4');
const old6 = peer('ipv6', 'old6');
const pending = { bgpPeerState: 'pending', bgpStatus: 'down' } as const;
const down = { bgpStatus: 'down' } as const;

const begun = (way: Way, one: VirtualInterface): Rotation => {
  const peers = peersToRotate(one);
  ok(peers);
  return beginRotation(way, one, peers);
};

/** The next step, such as "create ipv4"; or "done" or "vanished" at the end. */
const nextOf = ({ next, ended }: Progress) => ended ?? [next?.kind, next?.family].filter(Boolean).join(' ');

describe('the rotation of a key with two peers', () => {
  const rotation = begun('eachFamily', vif(old4, old6));
  const at = (...peers: BgpPeer[]) => progressOf(rotation, { old: vif(...peers) });

  it('replaces one family’s peer after the other’s, each once the other is up', () => {
    deepEqual(
      [
        at(old4, old6),
        at({ ...old4, bgpPeerState: 'deleting', ...down }, old6),
        at({ ...old4, bgpPeerState: 'deleted', ...down }, old6),
        at(old6),
        at(old6, peer('ipv4', 'new4', pending)),
        at(old6, peer('ipv4', 'new4', down)),
        at(old6, peer('ipv4', 'new4')),
        at({ ...old6, bgpPeerState: 'deleting' }, peer('ipv4', 'new4')),
        at(peer('ipv4', 'new4')),
        at(peer('ipv4', 'new4'), peer('ipv6', 'new6', down)),
        at(peer('ipv4', 'new4'), peer('ipv6', 'new6')),
      ].map(nextOf),
      [
        'delete ipv4',
        'gone ipv4',
        'create ipv4',
        'create ipv4',
        'session ipv4',
        'session ipv4',
        'delete ipv6',
        'gone ipv6',
        'create ipv6',
        'session ipv6',
        'done',
      ],
    );
  });

  it('does not delete a peer that is up while the other family is not', () => {
    for (const other of [down, pending, { bgpStatus: 'unknown' } as const]) {
      const { blocked } = at(old4, { ...old6, ...other });
      match(blocked ?? '', /^IPv6 is not up, so deleting the IPv4 peer would leave/);
    }
    equal(at(old4, old6).blocked, undefined);
  });

  it('starts with the family that is down, which interrupts nothing', () => {
    const half = begun('eachFamily', vif(old4, { ...old6, ...down }));
    const progress = progressOf(half, { old: vif(old4, { ...old6, ...down }) });
    deepEqual([nextOf(progress), progress.blocked], ['delete ipv6', undefined]);
  });

  it('waits for the first family when it went down again, before the second is touched', () => {
    const progress = at(old6, peer('ipv4', 'new4', down));
    equal(nextOf(progress), 'session ipv4');
  });

  it('adds a missing peer first, whatever else there is to do', () => {
    equal(nextOf(at(peer('ipv4', 'new4', down))), 'create ipv6');
    equal(nextOf(at(old4)), 'create ipv6');
  });

  it('is done when somebody else has finished it, and continues after somebody else’s steps', () => {
    equal(nextOf(at(peer('ipv4', 'console4'), peer('ipv6', 'console6'))), 'done');
    equal(nextOf(at(old4, peer('ipv6', 'console6'))), 'delete ipv4');
  });

  it('ends when the virtual interface is gone or being deleted, and waits for a failover test', () => {
    equal(nextOf(progressOf(rotation, {})), 'vanished');
    const is = (virtualInterfaceState: string) =>
      progressOf(rotation, { old: { ...vif(old4, old6), virtualInterfaceState } });
    equal(nextOf(is('deleting')), 'vanished');
    match(is('testing').blocked ?? '', /failover test/);
    match(is('pending').blocked ?? '', /pending/);
  });

  it('marks what is done, what is next and what comes later', () => {
    deepEqual(
      at(old6, peer('ipv4', 'new4', down)).steps.map(
        ({ kind, family, status }) => `${kind} ${family ?? ''} ${status}`,
      ),
      [
        ...['delete ipv4 done', 'gone ipv4 done', 'create ipv4 done', 'session ipv4 next'],
        ...['delete ipv6 later', 'gone ipv6 later', 'create ipv6 later', 'session ipv6 later'],
      ],
    );
  });
});

describe('the rotation of the key of a single peer', () => {
  it('has a temporary peer of the other family, which need not be up', () => {
    const rotation = begun('temporaryPeer', vif(old4));
    const at = (...peers: BgpPeer[]) => nextOf(progressOf(rotation, { old: vif(...peers) }));
    deepEqual(
      [
        at(old4),
        at(old4, peer('ipv6', 'help', pending)),
        at(old4, peer('ipv6', 'help', down)),
        at({ ...old4, bgpPeerState: 'deleting' }, peer('ipv6', 'help', down)),
        at(peer('ipv6', 'help', down)),
        at(peer('ipv6', 'help', down), peer('ipv4', 'new4', down)),
        at(peer('ipv6', 'help', down), peer('ipv4', 'new4')),
        at(peer('ipv6', 'help', { bgpPeerState: 'deleting' }), peer('ipv4', 'new4')),
        at(peer('ipv4', 'new4')),
      ],
      [
        'addTemporary ipv6',
        'temporaryReady ipv6',
        'delete ipv4',
        'gone ipv4',
        'create ipv4',
        'session ipv4',
        'deleteTemporary ipv6',
        'temporaryGone ipv6',
        'done',
      ],
    );
  });

  it('adds the temporary peer again if it was deleted, once it is gone', () => {
    const rotation = begun('temporaryPeer', vif(old6));
    const progress = progressOf(rotation, {
      old: vif(old6, peer('ipv4', 'help', { bgpPeerState: 'deleting' })),
    });
    equal(nextOf(progress), 'addTemporary ipv4');
    match(progress.blocked ?? '', /IPv4 peer is still being deleted/);
  });

  it('lets another virtual interface take over, and deletes the old one only while that is up', () => {
    const rotation = begun('parallel', vif(old4));
    const moved = { ...rotation, parallelId: 'dxvif-2', isSwitched: true } as Rotation;
    const two = (...peers: BgpPeer[]) => ({ ...vif(...peers), virtualInterfaceId: 'dxvif-2' });
    const old = vif(old4);
    const up = two(peer('ipv4', 'b'));
    deepEqual(
      [
        progressOf(rotation, { old }),
        progressOf(rotation, { old, parallel: two(peer('ipv4', 'b', down)) }),
        progressOf(rotation, { old, parallel: up }),
        progressOf(moved, { old, parallel: two(peer('ipv4', 'b', down)) }),
        progressOf(moved, { old, parallel: up }),
        progressOf(moved, { old: { ...old, virtualInterfaceState: 'deleting' }, parallel: up }),
        progressOf(moved, { old: { ...old, virtualInterfaceState: 'deleted' }, parallel: up }),
        progressOf(moved, { parallel: up }),
        progressOf(moved, { old }),
        progressOf(moved, {}),
      ].map(nextOf),
      [
        'allocate',
        'parallelSession',
        'switch',
        'parallelSession',
        'deleteOld',
        'oldGone',
        ...['done', 'done', 'allocate', 'vanished'],
      ],
    );
  });
});

describe('what a peer is created again with', () => {
  it('is its ASN and, for IPv4, its old addresses; never a key', () => {
    const peers = peersToRotate(vif(old4, peer('ipv6', 'old6', { asn: 0, asnLong: 4_200_000_001 }))) ?? [];
    deepEqual(peers.map(newPeerFor), [
      { asn: 65010, addressFamily: 'ipv4', ...addresses.ipv4 },
      { asnLong: 4_200_000_001, addressFamily: 'ipv6' },
    ]);
    const leaky = { ...old4, authKey: 'not-for-keeping' };
    ok(!JSON.stringify(begun('eachFamily', vif(leaky, old6))).includes('not-for-keeping'));
  });

  it('is not known where AWS gives a peer no id, or there is none', () => {
    equal(peersToRotate(vif(peer('ipv4', ''))), undefined);
    equal(peersToRotate(vif()), undefined);
    equal(peersToRotate(vif(old4, peer('ipv4', 'second'))), undefined);
  });
});

/** AWS and a router, as far as a rotation needs them: requests are carried out, and sessions come and go. */
class Stage {
  peers: BgpPeer[];
  private made = 0;

  constructor(...peers: BgpPeer[]) {
    this.peers = peers;
  }

  get old(): VirtualInterface {
    const isUp = this.peers.some(({ bgpStatus }) => bgpStatus === 'up');
    return { ...vif(...this.peers), virtualInterfaceState: isUp ? 'available' : 'down' };
  }

  /** Deletes the peer of a family, as AWS does: never the last one. */
  delete(family: Family | undefined): void {
    const staying = stayingPeers(this.old);
    if (staying.length < 2) return;
    this.peers = this.peers.map((one) =>
      one.addressFamily === family ? { ...one, bgpPeerState: 'deleting', ...down } : one,
    );
  }

  create(family: Family): void {
    ok(!this.peers.some(({ addressFamily }) => addressFamily === family), `a second ${family} peer`);
    this.made += 1;
    this.peers = [...this.peers, peer(family, `made-${this.made}`, pending)];
  }

  /** Time passes: deleted peers disappear, pending peers become available, and the router brings their sessions up. */
  pass(): void {
    this.peers = this.peers
      .filter(({ bgpPeerState }) => bgpPeerState !== 'deleting')
      .map((one) => ({ ...one, bgpPeerState: 'available', bgpStatus: 'up' }));
  }

  flap(family: Family): void {
    this.peers = this.peers.map((one) =>
      one.addressFamily === family && one.bgpPeerState === 'available' ? { ...one, ...down } : one,
    );
  }

  /** Does the next step. @returns false at the end. */
  step(rotation: Rotation): boolean {
    const { next, blocked, ended } = progressOf(rotation, { old: this.old });
    if (ended) return false;
    const family = next?.family;
    if (next?.kind === 'delete' && blocked === undefined && rotation.way === 'eachFamily' && family) {
      const [its, other] = [family, otherFamily(family)].map((each) =>
        this.peers.find(({ addressFamily }) => addressFamily === each),
      );
      ok(its?.bgpStatus === 'down' || other?.bgpStatus === 'up', 'a session was taken down with none left');
    }
    if (blocked !== undefined) this.pass();
    else if (next?.kind === 'delete' || next?.kind === 'deleteTemporary') this.delete(family);
    else if ((next?.kind === 'create' || next?.kind === 'addTemporary') && family) this.create(family);
    else this.pass();
    return true;
  }
}

describe('any rotation, whatever happens meanwhile', () => {
  const events = fc.array(fc.constantFrom('flap4', 'flap6', 'delete4', 'delete6', 'pass', 'step', 'step'), {
    maxLength: 30,
  });
  const cases: readonly (readonly [Way, readonly BgpPeer[]])[] = [
    ['eachFamily', [old4, old6]],
    ['eachFamily', [old4, { ...old6, ...down }]],
    ['temporaryPeer', [old4]],
    ['temporaryPeer', [old6]],
  ];
  for (const [way, peers] of cases) {
    it(`never makes a second peer of a family or takes down the last session, and ends (${way}, ${peers.length})`, () => {
      fc.assert(
        fc.property(events, (happening) => {
          const stage = new Stage(...peers);
          const rotation = begun(way, vif(...peers));
          for (const event of happening) {
            if (event === 'step') stage.step(rotation);
            else if (event === 'pass') stage.pass();
            else if (event.startsWith('flap')) stage.flap(event === 'flap4' ? 'ipv4' : 'ipv6');
            else stage.delete(event === 'delete4' ? 'ipv4' : 'ipv6');
          }
          let steps = 0;
          while (stage.step(rotation)) {
            steps += 1;
            ok(steps < 40, 'the rotation does not end');
          }
          const left = stage.peers.map(({ bgpPeerId }) => bgpPeerId);
          ok(!left.includes('old4') || (way === 'temporaryPeer' && peers[0] === old6), left.join());
          ok(!left.includes('old6') || (way === 'temporaryPeer' && peers[0] === old4), left.join());
        }),
      );
    });
  }
});
