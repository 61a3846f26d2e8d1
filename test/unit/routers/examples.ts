import { randomBytes } from 'node:crypto';
import { dialects } from '../../../src/routers/dialects';
import { formats, isFormat } from '../../../src/routers/formats';
import type { FormatId } from '../../../src/routers/formats';
import type { RouterOptions } from '../../../src/routers/options';
import type { DescribedVirtualInterface } from '../../../src/routers/session';

export const formatIds = Object.keys(formats).filter(isFormat);

/** A key for this run; no key is stored in a file. */
export const newKey = () => randomBytes(12).toString('hex');

type Peer = NonNullable<DescribedVirtualInterface['bgpPeers']>[number];

export const ipv4Peer = (more: Peer = {}): Peer => ({
  addressFamily: 'ipv4',
  amazonAddress: '169.254.10.1/30',
  customerAddress: '169.254.10.2/30',
  asn: 65010,
  asnLong: 65010,
  authKey: newKey(),
  ...more,
});

export const ipv6Peer = (more: Peer = {}): Peer => ({
  addressFamily: 'ipv6',
  amazonAddress: '2001:db8:dc::1/125',
  customerAddress: '2001:db8:dc::2/125',
  asn: 65010,
  asnLong: 65010,
  authKey: newKey(),
  ...more,
});

/** A virtual interface as AWS describes it, with one IPv4 peer unless others are given. */
export const described = (more: DescribedVirtualInterface = {}): DescribedVirtualInterface => ({
  virtualInterfaceId: 'dxvif-fgexample',
  virtualInterfaceName: 'payments-prod',
  virtualInterfaceType: 'private',
  vlan: 101,
  mtu: 1500,
  amazonSideAsn: 64512,
  customerRouterConfig: '',
  bgpPeers: [ipv4Peer()],
  ...more,
});

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

/** AWS's XML for a virtual interface; `over` replaces elements, and `undefined` omits one. */
export function xmlOf(
  { bgpPeers = [], ...vif }: DescribedVirtualInterface,
  over: Readonly<Record<string, string | undefined>> = {},
): string {
  const peers = bgpPeers.map((peer): Record<string, string> => {
    const six = peer.addressFamily === 'ipv6' ? 'ipv6_' : '';
    return {
      [`${six}customer_address`]: peer.customerAddress ?? '',
      [`${six}amazon_address`]: peer.amazonAddress ?? '',
      [`${six}bgp_asn`]: String(peer.asnLong ?? ''),
      [`${six}bgp_auth_key`]: peer.authKey ?? '',
    };
  });
  const elements: Record<string, string | undefined> = {
    vlan: String(vif.vlan),
    ...Object.fromEntries(peers.flatMap((peer) => Object.entries(peer))),
    amazon_bgp_asn: String(vif.amazonSideAsn),
    connection_type: vif.virtualInterfaceType,
    ...over,
  };
  const lines = Object.entries(elements).flatMap(([name, value]) =>
    value === undefined ? [] : [`  <${name}>${escaped(value)}</${name}>`],
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<logical_connection id="${vif.virtualInterfaceId ?? ''}">`,
    ...lines,
    '</logical_connection>',
    '',
  ].join('\n');
}

/** A port of each kind of router, other than its dialect's example. */
const ports: Readonly<Record<FormatId, string>> = {
  'cisco-ios': 'TenGigabitEthernet0/1/0',
  'cisco-iosxr': 'HundredGigE0/0/0/3',
  'cisco-nxos': 'port-channel10',
  'junos-set': 'xe-0/0/1',
  'junos': 'ae0',
  'arista-eos': 'Port-Channel10',
  'panos': 'ae1',
  'fortios': 'x1',
  'sros': 'lag-1',
  'vyos': 'bond0',
  'routeros': 'sfp-sfpplus1',
  'frr': 'enp5s0f1',
  'bird': 'enp5s0f1',
  'openbgpd': 'enp5s0f1',
  'json': 'xe-0/0/1',
  'yaml': 'xe-0/0/1',
};

/** A configuration that is kept as a golden file. */
export interface Example {
  readonly name: 'smallest' | 'everything' | 'public' | 'transit';
  readonly described: DescribedVirtualInterface;
  readonly options: RouterOptions;
}

/** A public virtual interface with both address families, and the prefixes that AWS lists for it. */
export const publicVif = (more: DescribedVirtualInterface = {}): DescribedVirtualInterface =>
  described({
    virtualInterfaceName: 'edge-public',
    virtualInterfaceType: 'public',
    amazonSideAsn: 7224,
    routeFilterPrefixes: [
      { cidr: '203.0.113.0/24' },
      { cidr: '198.51.100.0/25' },
      { cidr: '2001:db8:100::/48' },
    ],
    bgpPeers: [
      ipv4Peer({
        amazonAddress: '192.0.2.1/30',
        customerAddress: '192.0.2.2/30',
        asn: 64496,
        asnLong: 64496,
      }),
      ipv6Peer({ asn: 64496, asnLong: 64496 }),
    ],
    ...more,
  });

/** A transit virtual interface with both address families, SiteLink, and more prefixes allocated than by default. */
export const transitVif = (more: DescribedVirtualInterface = {}): DescribedVirtualInterface =>
  described({
    virtualInterfaceName: 'core-transit',
    virtualInterfaceType: 'transit',
    mtu: 8500,
    siteLinkEnabled: true,
    prefixPoolAllocatedCountIpv4: 400,
    prefixPoolAllocatedCountIpv6: 100,
    bgpPeers: [ipv4Peer(), ipv6Peer()],
    ...more,
  });

/**
 * The smallest configuration of a format, one with everything that the format can express, and one for each type with
 * rules of its own.
 */
export function examplesOf(format: FormatId): Example[] {
  const { offers } = dialects[format];
  const dualStack = described({
    mtu: 8500,
    virtualInterfaceType: 'transit',
    bgpPeers: [ipv4Peer(), ipv6Peer()],
  });
  return [
    { name: 'smallest', described: described(), options: {} },
    {
      name: 'everything',
      described: { ...dualStack, customerRouterConfig: xmlOf(dualStack) },
      options: {
        interfaceName: ports[format],
        prefixes: ['10.20.0.0/16', '10.30.4.0/22', '2001:db8:20::/48'],
        bfd: offers.includes('bfd'),
        defaultRoute: offers.includes('defaultRoute'),
        ...(offers.includes('vrf') && { vrf: 'AWS' }),
      },
    },
    { name: 'public', described: publicVif(), options: {} },
    {
      name: 'transit',
      described: transitVif(),
      options: { prefixes: ['10.20.0.0/16', '2001:db8:20::/48'] },
    },
  ];
}
