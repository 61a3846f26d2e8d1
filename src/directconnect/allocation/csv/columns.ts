import * as l10n from '@vscode/l10n';
import type { AllocationField } from '../draft';

/** What a column of the file gives: a field of the request, which request it is, or on which connection. */
export type ColumnName = Exclude<AllocationField, 'authKey'> | 'request' | 'connection';

interface Column {
  /** Its heading. Not translated, so that a file can be read everywhere. */
  readonly heading: string;
  /** Other headings that it may have: the names of the API, and what people write. */
  readonly also: readonly string[];
  readonly help: () => string;
}

/** The columns, in the order of the template. */
export const csvColumns: Readonly<Record<ColumnName, Column>> = {
  request: {
    heading: 'Request',
    also: ['operation'],
    help: () =>
      l10n.t('allocate (for another account) or create (for this one), and private, public or transit.'),
  },
  connection: {
    heading: 'Connection',
    also: ['connectionId'],
    help: () =>
      l10n.t('ID of the connection or LAG. Without this column, all rows are for the one that you choose.'),
  },
  ownerAccount: {
    heading: 'Owner account',
    also: ['owner'],
    help: () => l10n.t('For allocate: the 12 digits of the account that will own it.'),
  },
  gateway: {
    heading: 'Gateway',
    also: ['directConnectGatewayId', 'virtualGatewayId'],
    help: () =>
      l10n.t(
        'For create private: ID of a virtual private or Direct Connect gateway. For create transit: of a Direct Connect gateway.',
      ),
  },
  virtualInterfaceName: {
    heading: 'Name',
    also: ['virtualInterfaceName'],
    help: () => l10n.t('At most 100 characters.'),
  },
  vlan: { heading: 'VLAN', also: [], help: () => l10n.t('From 1 to 4094, unused on the connection.') },
  asn: {
    heading: 'Your BGP ASN',
    also: ['asn', 'bgpAsn', 'asnLong'],
    help: () => l10n.t('ASN of your router.'),
  },
  addressFamily: {
    heading: 'Address family',
    also: [],
    help: () => l10n.t('IPv4 or IPv6. Empty: IPv4.'),
  },
  customerAddress: {
    heading: 'Your router address',
    also: ['customerAddress'],
    help: () =>
      l10n.t(
        'With its prefix length. For public: your own public address. Otherwise, leave both addresses empty to let AWS choose.',
      ),
  },
  amazonAddress: {
    heading: 'Amazon address',
    also: [],
    help: () => l10n.t('In the same subnet.'),
  },
  prefixes: {
    heading: 'Prefixes to advertise',
    also: ['prefixes', 'routeFilterPrefixes'],
    help: () => l10n.t('For public: your own prefixes, separated by spaces.'),
  },
  mtu: {
    heading: 'MTU',
    also: [],
    help: () => l10n.t('For private: 1500, 8500 or 9001. For transit: 1500 or 8500. Empty: 1500.'),
  },
  rateLimit: {
    heading: 'Rate limit',
    also: [],
    help: () => l10n.t('Such as 500Mbps or 2Gbps. Empty: none.'),
  },
  prefixCountIpv4: {
    heading: 'IPv4 prefixes accepted',
    also: ['prefixPoolAllocatedCountIpv4'],
    help: () => l10n.t('For create private and create transit: 0 to 1000. Empty: 100.'),
  },
  prefixCountIpv6: {
    heading: 'IPv6 prefixes accepted',
    also: ['prefixPoolAllocatedCountIpv6'],
    help: () => l10n.t('The same for IPv6.'),
  },
  siteLink: {
    heading: 'SiteLink',
    also: ['enableSiteLink'],
    help: () => l10n.t('For create private and create transit: on or off. Empty: off.'),
  },
  tags: {
    heading: 'Tags',
    also: [],
    help: () => l10n.t('Such as team=core; stage=test.'),
  },
};

export const columnNames = Object.keys(csvColumns) as readonly ColumnName[];

/** The columns that a result adds. They are skipped where a result is used as a file again. */
export const resultHeadings = ['Line', 'Result', 'Virtual interface ID', 'Details'] as const;

/** A heading without what people write differently: case, spaces and punctuation. */
export const plainHeading = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The columns by their headings. */
export const columnsByHeading: ReadonlyMap<string, ColumnName> = new Map(
  columnNames.flatMap((name) =>
    [csvColumns[name].heading, ...csvColumns[name].also].map((heading) => [plainHeading(heading), name]),
  ),
);

/** True for the heading of a column that would contain BGP keys. */
export const isForKeys = (heading: string): boolean =>
  /key|md5|passw|secret|auth/.test(plainHeading(heading));
