import * as l10n from '@vscode/l10n';
import { peerHealth } from './health';
import type { Health } from './health';
import type { BgpPeer, Connection, Interconnect, Lag, VirtualInterface } from './resources';
import { stateWords } from './states';
import { visible } from '../text';

/** One field of a resource in words. `below` has the fields of each item of a list. */
export interface Field {
  readonly label: string;
  readonly value: string;
  readonly below: readonly (readonly Field[])[];
}

type FieldName = keyof Connection | keyof Interconnect | keyof Lag | keyof VirtualInterface | keyof BgpPeer;

/** The names of fields. A field that is not listed is shown under its API name. */
const labels: Partial<Record<FieldName, () => string>> = {
  addressFamily: () => l10n.t('Address family'),
  allowsHostedConnections: () => l10n.t('Allows hosted connections'),
  amazonAddress: () => l10n.t('Amazon address'),
  amazonSideAsn: () => l10n.t('Amazon ASN'),
  asn: () => l10n.t('Your BGP ASN'),
  asnLong: () => l10n.t('BGP ASN (4-byte)'),
  awsDevice: () => l10n.t('AWS device (old name)'),
  awsDeviceV2: () => l10n.t('AWS device'),
  awsLogicalDeviceId: () => l10n.t('AWS logical device'),
  bandwidth: () => l10n.t('Bandwidth'),
  bgpPeerId: () => l10n.t('BGP peer'),
  bgpPeers: () => l10n.t('BGP peers'),
  bgpPeerState: () => l10n.t('Peer state'),
  bgpStatus: () => l10n.t('BGP status'),
  connectionId: () => l10n.t('Connection'),
  connectionName: () => l10n.t('Name'),
  connectionsBandwidth: () => l10n.t('Bandwidth of each connection'),
  connectionState: () => l10n.t('State'),
  customerAddress: () => l10n.t('Your router address'),
  directConnectGatewayId: () => l10n.t('Direct Connect gateway'),
  encryptionMode: () => l10n.t('MACsec mode'),
  hasLogicalRedundancy: () => l10n.t('Logical redundancy'),
  interconnectId: () => l10n.t('Interconnect'),
  interconnectName: () => l10n.t('Name'),
  interconnectState: () => l10n.t('State'),
  jumboFrameCapable: () => l10n.t('Carries jumbo frames'),
  lagId: () => l10n.t('LAG'),
  lagName: () => l10n.t('Name'),
  lagState: () => l10n.t('State'),
  loaIssueTime: () => l10n.t('Letter of authorization issued'),
  location: () => l10n.t('Location'),
  macSecCapable: () => l10n.t('MACsec capable'),
  macSecKeys: () => l10n.t('MACsec keys'),
  minimumLinks: () => l10n.t('Minimum links'),
  mtu: () => l10n.t('MTU'),
  numberOfConnections: () => l10n.t('Connections'),
  ownerAccount: () => l10n.t('Owner account'),
  partnerName: () => l10n.t('Partner'),
  portEncryptionStatus: () => l10n.t('MACsec port status'),
  providerName: () => l10n.t('Provider'),
  region: () => l10n.t('Region'),
  routeFilterPrefixes: () => l10n.t('Prefixes to advertise'),
  siteLinkEnabled: () => l10n.t('SiteLink'),
  tags: () => l10n.t('Tags'),
  virtualGatewayId: () => l10n.t('Virtual private gateway'),
  virtualInterfaceId: () => l10n.t('Virtual interface'),
  virtualInterfaceName: () => l10n.t('Name'),
  virtualInterfaceState: () => l10n.t('State'),
  virtualInterfaceType: () => l10n.t('Type'),
  vlan: () => l10n.t('VLAN'),
};

function labelOf(name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name as FieldName]?.() ?? name) : visible(name);
}

function inWords(name: string, value: unknown, health?: Health): string {
  if (typeof value === 'boolean') return value ? l10n.t('yes') : l10n.t('no');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value && JSON.stringify(value) ? visible(JSON.stringify(value)) : '';
  if (!/State$/.test(name)) return visible(value);
  const { label, meaning } = health ?? stateWords(value);
  return `${visible(label)}. ${meaning}`;
}

/** A tag or a prefix fits on one line. */
function inOneLine(entry: unknown): string | undefined {
  const { key, value, cidr } = (entry ?? {}) as { key?: string; value?: string; cidr?: string };
  if (key !== undefined) return visible(value ? `${key} = ${value}` : key);
  return cidr === undefined ? undefined : visible(cidr);
}

function listField(label: string, list: readonly unknown[]): Field {
  const lines = list.flatMap((entry) => inOneLine(entry) ?? []);
  if (lines.length === list.length) return { label, value: lines.join(', '), below: [] };
  return { label, value: '', below: list.map((entry) => fieldsOf(Object(entry) as object)) };
}

/**
 * Every non-empty field of a resource in words, in the order in which AWS returns them.
 * @param resource a connection, interconnect, LAG, virtual interface or BGP peer, without its secrets.
 * @param health its health, if it says more than the state.
 */
export function fieldsOf(resource: object, health?: Health): Field[] {
  const its = health ?? ('bgpPeerState' in resource ? peerHealth(resource as BgpPeer) : undefined);
  return Object.entries(resource).flatMap(([name, value]: [string, unknown]): Field[] => {
    if (value === undefined || value === null || value === '') return [];
    const label = labelOf(name);
    if (Array.isArray(value)) return value.length > 0 ? [listField(label, value)] : [];
    return [{ label, value: inWords(name, value, its), below: [] }];
  });
}
