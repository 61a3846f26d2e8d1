import { deepEqual, equal, match } from 'node:assert/strict';
import {
  PeerRules,
  amazonsEnd,
  firstDraft,
  missingFamily,
  whyNoPeerFits,
} from '../../../../src/directconnect/changes/newPeer';
import type { PeerDraft } from '../../../../src/directconnect/changes/newPeer';
import { emptyInventory } from '../../../../src/directconnect/resources/resources';
import type { BgpPeer, VirtualInterface } from '../../../../src/directconnect/resources/resources';
import { vif } from '../impact/estates';

const of = (...bgpPeers: BgpPeer[]) => vif('a', { bgpPeers, asn: 65010 });
const ipv4: BgpPeer = { addressFamily: 'ipv4' };
const ipv6: BgpPeer = { addressFamily: 'ipv6' };

describe('a BGP peer that is added', () => {
  it('has the address family that has no peer yet', () => {
    equal(missingFamily(of(ipv4)), 'ipv6');
    equal(missingFamily(of(ipv6)), 'ipv4');
    equal(missingFamily(of(ipv4, ipv6)), undefined);
    equal(
      missingFamily(vif('a', { bgpPeers: [], addressFamily: 'ipv4' })),
      'ipv6',
      'an old one without a list of peers',
    );
    equal(missingFamily(of(ipv4, { ...ipv6, bgpPeerState: 'deleted' })), 'ipv6');
  });

  it('is not possible beside one of each family, nor until a deleted one is gone', () => {
    equal(whyNoPeerFits(of(ipv4)), undefined);
    match(whyNoPeerFits(of(ipv4, ipv6)) ?? '', /AWS allows one of each/);
    match(
      whyNoPeerFits(of(ipv4, { ...ipv6, bgpPeerState: 'deleting' })) ?? '',
      /IPv6 peer is still being deleted/,
    );
  });

  describe('follows the rules of the form', () => {
    const rules = (one: VirtualInterface, ...others: VirtualInterface[]) =>
      new PeerRules(one, 'us-east-1', [{ ...emptyInventory, virtualInterfaces: [one, ...others] }]);
    const draft = (over: Partial<PeerDraft> = {}): PeerDraft => ({
      ...firstDraft(of({ addressFamily: 'ipv6', asn: 65010 }), 'ipv4'),
      ...over,
    });
    const found = (
      over: Partial<PeerDraft>,
      one = of({ addressFamily: 'ipv6' }),
      ...others: VirtualInterface[]
    ) =>
      rules(one, ...others)
        .findings(draft(over), 'asn', 'customerAddress', 'amazonAddress', 'authKey')
        .map(({ rule, level }) => `${level} ${rule}`);

    it('for the ASN, the addresses and the key, errors before warnings', () => {
      deepEqual(found({}), []);
      deepEqual(found({ asn: '' }), ['block asn.range']);
      deepEqual(found({ asn: '7224' }), ['warn asn.special']);
      deepEqual(found({ customerAddress: '10.0.0.1' })[0], 'block customerAddress.host');
      deepEqual(found({ customerAddress: '10.0.0.1/30' }), ['block amazonAddress.both']);
      deepEqual(found({ customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.6/30' }), [
        'block amazonAddress.sameSubnet',
      ]);
      deepEqual(found({ authKey: 'short' }), ['block authKey.length']);
      deepEqual(
        found({ customerAddress: '10.0.0.1/29', amazonAddress: '10.0.0.8/29', authKey: 'a b c d e' })[0],
        'block amazonAddress.host',
      );
    });

    it('for a public virtual interface, which needs public addresses', () => {
      const open = vif('a', { virtualInterfaceType: 'public', bgpPeers: [{ addressFamily: 'ipv6' }] });
      deepEqual(found({}, open), ['block customerAddress.public', 'block amazonAddress.public']);
      deepEqual(found({ customerAddress: '10.0.0.1/31', amazonAddress: '10.0.0.0/31' }, open).length, 2);
    });

    it('for what is known about the network', () => {
      const user = vif('b', { bgpPeers: [{ addressFamily: 'ipv4', customerAddress: '10.0.0.2/30' }] });
      const addresses = { customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30' };
      deepEqual(found(addresses, undefined, user), ['warn customerAddress.overlap']);
    });

    it('and becomes a request without what AWS chooses', () => {
      const request = (over: Partial<PeerDraft>) => rules(of({})).request(draft(over));
      deepEqual(request({}), { addressFamily: 'ipv4', asn: 65010 });
      deepEqual(
        request({
          ...{ asn: 'AS64086.59904', customerAddress: ' 10.0.0.1 / 30', amazonAddress: '10.0.0.2/30' },
          authKey: 'secret-key',
        }),
        {
          ...{ addressFamily: 'ipv4', asnLong: 4_200_000_000 },
          ...{ customerAddress: '10.0.0.1/30', amazonAddress: '10.0.0.2/30', authKey: 'secret-key' },
        },
      );
      deepEqual(request({ addressFamily: 'ipv6', customerAddress: '10.0.0.1/30' }), {
        addressFamily: 'ipv6',
        asn: 65010,
      });
    });
  });

  it('starts with the ASN of the other peer, and the remaining address for Amazon', () => {
    equal(firstDraft(of({ addressFamily: 'ipv6', asnLong: 4_200_000_000 }), 'ipv4').asn, '4200000000');
    deepEqual(['10.0.0.1/30', '10.0.0.1/31', '10.0.0.1/29', ''].map(amazonsEnd), [
      ...['10.0.0.2/30', '10.0.0.0/31', '', ''],
    ]);
  });
});
