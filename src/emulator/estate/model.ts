/** Enumerations are open, like AWS's: a data file may contain a state that nobody knows yet. */
type Open<Known extends string> = Known | (string & {});

export type ConnectionState = Open<
  | 'ordering'
  | 'requested'
  | 'pending'
  | 'available'
  | 'down'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  | 'unknown'
>;
export type VirtualInterfaceState = Open<
  | 'confirming'
  | 'verifying'
  | 'pending'
  | 'available'
  | 'down'
  | 'testing'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  | 'unknown'
>;
export type BgpPeerState = Open<'verifying' | 'pending' | 'available' | 'deleting' | 'deleted'>;
export type BgpStatus = Open<'up' | 'down' | 'unknown'>;
export type AddressFamily = 'ipv4' | 'ipv6';

export interface Tag {
  key: string;
  value: string;
}

/** A dedicated connection, a LAG member (`lagId`), or a hosted connection (`vlan` and `partnerName` from the partner). */
export interface Connection {
  readonly connectionId: string;
  readonly ownerAccount: string;
  readonly region: string;
  readonly location: string;
  connectionName: string;
  connectionState: ConnectionState;
  /** In the API's notation: `1Gbps`, `500Mbps`, … */
  readonly bandwidth: string;
  readonly vlan?: number;
  readonly partnerName?: string;
  readonly providerName?: string;
  lagId?: string;
  /** The interconnect or LAG on which the partner provisioned a hosted connection. Not shown to the customer. */
  readonly hostedOn?: string;
  /** Seconds since the epoch. */
  readonly loaIssueTime?: number;
  jumboFrameCapable: boolean;
  readonly awsDeviceV2: string;
  readonly awsLogicalDeviceId: string;
  readonly hasLogicalRedundancy: string;
  readonly macSecCapable: boolean;
  readonly portEncryptionStatus: string;
  encryptionMode: string;
  tags: Tag[];
}

/** A partner's port, on which hosted connections are provisioned. */
export interface Interconnect {
  readonly interconnectId: string;
  readonly ownerAccount: string;
  readonly region: string;
  readonly location: string;
  interconnectName: string;
  interconnectState: ConnectionState;
  readonly bandwidth: string;
  readonly lagId?: string;
  /** Seconds since the epoch. */
  readonly loaIssueTime?: number;
  readonly jumboFrameCapable: boolean;
  readonly awsDeviceV2: string;
  readonly awsLogicalDeviceId: string;
  readonly hasLogicalRedundancy: string;
  readonly providerName?: string;
  tags: Tag[];
}

export interface Lag {
  readonly lagId: string;
  readonly ownerAccount: string;
  readonly region: string;
  readonly location: string;
  lagName: string;
  lagState: ConnectionState;
  readonly connectionsBandwidth: string;
  minimumLinks: number;
  readonly allowsHostedConnections: boolean;
  jumboFrameCapable: boolean;
  readonly awsDeviceV2: string;
  readonly awsLogicalDeviceId: string;
  readonly hasLogicalRedundancy: string;
  readonly providerName?: string;
  readonly macSecCapable: boolean;
  encryptionMode: string;
  tags: Tag[];
}

export interface BgpPeer {
  readonly bgpPeerId: string;
  /** 1–4294967294: 2-byte and 4-byte numbers alike. */
  readonly asn: number;
  readonly authKey: string;
  readonly addressFamily: AddressFamily;
  /** Address and prefix length, such as `169.254.32.1/30`. */
  readonly amazonAddress: string;
  readonly customerAddress: string;
  bgpPeerState: BgpPeerState;
  bgpStatus: BgpStatus;
}

export interface VirtualInterface {
  readonly virtualInterfaceId: string;
  /** The account that owns the interface: for a hosted one, not the connection's owner. */
  readonly ownerAccount: string;
  /** The account that owns the connection, if the endpoint knows it. */
  readonly connectionOwner?: string;
  /** A connection's or a LAG's id; changes when the connection joins a LAG. */
  connectionId: string;
  readonly region: string;
  readonly location: string;
  readonly virtualInterfaceType: Open<'private' | 'public' | 'transit'>;
  virtualInterfaceName: string;
  readonly vlan: number;
  mtu: number;
  jumboFrameCapable: boolean;
  amazonSideAsn: number;
  virtualInterfaceState: VirtualInterfaceState;
  virtualGatewayId: string;
  directConnectGatewayId: string;
  readonly routeFilterPrefixes: readonly string[];
  /** At least one: the last peer of an interface cannot be deleted. */
  readonly bgpPeers: readonly [BgpPeer, ...BgpPeer[]];
  readonly awsDeviceV2: string;
  readonly awsLogicalDeviceId: string;
  siteLinkEnabled: boolean;
  tags: Tag[];
}

/** Global: the same in every region. */
export interface DirectConnectGateway {
  readonly directConnectGatewayId: string;
  readonly ownerAccount: string;
  readonly directConnectGatewayName: string;
  readonly amazonSideAsn: number;
  readonly directConnectGatewayState: string;
  tags: Tag[];
}

export interface VirtualGateway {
  readonly virtualGatewayId: string;
  readonly ownerAccount: string;
  readonly region: string;
  readonly virtualGatewayState: string;
  readonly amazonSideAsn: number;
}
