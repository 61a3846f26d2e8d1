import { peerFrom } from './buildPeer';
import type {
  AccountData,
  BgpPeerData,
  ConnectionData,
  DataFile,
  DirectConnectGatewayData,
  InterconnectData,
  LagData,
  RegionData,
  VirtualInterfaceData,
} from './dataFile/schema';
import { Estate } from './estate';
import { addFailoverTests } from './failoverTests';
import { deviceId, resourceId, uuid, virtualGatewayId } from './identifiers';
import type { Connection, Interconnect, Lag, Tag, VirtualInterface } from './model';

/** The Amazon-side ASN of older private interfaces, and of those whose gateway has none. */
export const AMAZON_SIDE_ASN = 7224;
/** The ASN of a gateway, unless one is chosen. */
export const GATEWAY_ASN = 64512;
/** The CIDR block of a default VPC, which a virtual private gateway has unless others are chosen. */
const DEFAULT_VPC = '172.31.0.0/16';
/** The prefixes of each family that a private or transit interface may announce, unless others are chosen. */
const ALLOCATED_PREFIXES = 100;

/**
 * Builds an estate from a data file. Missing ids, devices, keys and addresses are generated; the file's own references
 * (an interface's connection, a connection's LAG) are kept.
 */
export function buildEstate(file: DataFile): Estate {
  const estate = new Estate();
  for (const account of file.accounts) addGateways(estate, account);
  for (const [account, region, data] of regionsOf(file)) addConnections(estate, account, region, data);
  // Interfaces come after the connections of all accounts: a hosted one is on another account's connection.
  for (const [account, region, data] of regionsOf(file)) {
    for (const vif of data.virtualInterfaces ?? []) addVirtualInterface(estate, account, region, vif);
  }
  return estate;
}

function* regionsOf(file: DataFile): Generator<[account: string, region: string, data: RegionData]> {
  for (const { accountId, regions } of file.accounts) {
    for (const [region, data] of Object.entries(regions ?? {})) yield [accountId, region, data];
  }
}

function addGateways(estate: Estate, { accountId, directConnectGateways = [] }: AccountData): void {
  for (const data of directConnectGateways) {
    const directConnectGatewayId = data.directConnectGatewayId ?? uuid();
    addAssociations(estate, accountId, directConnectGatewayId, data.associations ?? []);
    estate.directConnectGateways.add({
      directConnectGatewayId,
      ownerAccount: accountId,
      directConnectGatewayName: data.directConnectGatewayName,
      amazonSideAsn: data.amazonSideAsn ?? GATEWAY_ASN,
      directConnectGatewayState: data.directConnectGatewayState ?? 'available',
      tags: tagsOf(data.tags),
    });
  }
}

function addAssociations(
  estate: Estate,
  account: string,
  directConnectGatewayId: string,
  associations: NonNullable<DirectConnectGatewayData['associations']>,
): void {
  for (const data of associations) {
    const { associatedGateway, associatedCoreNetwork } = data;
    estate.gatewayAssociations.add({
      associationId: data.associationId ?? uuid(),
      directConnectGatewayId,
      directConnectGatewayOwnerAccount: account,
      associationState: data.associationState ?? 'associated',
      ...(associatedGateway && {
        associatedGateway: { ...associatedGateway, ownerAccount: associatedGateway.ownerAccount ?? account },
      }),
      ...(associatedCoreNetwork && {
        associatedCoreNetwork: {
          ...associatedCoreNetwork,
          ownerAccount: associatedCoreNetwork.ownerAccount ?? account,
        },
      }),
      allowedPrefixes: (data.allowedPrefixesToDirectConnectGateway ?? []).map(({ cidr }) => cidr),
    });
  }
}

