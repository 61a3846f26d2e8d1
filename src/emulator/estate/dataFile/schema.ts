import * as v from 'valibot';
import { MAX_ANNOUNCED } from '../announcements';
import { parseCidr } from '../cidr';

/**
 * The file that `--data` reads. Field names are the API's, so that the output of describe calls can be pasted; whatever
 * is missing is generated, including keys and addresses. Unknown names are refused, because they are typos.
 */
const text = v.pipe(v.string(), v.minLength(1));
const anyText = v.string();
const accountId = v.pipe(v.string(), v.regex(/^[0-9]{12}$/, 'exactly 12 digits'));
const connectionId = v.pipe(
  v.string(),
  v.regex(/^dxcon-[a-z0-9]{8,21}$/, 'dxcon- and 8 to 21 letters or digits'),
);
const lagId = v.pipe(v.string(), v.regex(/^dxlag-[a-z0-9]{8,21}$/, 'dxlag- and 8 to 21 letters or digits'));
const vifId = v.pipe(v.string(), v.regex(/^dxvif-[a-z0-9]{8,21}$/, 'dxvif- and 8 to 21 letters or digits'));
const vlan = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4094));
const asn = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4294967294));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const address = v.pipe(
  v.string(),
  v.regex(/^[0-9a-fA-F.:]+\/[0-9]{1,3}$/, 'an address and a prefix length, such as 192.0.2.1/30'),
);
const bgpKey = v.pipe(v.string(), v.regex(/^[\x20-\x7e]{6,80}$/, '6 to 80 printable ASCII characters'));
const family = v.picklist(['ipv4', 'ipv6']);
const tags = v.array(v.strictObject({ key: text, value: v.optional(anyText) }));

const connection = v.strictObject({
  connectionId: v.optional(connectionId),
  connectionName: text,
  connectionState: v.optional(text),
  location: text,
  bandwidth: v.optional(text),
  vlan: v.optional(vlan),
  partnerName: v.optional(text),
  providerName: v.optional(text),
  lagId: v.optional(lagId),
  interconnectId: v.optional(connectionId),
  parentId: v.optional(lagId),
  loaIssueTime: v.optional(v.number()),
  jumboFrameCapable: v.optional(v.boolean()),
  awsDeviceV2: v.optional(text),
  awsLogicalDeviceId: v.optional(text),
  hasLogicalRedundancy: v.optional(text),
  macSecCapable: v.optional(v.boolean()),
  portEncryptionStatus: v.optional(text),
  encryptionMode: v.optional(text),
  tags: v.optional(tags),
});

const lag = v.strictObject({
  lagId,
  lagName: text,
  lagState: v.optional(text),
  location: text,
  connectionsBandwidth: v.optional(text),
  minimumLinks: v.optional(count),
  allowsHostedConnections: v.optional(v.boolean()),
  jumboFrameCapable: v.optional(v.boolean()),
  awsDeviceV2: v.optional(text),
  awsLogicalDeviceId: v.optional(text),
  hasLogicalRedundancy: v.optional(text),
  providerName: v.optional(text),
  macSecCapable: v.optional(v.boolean()),
  encryptionMode: v.optional(text),
  tags: v.optional(tags),
});

const interconnect = v.strictObject({
  interconnectId: v.optional(connectionId),
  interconnectName: text,
  interconnectState: v.optional(text),
  location: text,
  bandwidth: v.optional(text),
  lagId: v.optional(lagId),
  loaIssueTime: v.optional(v.number()),
  jumboFrameCapable: v.optional(v.boolean()),
  awsDeviceV2: v.optional(text),
  awsLogicalDeviceId: v.optional(text),
  hasLogicalRedundancy: v.optional(text),
  providerName: v.optional(text),
  tags: v.optional(tags),
});

const cidr = v.pipe(
  v.string(),
  v.check((text) => parseCidr(text) !== undefined, 'a prefix such as 192.0.2.0/24'),
);

const announcedRoute = v.strictObject({
  cidr,
  asPath: v.optional(v.pipe(v.array(asn), v.minLength(1))),
  asSet: v.optional(v.array(asn)),
  communities: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d+:\d+$/, 'a community such as 7224:7100')))),
});

const bgpPeerFields = v.strictObject({
  bgpPeerId: v.optional(text),
  asn,
  authKey: v.optional(bgpKey),
  addressFamily: v.optional(family),
  amazonAddress: v.optional(address),
  customerAddress: v.optional(address),
  bgpPeerState: v.optional(text),
  bgpStatus: v.optional(text),
  announcedPrefixes: v.optional(v.pipe(count, v.maxValue(MAX_ANNOUNCED))),
  announcedRoutes: v.optional(v.array(announcedRoute)),
  upForSeconds: v.optional(count),
});

const bgpPeer = v.pipe(
  bgpPeerFields,
  v.check(({ addressFamily = 'ipv4', announcedRoutes = [] }) => {
    const cidrs = announcedRoutes.map((route) => parseCidr(route.cidr));
    const isOnce = new Set(cidrs.map((one) => one?.text)).size === cidrs.length;
    return isOnce && cidrs.every((one) => one?.family === addressFamily);
  }, 'announcedRoutes of the family of the peer, each once'),
);

const prefixes = v.array(v.strictObject({ cidr: text }));

const failoverTest = v.strictObject({
  testId: v.optional(text),
  status: v.optional(text),
  bgpPeers: v.optional(v.array(text)),
  testDurationInMinutes: v.optional(v.pipe(count, v.minValue(1), v.maxValue(4320))),
  ranMinutes: v.optional(count),
  endedMinutesAgo: count,
});

