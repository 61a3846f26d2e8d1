import * as l10n from '@vscode/l10n';

/**
 * The columns of the table, named as the API names the fields, with what a person calls them. `carrier` is the
 * connection, LAG or interconnect.
 */
const words = {
  profile: () => l10n.t('Profile'),
  region: () => l10n.t('Region'),
  carrierId: () => l10n.t('Connection or LAG ID'),
  carrierName: () => l10n.t('Connection or LAG'),
  carrierKind: () => l10n.t('Kind'),
  carrierState: () => l10n.t('State of the connection or LAG'),
  bandwidth: () => l10n.t('Bandwidth'),
  location: () => l10n.t('Location'),
  lagId: () => l10n.t('LAG'),
  virtualInterfaceId: () => l10n.t('Virtual interface ID'),
  virtualInterfaceName: () => l10n.t('Virtual interface'),
  virtualInterfaceType: () => l10n.t('Type'),
  virtualInterfaceState: () => l10n.t('State'),
  vlan: () => l10n.t('VLAN'),
  mtu: () => l10n.t('MTU'),
  ownerAccount: () => l10n.t('Owner account'),
  directConnectGatewayId: () => l10n.t('Direct Connect gateway'),
  virtualGatewayId: () => l10n.t('Virtual private gateway'),
  bgpPeerId: () => l10n.t('BGP peer'),
  addressFamily: () => l10n.t('Address family'),
  asn: () => l10n.t('Your BGP ASN'),
  amazonAddress: () => l10n.t('Amazon address'),
  customerAddress: () => l10n.t('Your router address'),
  bgpPeerState: () => l10n.t('Peer state'),
  bgpStatus: () => l10n.t('BGP status'),
  tags: () => l10n.t('Tags'),
} as const;

export type Column = keyof typeof words;

/** All columns, in order. */
export const columns = Object.keys(words) as readonly Column[];

/** What a person calls a column. */
export const columnLabel = (column: Column): string => words[column]();

/** The columns that say where a row was read. */
export const placeColumns = ['profile', 'region'] as const satisfies readonly Column[];

/** The columns of a table for people that can be left out, in order. */
export const choosableColumns: readonly Column[] = columns.filter(
  (column) => !(placeColumns as readonly Column[]).includes(column),
);

/** What one would tell a colleague. */
const usual: ReadonlySet<Column> = new Set<Column>([
  'carrierId',
  'carrierName',
  'bandwidth',
  'location',
  'virtualInterfaceId',
  'virtualInterfaceName',
  'virtualInterfaceType',
  'virtualInterfaceState',
  'vlan',
  'ownerAccount',
  'asn',
  'amazonAddress',
  'customerAddress',
  'bgpStatus',
]);

/** The columns of a table for people until others are chosen. */
export const usualColumns: readonly Column[] = choosableColumns.filter((column) => usual.has(column));
