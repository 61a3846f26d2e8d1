import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { cidr } from '../../../src/routers/addresses';
import { isRouterProblem } from '../../../src/routers/problem';
import { sessionOf } from '../../../src/routers/session';
import type { DescribedVirtualInterface } from '../../../src/routers/session';
import { described, ipv4Peer, ipv6Peer, newKey, xmlOf } from './examples';

const withXml = (
  vif: DescribedVirtualInterface,
  over: Readonly<Record<string, string | undefined>> = {},
): DescribedVirtualInterface => ({ ...vif, customerRouterConfig: xmlOf(vif, over) });

/** Checks that it is refused with a message that says what to do and contains no key. */
const refuses = (vif: DescribedVirtualInterface, words: RegExp) => {
  const keys = (vif.bgpPeers ?? []).flatMap(({ authKey }) => authKey ?? []);
  throws(
    () => sessionOf(vif),
    (error: Error) => {
      ok(isRouterProblem(error), String(error));
      ok(words.test(error.message), error.message);
      ok(error.advice);
      for (const key of keys) ok(!error.message.includes(key));
      return true;
    },
  );
};

describe('the session that a router is configured for', () => {
  it('combines AWS’s XML and the fields beside it, IPv4 first', () => {
    const vif = described({ mtu: 8500, bgpPeers: [ipv6Peer(), ipv4Peer()] });
    const [six, four] = vif.bgpPeers ?? [];
    const session = sessionOf(withXml(vif));
    deepEqual(
      { ...session, peers: session.peers.map(({ family, source, key }) => ({ family, source, key })) },
      {
        virtualInterfaceId: 'dxvif-fgexample',
        name: 'payments-prod',
        type: 'private',
        vlan: 101,
        mtu: 8500,
        amazonAsn: 64512,
        siteLink: false,
        prefixes: [],
        allocated: { ipv4: undefined, ipv6: undefined },
        peers: [
          { family: 'ipv4', source: 'xml', key: four?.authKey },
          { family: 'ipv6', source: 'xml', key: six?.authKey },
        ],
      },
    );
    const [first] = session.peers;
    equal(
      `${first?.local.address} ${first?.remote.address} ${first?.local.length}`,
      '169.254.10.2 169.254.10.1 30',
    );
  });

  it('comes from the fields if there is no XML, as in the account that has to accept', () => {
    const { peers, vlan } = sessionOf(described());
    deepEqual([vlan, peers[0]?.asn, peers.length, peers[0]?.source], [101, 65010, 1, 'fields']);
  });

  it('has no key if this account may not see it', () => {
    const { authKey, ...told } = ipv4Peer();
    ok(authKey);
    equal(sessionOf(described({ bgpPeers: [told] })).peers[0]?.key, undefined);
  });

  it('takes the peer from the virtual interface itself if AWS lists none', () => {
    const { bgpPeers, ...vif } = described(ipv4Peer());
    ok(bgpPeers);
    equal(sessionOf(vif).peers[0]?.remote.address, '169.254.10.1');
  });

  it('leaves out a peer that is being deleted', () => {
    const deleting = ipv4Peer({ bgpPeerState: 'deleting', customerAddress: '10.0.0.2/30' });
    equal(sessionOf(described({ bgpPeers: [deleting, ipv4Peer()] })).peers[0]?.local.address, '169.254.10.2');
  });

  it('reads 4-byte ASNs, which leave `asn` at 0', () => {
    const bgpPeers = [ipv4Peer({ asn: 0, asnLong: 4_200_000_000 })];
    equal(sessionOf(described({ bgpPeers })).peers[0]?.asn, 4_200_000_000);
  });

  it('reads a key with every character that XML escapes, in text and in CDATA', () => {
    const authKey = `a<b>&"'${newKey()}`;
    const vif = described({ bgpPeers: [ipv4Peer({ authKey })] });
    equal(sessionOf(withXml(vif)).peers[0]?.key, authKey);
    const cdata = xmlOf(vif).replace(
      /<bgp_auth_key>[^]*<\/bgp_auth_key>/,
      () => `<bgp_auth_key><![CDATA[${authKey}]]></bgp_auth_key>`,
    );
    equal(sessionOf({ ...vif, customerRouterConfig: cdata }).peers[0]?.key, authKey);
  });

  it('takes values from the fields that are empty in the XML', () => {
    const vif = described();
    const { peers } = sessionOf(withXml(vif, { bgp_auth_key: '', bgp_asn: undefined }));
    deepEqual([peers[0]?.key, peers[0]?.asn], [vif.bgpPeers?.[0]?.authKey, 65010]);
  });

  it('ignores unknown elements', () => {
    equal(sessionOf(withXml(described(), { macsec: 'no' })).vlan, 101);
  });

  it('knows the prefixes that a public virtual interface lists', () => {
    const routeFilterPrefixes = [{ cidr: '203.0.113.0/24' }, {}, { cidr: '203.0.113.0/24' }];
    deepEqual(sessionOf(described({ routeFilterPrefixes })).prefixes.map(cidr), ['203.0.113.0/24']);
    refuses(described({ routeFilterPrefixes: [{ cidr: 'all' }] }), /"all" as a prefix/);
  });

  it('knows how many prefixes are allocated to it', () => {
    const { allocated } = sessionOf(described({ prefixPoolAllocatedCountIpv4: 400 }));
    deepEqual(allocated, { ipv4: 400, ipv6: undefined });
  });

  describe('is refused with a message', () => {
    const xml = (text: string) => ({ ...described(), customerRouterConfig: text });
    const cases: [string, () => DescribedVirtualInterface, RegExp][] = [
      ['XML that is cut off', () => xml(xmlOf(described()).slice(0, -30)), /well-formed/],
      ['a page of HTML', () => xml('<html><body>Sign in</body></html>'), /not describe a logical connection/],
      [
        'two logical connections',
        () => xml(xmlOf(described()) + xmlOf(described()).split('\n').slice(1).join('\n')),
        /well-formed/,
      ],
      [
        'a DTD with an entity',
        () => xml(xmlOf(described()).replace('<logical', '<!DOCTYPE a [<!ENTITY v "101">]><logical')),
        /document type/,
      ],
      ['an undefined entity', () => xml(xmlOf(described()).replace('>101<', '>&vlan;<')), /well-formed/],
      [
        'a repeated element',
        () => xml(xmlOf(described()).replace('  <vlan>', '  <vlan>7</vlan><vlan>')),
        /more than once/,
      ],
      [
        'a nested element',
        () => xml(xmlOf(described()).replace('>101<', '><vlan>101</vlan><')),
        /not a plain value/,
      ],
      [
        'the XML of another virtual interface',
        () => xml(xmlOf(described({ virtualInterfaceId: 'dxvif-other' }))),
        /dxvif-other/,
      ],
      ['another VLAN in the XML', () => withXml(described(), { vlan: '102' }), /102.*101/],
      ['VLAN 0', () => described({ vlan: 0 }), /VLAN/],
      ['VLAN 4095', () => described({ vlan: 4095 }), /4095/],
      ['a VLAN as text', () => withXml({ ...described(), vlan: undefined }, { vlan: 'ten' }), /ten/],
      ['an MTU of 0', () => described({ mtu: 0 }), /MTU/],
      ['a missing ASN', () => described({ bgpPeers: [ipv4Peer({ asn: 0, asnLong: undefined })] }), /ASN/],
      [
        'an ASN above 32 bits',
        () => described({ bgpPeers: [ipv4Peer({ asnLong: 4_294_967_296 })] }),
        /4294967296/,
      ],
      ['a missing Amazon ASN', () => described({ amazonSideAsn: undefined }), /Amazon ASN/],
      ['no BGP peer', () => described({ bgpPeers: [] }), /not list a BGP peer/],
      [
        'a peer without addresses',
        () => described({ bgpPeers: [ipv4Peer({ amazonAddress: '', customerAddress: '' })] }),
        /not list a BGP peer/,
      ],
      [
        'an address without a prefix',
        () => described({ bgpPeers: [ipv4Peer({ customerAddress: '169.254.10.2' })] }),
        /169\.254\.10\.2/,
      ],
      [
        'an invalid address',
        () => described({ bgpPeers: [ipv4Peer({ customerAddress: 'reload\n' })] }),
        /reload/,
      ],
      [
        'addresses in two subnets',
        () => described({ bgpPeers: [ipv4Peer({ customerAddress: '169.254.11.2/30' })] }),
        /one subnet/,
      ],
      [
        'the same address twice',
        () => described({ bgpPeers: [ipv4Peer({ customerAddress: '169.254.10.1/30' })] }),
        /one subnet/,
      ],
      [
        'two peers of one family',
        () => described({ bgpPeers: [ipv4Peer(), ipv4Peer({ customerAddress: '10.0.0.2/30' })] }),
        /more than one/,
      ],
      ['an ID with a slash', () => described({ virtualInterfaceId: '../dxvif-x' }), /not the ID/],
      ['a missing ID', () => described({ virtualInterfaceId: undefined }), /not the ID/],
      [
        'a key with a line break',
        () => described({ bgpPeers: [ipv4Peer({ authKey: `${newKey()}\n!` })] }),
        /printable/,
      ],
    ];
    for (const [what, vif, words] of cases) {
      it(what, () => refuses(vif(), words));
    }
  });
});
