import * as l10n from '@vscode/l10n';

/**
 * The columns of the table, named as the API names the fields, with their headings for people. `carrier` is the
 * connection, LAG or interconnect.
 */
const words = {
  profile: () => l10n.t('Profile'),
  region: () => l10n.t('Region'),
  regionName: () => l10n.t('Region name'),
  carrierId: () => l10n.t('Connection or LAG ID'),
  carrierName: () => l10n.t('Connection or LAG'),
  carrierKind: () => l10n.t('Kind'),
  carrierState: () => l10n.t('State of the connection or LAG'),
  bandwidth: () => l10n.t('Bandwidth'),
  location: () => l10n.t('Location'),
  locationName: () => l10n.t('Location name'),
  lagId: () => l10n.t('LAG'),
  virtualInterfaceId: () => l10n.t('Virtual interface ID'),
  virtualInterfaceName: () => l10n.t('Virtual interface'),
  virtualInterfaceType: () => l10n.t('Type'),
  virtualInterfaceState: () => l10n.t('State'),
  vlan: () => l10n.t('VLAN'),
  mtu: () => l10n.t('MTU'),
  ownerAccount: () => l10n.t('Owner account'),
  ownerAccountName: () => l10n.t('Owner account name'),
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

/** A column's heading for people. */
export const columnLabel = (column: Column): string => words[column]();

/** The columns for where a row was read. */
export const placeColumns: readonly Column[] = ['profile', 'region'];

/** The columns that a table for people may have. A heading or the columns before them say where it was read. */
export const choosableColumns: readonly Column[] = columns.filter(
  (column) => ![...placeColumns, 'regionName'].includes(column),
);

/** The columns of a table for people until others are chosen. */
const isDefault: ReadonlySet<Column> = new Set<Column>([
  'carrierId',
  'carrierName',
  'bandwidth',
  'location',
  'locationName',
  'virtualInterfaceId',
  'virtualInterfaceName',
  'virtualInterfaceType',
  'virtualInterfaceState',
  'vlan',
  'ownerAccount',
  'ownerAccountName',
  'asn',
  'amazonAddress',
  'customerAddress',
  'bgpStatus',
]);

/** The columns of a table for people until others are chosen. */
export const defaultColumns: readonly Column[] = choosableColumns.filter((column) => isDefault.has(column));