function addConnections(estate: Estate, account: string, region: string, data: RegionData): void {
  for (const lag of data.lags ?? []) estate.lags.add(lagFrom(account, region, lag));
  for (const connection of data.connections ?? []) {
    const lag = connection.lagId === undefined ? undefined : estate.lags.get(connection.lagId);
    estate.connections.add(connectionFrom(account, region, connection, lag));
  }
  for (const interconnect of data.interconnects ?? []) {
    estate.interconnects.add(interconnectFrom(account, region, interconnect));
  }
  for (const gateway of data.virtualGateways ?? []) {
    estate.virtualGateways.add({
      virtualGatewayId: gateway.virtualGatewayId ?? virtualGatewayId(),
      ownerAccount: account,
      region,
      virtualGatewayState: gateway.virtualGatewayState ?? 'available',
      amazonSideAsn: gateway.amazonSideAsn ?? GATEWAY_ASN,
      vpcCidrs: gateway.vpcCidrs ?? [DEFAULT_VPC],
    });
  }
  for (const { transitGatewayId, amazonSideAsn = GATEWAY_ASN } of data.transitGateways ?? []) {
    estate.transitGateways.add({ transitGatewayId, ownerAccount: account, region, amazonSideAsn });
  }
}

/** A LAG from its data; the defaults are those of a newly ordered LAG that is up. */
export function lagFrom(account: string, region: string, data: LagData): Lag {
  const awsDeviceV2 = data.awsDeviceV2 ?? deviceId(data.location);
  return {
    lagId: data.lagId,
    ownerAccount: account,
    region,
    location: data.location,
    lagName: data.lagName,
    lagState: data.lagState ?? 'available',
    connectionsBandwidth: data.connectionsBandwidth ?? '10Gbps',
    minimumLinks: data.minimumLinks ?? 0,
    allowsHostedConnections: data.allowsHostedConnections ?? false,
    jumboFrameCapable: data.jumboFrameCapable ?? true,
    awsDeviceV2,
    awsLogicalDeviceId: data.awsLogicalDeviceId ?? awsDeviceV2,
    hasLogicalRedundancy: data.hasLogicalRedundancy ?? 'unknown',
    ...(data.providerName !== undefined && { providerName: data.providerName }),
    macSecCapable: data.macSecCapable ?? false,
    encryptionMode: data.encryptionMode ?? 'no_encrypt',
    tags: tagsOf(data.tags),
  };
}

/** A connection from its data; members of a LAG end on the LAG's device. */
export function connectionFrom(
  account: string,
  region: string,
  data: ConnectionData,
  lag: Lag | undefined,
): Connection {
  const awsDeviceV2 = data.awsDeviceV2 ?? lag?.awsDeviceV2 ?? deviceId(data.location);
  const hostedOn = data.interconnectId ?? data.parentId;
  return {
    connectionId: data.connectionId ?? resourceId('dxcon'),
    ownerAccount: account,
    region,
    location: data.location,
    connectionName: data.connectionName,
    connectionState: data.connectionState ?? 'available',
    bandwidth: data.bandwidth ?? lag?.connectionsBandwidth ?? '1Gbps',
    ...(data.vlan !== undefined && { vlan: data.vlan }),
    ...(data.partnerName !== undefined && { partnerName: data.partnerName }),
    ...(data.providerName !== undefined && { providerName: data.providerName }),
    ...(data.lagId !== undefined && { lagId: data.lagId }),
    ...(hostedOn !== undefined && { hostedOn }),
    ...(data.loaIssueTime !== undefined && { loaIssueTime: data.loaIssueTime }),
    jumboFrameCapable: data.jumboFrameCapable ?? true,
    awsDeviceV2,
    awsLogicalDeviceId: data.awsLogicalDeviceId ?? awsDeviceV2,
    hasLogicalRedundancy: data.hasLogicalRedundancy ?? 'unknown',
    macSecCapable: data.macSecCapable ?? false,
    portEncryptionStatus: data.portEncryptionStatus ?? 'Encryption Down',
    encryptionMode: data.encryptionMode ?? 'no_encrypt',
    tags: tagsOf(data.tags),
  };
}

