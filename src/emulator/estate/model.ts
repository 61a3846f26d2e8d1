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
  // The rest is not part of the API.
  /** Whether the customer's router answers, so that the session is up once it is provisioned. */
  routerAnswers: boolean;
  /** Whether a failover test keeps the session down. */
  isTested: boolean;
  /** When the session came up, in milliseconds since the epoch. Only meaningful while it is up. */
  upSince: number;
  /** What the customer's router announces. Each prefix occurs once. */
  announced: readonly AnnouncedRoute[];
}

/** A route as the customer's router announces it. */
export interface AnnouncedRoute {
  readonly cidr: string;
  /** From the customer's own ASN to that of the origin. */
  readonly asPath: readonly number[];
  /** The ASNs of an aggregate, whose order is unknown; empty for other routes. */
  readonly asSet: readonly number[];
  readonly communities: readonly string[];
  /** In milliseconds since the epoch; 0 if it was announced before the session came up. */
  readonly since: number;
}

/** A failover test of a virtual interface, with what is needed to list it after the interface is gone. */
export interface FailoverTest {
  readonly testId: string;
  readonly virtualInterfaceId: string;
  readonly ownerAccount: string;
  readonly connectionOwner?: string;
  readonly region: string;
  /** The ids of the peers whose sessions it takes down. */
  readonly bgpPeers: readonly string[];
  status: Open<FailoverTestStatus>;
  readonly testDurationInMinutes: number;
  /** In milliseconds since the epoch. */
  readonly startTime: number;
  /** Only once it has ended [G]. */
  endTime?: number;
}

/** The words of the user guide; how the API spells them is not documented [G]. */
export type FailoverTestStatus = 'in_progress' | 'completed' | 'cancelled' | 'failed';

/** A number for each address family. */
export type PerFamily = Readonly<Record<AddressFamily, number>>;

export type InterfaceType = 'private' | 'public' | 'transit';

export interface VirtualInterface {
  readonly virtualInterfaceId: string;
  /** The account that owns the interface: for a hosted one, not the connection's owner. */
  readonly ownerAccount: string;
  /** The account that owns the connection, if the endpoint knows it. */
  connectionOwner?: string;
  /** A connection's or a LAG's id. Only the collection changes it, when the connection joins a LAG or the interface moves. */
  connectionId: string;
  readonly region: string;
  location: string;
  readonly virtualInterfaceType: Open<InterfaceType>;
  virtualInterfaceName: string;
  readonly vlan: number;
  mtu: number;
  jumboFrameCapable: boolean;
  amazonSideAsn: number;
  virtualInterfaceState: VirtualInterfaceState;
  virtualGatewayId: string;
  directConnectGatewayId: string;
  readonly routeFilterPrefixes: readonly string[];
  /** At least one: the last peer of an interface cannot be deleted. Those that are being deleted are among them. */
  bgpPeers: readonly [BgpPeer, ...BgpPeer[]];
  awsDeviceV2: string;
  awsLogicalDeviceId: string;
  siteLinkEnabled: boolean;
  /** In the API's notation, such as `500Mbps`. Without one, the interface is not limited. */
  rateLimit?: string;
  /** How many prefixes it may announce. A public interface has no share of its connection's pool. */
  prefixAllocation?: PerFamily;
  tags: Tag[];
}

/** Global: the same in every region. */
export interface DirectConnectGateway {
  readonly directConnectGatewayId: string;
  readonly ownerAccount: string;
  directConnectGatewayName: string;
  readonly amazonSideAsn: number;
  directConnectGatewayState: string;
  tags: Tag[];
}

/** What a Direct Connect gateway is associated with: a gateway, or the core network that Cloud WAN attached to it. */
export interface GatewayAssociation {
  readonly associationId: string;
  readonly directConnectGatewayId: string;
  readonly directConnectGatewayOwnerAccount: string;
  associationState: string;
  readonly associatedGateway?: AssociatedGateway;
  readonly associatedCoreNetwork?: AssociatedCoreNetwork;
  allowedPrefixes: readonly string[];
}

export interface AssociatedGateway {
  readonly id: string;
  readonly type: Open<'virtualPrivateGateway' | 'transitGateway'>;
  readonly ownerAccount: string;
  readonly region: string;
}

export interface AssociatedCoreNetwork {
  readonly id: string;
  readonly ownerAccount: string;
  readonly attachmentId: string;
}

/** No operation of Direct Connect lists transit gateways. */
export interface TransitGateway {
  readonly transitGatewayId: string;
  readonly ownerAccount: string;
  readonly region: string;
  readonly amazonSideAsn: number;
}

export interface VirtualGateway {
  readonly virtualGatewayId: string;
  readonly ownerAccount: string;
  readonly region: string;
  readonly virtualGatewayState: string;
  readonly amazonSideAsn: number;
  /** The CIDR blocks of its VPC. Not part of the API. */
  readonly vpcCidrs: readonly string[];
}