const virtualInterface = v.strictObject({
  virtualInterfaceId: v.optional(vifId),
  virtualInterfaceName: text,
  virtualInterfaceType: v.optional(text),
  virtualInterfaceState: v.optional(text),
  connectionId: v.union([connectionId, lagId]),
  ownerAccount: v.optional(accountId),
  vlan,
  mtu: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  amazonSideAsn: v.optional(asn),
  virtualGatewayId: v.optional(anyText),
  directConnectGatewayId: v.optional(anyText),
  routeFilterPrefixes: v.optional(prefixes),
  bgpPeers: v.pipe(v.array(bgpPeer), v.minLength(1)),
  siteLinkEnabled: v.optional(v.boolean()),
  rateLimit: v.optional(text),
  prefixPoolAllocatedCountIpv4: v.optional(count),
  prefixPoolAllocatedCountIpv6: v.optional(count),
  failoverTests: v.optional(v.array(failoverTest)),
  tags: v.optional(tags),
});

const virtualGateway = v.strictObject({
  virtualGatewayId: v.optional(text),
  virtualGatewayState: v.optional(text),
  amazonSideAsn: v.optional(asn),
  vpcCidrs: v.optional(v.array(cidr)),
});

const transitGateway = v.strictObject({
  transitGatewayId: text,
  amazonSideAsn: v.optional(asn),
});

const gatewayAssociation = v.strictObject({
  associationId: v.optional(text),
  associationState: v.optional(text),
  associatedGateway: v.optional(
    v.strictObject({ id: text, type: text, region: text, ownerAccount: v.optional(accountId) }),
  ),
  associatedCoreNetwork: v.optional(
    v.strictObject({ id: text, attachmentId: text, ownerAccount: v.optional(accountId) }),
  ),
  allowedPrefixesToDirectConnectGateway: v.optional(prefixes),
});

const directConnectGateway = v.strictObject({
  directConnectGatewayId: v.optional(text),
  directConnectGatewayName: text,
  directConnectGatewayState: v.optional(text),
  amazonSideAsn: v.optional(asn),
  associations: v.optional(v.array(gatewayAssociation)),
  tags: v.optional(tags),
});

const region = v.strictObject({
  connections: v.optional(v.array(connection)),
  lags: v.optional(v.array(lag)),
  interconnects: v.optional(v.array(interconnect)),
  virtualInterfaces: v.optional(v.array(virtualInterface)),
  virtualGateways: v.optional(v.array(virtualGateway)),
  transitGateways: v.optional(v.array(transitGateway)),
});

const operations = v.array(text);
const sessionSeconds = v.pipe(v.number(), v.integer(), v.minValue(3600), v.maxValue(43200));

const roleName = v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,64}$/, '1 to 64 letters, digits or _+=,.@-'));

const role = v.strictObject({
  roleName,
  externalId: v.optional(
    v.pipe(v.string(), v.regex(/^[\w+=,.@:/-]{2,1224}$/, 'at least 2 letters, digits or _+=,.@:/-')),
  ),
  requireMfa: v.optional(v.boolean()),
  trustedAccounts: v.optional(v.array(accountId)),
  maxSessionDuration: v.optional(sessionSeconds),
  webIdentity: v.optional(v.boolean()),
  instanceProfile: v.optional(v.boolean()),
  containerTask: v.optional(v.boolean()),
  denied: v.optional(operations),
});

const mfaDevice = v.strictObject({
  serialNumber: v.pipe(v.string(), v.regex(/^[\w+=/:,.@-]{9,256}$/, '9 to 256 letters, digits or +=/:,.@-')),
});

const account = v.strictObject({
  accountId,
  name: v.optional(text),
  accessKeyId: v.optional(
    v.pipe(v.string(), v.regex(/^\w{16,128}$/, '16 to 128 letters, digits or underscores')),
  ),
  secretAccessKey: v.optional(text),
  sessionToken: v.optional(text),
  expiration: v.optional(v.pipe(v.string(), v.isoTimestamp('a time such as 2030-01-31T12:00:00Z'))),
  alias: v.optional(text),
  aliasDenied: v.optional(v.boolean()),
  partner: v.optional(v.boolean()),
  denied: v.optional(operations),
  roles: v.optional(v.array(role)),
  mfaDevices: v.optional(v.array(mfaDevice)),
  directConnectGateways: v.optional(v.array(directConnectGateway)),
  regions: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-[0-9]+$/, 'a region, such as us-east-1')),
      region,
    ),
  ),
});

const sso = v.strictObject({
  startUrl: v.optional(text),
  region: v.optional(text),
  assignments: v.optional(v.array(v.strictObject({ accountId, roleName }))),
});

export const dataFileSchema = v.strictObject({
  $schema: v.optional(anyText),
  regions: v.optional(v.pipe(v.array(text), v.minLength(1))),
  sso: v.optional(sso),
  accounts: v.pipe(v.array(account), v.minLength(1)),
});

export type DataFile = v.InferOutput<typeof dataFileSchema>;
export type AccountData = v.InferOutput<typeof account>;
export type RegionData = v.InferOutput<typeof region>;
export type ConnectionData = v.InferOutput<typeof connection>;
export type LagData = v.InferOutput<typeof lag>;
export type InterconnectData = v.InferOutput<typeof interconnect>;
export type RoleData = v.InferOutput<typeof role>;
export type VirtualInterfaceData = v.InferOutput<typeof virtualInterface>;
export type FailoverTestData = v.InferOutput<typeof failoverTest>;
export type DirectConnectGatewayData = v.InferOutput<typeof directConnectGateway>;
export type BgpPeerData = v.InferOutput<typeof bgpPeer>;
