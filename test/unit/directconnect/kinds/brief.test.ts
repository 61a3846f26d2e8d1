import { deepEqual, ok } from 'node:assert/strict';
import { briefOf } from '../../../../src/directconnect/kinds/brief';
import type { Kind } from '../../../../src/directconnect/kinds/kind';
import { healthOf, subjectFrom } from '../../../../src/directconnect/kinds/subject';
import type { SubjectOf } from '../../../../src/directconnect/kinds/subject';
import { accountLabel, locationLabel, regionLabel } from '../../../../src/directconnect/labels';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';

const names = new Map([['EqDC2', 'Equinix DC2/DC11, Ashburn, VA']]);

const brief = <Of extends Kind>(subject: SubjectOf<Of>, inventory = emptyInventory) =>
  briefOf(subject, {
    health: healthOf(subject, inventory),
    region: 'us-east-1',
    locationName: (code) => names.get(code),
    owner: 'Owner: 444455556666 (acme)',
  });

const peer = (number: number, bgpStatus = 'up') => ({
  bgpPeerId: `dxpeer-${number}`,
  bgpPeerState: 'available' as const,
  bgpStatus: bgpStatus as 'up',
  addressFamily: 'ipv4' as const,
  customerAddress: `10.0.0.${number}/31`,
  amazonAddress: `10.0.0.${number + 1}/31`,
  asn: 65010,
});

describe('what a tooltip says of a resource', () => {
  it('starts with its state, location and owner, then has its addresses, each once', () => {
    const virtualInterface = {
      virtualInterfaceId: 'dxvif-1',
      virtualInterfaceName: 'prod',
      virtualInterfaceState: 'available' as const,
      virtualInterfaceType: 'private',
      location: 'EqDC2',
      vlan: 101,
      mtu: 1500,
      amazonAddress: '10.0.0.1/31',
      customerAddress: '10.0.0.0/31',
      asn: 65010,
      bgpPeers: [peer(0), peer(0)],
    };
    deepEqual(brief(subjectFrom('virtualInterface', virtualInterface)), [
      'available · BGP up. Ready to carry traffic.',
      'EqDC2 · Equinix DC2/DC11, Ashburn, VA',
      'us-east-1 · N. Virginia',
      'Owner: 444455556666 (acme)',
      'Your router 10.0.0.0/31 · Amazon 10.0.0.1/31 · ASN 65010',
      'dxvif-1 · private · VLAN 101 · MTU 1500',
    ]);
  });

  it('says what is down once', () => {
    const bgpPeers = [peer(0), { ...peer(2, 'down'), addressFamily: 'ipv6' as const }];
    const [state] = brief(subjectFrom('virtualInterface', { virtualInterfaceState: 'available', bgpPeers }));
    deepEqual(state, 'available. It carries only part of its traffic. BGP degraded: IPv6 down.');
  });

  it('counts the sessions that it does not list', () => {
    const bgpPeers = [0, 2, 4, 6, 8].map((number) => peer(number));
    const lines = brief(subjectFrom('virtualInterface', { bgpPeers }));
    deepEqual(lines.slice(-2), [
      'Your router 10.0.0.4/31 · Amazon 10.0.0.5/31 · ASN 65010',
      'and 2 more BGP peers',
    ]);
    ok(lines.length <= 9);
    const listed = brief(subjectFrom('virtualInterface', { bgpPeers: bgpPeers.slice(0, 4) }));
    deepEqual(listed.at(-1), 'Your router 10.0.0.6/31 · Amazon 10.0.0.7/31 · ASN 65010');
  });

  it('has no line for what AWS does not say', () => {
    const subjects = [
      subjectFrom('virtualInterface', {}),
      subjectFrom('connection', {}),
      subjectFrom('interconnect', {}),
      subjectFrom('lag', {}),
      subjectFrom('bgpPeer', {}),
    ];
    for (const subject of subjects) {
      const lines = briefOf(subject as SubjectOf<'connection'>, {
        health: healthOf(subject as SubjectOf<'connection'>, emptyInventory),
        region: 'xx-nowhere-1',
        locationName: () => undefined,
        owner: undefined,
      });
      deepEqual(lines[1], 'xx-nowhere-1');
      ok(lines.length <= 3 && lines.every((line) => line.trim() !== ''), lines.join(' | '));
    }
  });

  it('has a few facts of each kind', () => {
    const facts = [
      brief(
        subjectFrom('connection', {
          connectionId: 'dxcon-1',
          connectionName: 'a',
          bandwidth: '1Gbps',
          vlan: 7,
          partnerName: 'acme',
          lagId: 'dxlag-1',
        }),
      ),
      brief(subjectFrom('interconnect', { interconnectId: 'dxcon-2', bandwidth: '10Gbps' })),
      brief(
        subjectFrom('lag', {
          lagId: 'dxlag-1',
          lagName: 'pair',
          numberOfConnections: 2,
          connectionsBandwidth: '10Gbps',
        }),
      ),
      brief(subjectFrom('bgpPeer', peer(0))),
      brief(
        subjectFrom('virtualInterface', {
          virtualInterfaceType: 'transit',
          vlan: 7,
          rateLimit: '500Mbps',
          prefixPoolAllocatedCountIpv4: 250,
          prefixPoolAllocatedCountIpv6: 0,
        }),
      ),
      brief(
        subjectFrom('virtualInterface', {
          virtualInterfaceType: 'public',
          routeFilterPrefixes: [{ cidr: '45.10.16.0/22' }],
        }),
      ),
      brief(
        subjectFrom('connection', {
          bandwidth: '10Gbps',
          rateLimiterStatus: { inUse: 3, maxAllowed: 10 },
          prefixPoolUnallocatedCountIpv4: 4700,
          prefixPoolUnallocatedCountIpv6: 0,
        }),
      ),
    ].map((lines) => lines.at(-1));
    deepEqual(facts, [
      'dxcon-1 · 1Gbps · VLAN 7 · hosted by acme · in dxlag-1',
      'interconnect · 10Gbps',
      'dxlag-1 · LAG of 2 × 10Gbps',
      'dxpeer-0',
      'transit · VLAN 7 · limited to 500Mbps · accepts 250 IPv4 and 0 IPv6 prefixes',
      'public · 1 public prefix',
      '10Gbps · 3 of 10 rate limiters in use · 4,700 IPv4 and 0 IPv6 prefixes left',
    ]);
  });
});

describe('a code on screen', () => {
  it('has its name beside it, if that is known, and hides nothing', () => {
    deepEqual(locationLabel('EqDC2', names.get('EqDC2')), 'EqDC2 · Equinix DC2/DC11, Ashburn, VA');
    deepEqual(locationLabel('EqXX1', undefined), 'EqXX1');
    deepEqual(locationLabel('EqXX1', 'EqXX1'), 'EqXX1');
    deepEqual(regionLabel('eu-central-1'), 'eu-central-1 · Frankfurt');
    deepEqual(regionLabel('xx-nowhere-1'), 'xx-nowhere-1');
    deepEqual(accountLabel('111122223333', 'network'), '111122223333 (network)');
    deepEqual(accountLabel('111122223333', undefined), '111122223333');
    deepEqual(locationLabel('Eq\u202e', 'a\nb'), 'Eq\uFFFD · a\uFFFDb');
  });
});