function interconnectFrom(account: string, region: string, data: InterconnectData): Interconnect {
  const awsDeviceV2 = data.awsDeviceV2 ?? deviceId(data.location);
  return {
    interconnectId: data.interconnectId ?? resourceId('dxcon'),
    ownerAccount: account,
    region,
    location: data.location,
    interconnectName: data.interconnectName,
    interconnectState: data.interconnectState ?? 'available',
    bandwidth: data.bandwidth ?? '10Gbps',
    ...(data.lagId !== undefined && { lagId: data.lagId }),
    ...(data.loaIssueTime !== undefined && { loaIssueTime: data.loaIssueTime }),
    jumboFrameCapable: data.jumboFrameCapable ?? true,
    awsDeviceV2,
    awsLogicalDeviceId: data.awsLogicalDeviceId ?? awsDeviceV2,
    hasLogicalRedundancy: data.hasLogicalRedundancy ?? 'unknown',
    ...(data.providerName !== undefined && { providerName: data.providerName }),
    tags: tagsOf(data.tags),
  };
}

/** Adds a virtual interface of the data file to its connection or LAG. */
export function addVirtualInterface(
  estate: Estate,
  account: string,
  region: string,
  data: VirtualInterfaceData,
): VirtualInterface | undefined {
  const below = estate.connections.get(data.connectionId) ?? estate.lags.get(data.connectionId);
  const [first, ...others] = data.bgpPeers;
  if (!first) return undefined;
  const device = below?.awsDeviceV2 ?? deviceId('unknown');
  const isTested = data.virtualInterfaceState === 'testing';
  const routeFilterPrefixes = (data.routeFilterPrefixes ?? []).map(({ cidr }) => cidr);
  const buildPeer = (peer: BgpPeerData) => peerFrom(estate, peer, { routeFilterPrefixes, isTested });
  const vif: VirtualInterface = {
    virtualInterfaceId: data.virtualInterfaceId ?? resourceId('dxvif'),
    ownerAccount: data.ownerAccount ?? account,
    ...(below && { connectionOwner: below.ownerAccount }),
    connectionId: data.connectionId,
    region,
    location: below?.location ?? '',
    virtualInterfaceType: data.virtualInterfaceType ?? 'private',
    virtualInterfaceName: data.virtualInterfaceName,
    vlan: data.vlan,
    mtu: data.mtu ?? 1500,
    jumboFrameCapable: below?.jumboFrameCapable ?? false,
    amazonSideAsn: data.amazonSideAsn ?? AMAZON_SIDE_ASN,
    virtualInterfaceState: data.virtualInterfaceState ?? 'available',
    virtualGatewayId: data.virtualGatewayId ?? '',
    directConnectGatewayId: data.directConnectGatewayId ?? '',
    routeFilterPrefixes,
    bgpPeers: [buildPeer(first), ...others.map(buildPeer)],
    awsDeviceV2: device,
    awsLogicalDeviceId: below?.awsLogicalDeviceId ?? device,
    siteLinkEnabled: data.siteLinkEnabled ?? false,
    ...(data.rateLimit !== undefined && { rateLimit: data.rateLimit }),
    ...(data.virtualInterfaceType !== 'public' && {
      prefixAllocation: {
        ipv4: data.prefixPoolAllocatedCountIpv4 ?? ALLOCATED_PREFIXES,
        ipv6: data.prefixPoolAllocatedCountIpv6 ?? ALLOCATED_PREFIXES,
      },
    }),
    tags: tagsOf(data.tags),
  };
  estate.virtualInterfaces.add(vif);
  addFailoverTests(estate, vif, data.failoverTests ?? []);
  return vif;
}

function tagsOf(tags: readonly { key: string; value?: string | undefined }[] = []): Tag[] {
  return tags.map(({ key, value }) => ({ key, value: value ?? '' }));
}
