import { AMAZON_SIDE_ASN } from '../estate/build';
import { peerFrom } from '../estate/buildPeer';
import { resourceId } from '../estate/identifiers';
import type { Connection, InterfaceType, Lag, PerFamily, VirtualInterface } from '../estate/model';
import { required } from '../json/fields';
import { checkAddresses, checkPublicAddresses, chooseAddressFamily } from '../rules/addresses';
import { chooseAsn } from '../rules/asn';
import { checkAuthKey } from '../rules/authKey';
import { ownConnection, ownLag } from '../rules/lookup';
import { chooseMtu } from '../rules/mtu';
import { checkName } from '../rules/name';
import { chooseAllocation } from '../rules/prefixAllocation';
import { checkInterfaceQuota } from '../rules/quota';
import { checkFreeRateLimiter, checkRateLimit } from '../rules/rateLimit';
import { checkRouteFilterPrefixes } from '../rules/routeFilterPrefixes';
import { requireState } from '../rules/state';
import { checkTags } from '../rules/tags';
import { checkVlan, checkVlanIsFree } from '../rules/vlan';
import type { Call } from './call';
import type { InterfaceOrder } from './interfaceOrder';

/** The connection or LAG for an interface, owned by the caller. */
export interface Carrier {
  readonly connectionId: string;
  readonly connection: Connection | undefined;
  readonly below: Connection | Lag;
}

/** The connection or LAG for the interface, in a state that allows one [G: only available]. */
export function findCarrier(call: Call, operation: string, connectionId: string): Carrier {
  if (connectionId.startsWith('dxlag-')) {
    const lag = ownLag(call, connectionId);
    requireState(operation, connectionId, lag.lagState, ['available']);
    return { connectionId, connection: undefined, below: lag };
  }
  const connection = ownConnection(call, connectionId);
  requireState(operation, connectionId, connection.connectionState, ['available']);
  return { connectionId, connection, below: connection };
}

/**
 * Checks every rule, and only then takes an address from the pool.
 * @param attach checks the gateway; called after the checks of the connection
 * @returns the interface in `confirming`, not yet in the estate.
 */
export function newInterface(
  call: Call,
  type: InterfaceType,
  { connectionId, connection, below }: Carrier,
  ownerAccount: string,
  order: InterfaceOrder,
  attach: (allocation: PerFamily | undefined) => Partial<VirtualInterface>,
): VirtualInterface {
  const { estate } = call;
  const virtualInterfaceName = required(order.virtualInterfaceName, 'virtualInterfaceName');
  checkName(virtualInterfaceName, 'virtualInterfaceName');
  const vlan = required(order.vlan, 'vlan');
  checkVlan(vlan, connection);
  const asn = chooseAsn(order.asn, order.asnLong);
  const mtu = type === 'public' ? 1500 : chooseMtu(order.mtu, type, below.jumboFrameCapable);
  checkAuthKey(order.authKey);
  const addressFamily = chooseAddressFamily(order.addressFamily);
  const addresses = checkAddresses(addressFamily, order.amazonAddress, order.customerAddress);
  const routeFilterPrefixes = type === 'public' ? (order.routeFilterPrefixes ?? []) : [];
  if (type === 'public') {
    checkPublicAddresses(addressFamily, addresses);
    checkRouteFilterPrefixes(routeFilterPrefixes);
  }
  checkTags(order.tags);
  checkInterfaceQuota(type, connectionId, connection, estate);
  checkVlanIsFree(vlan, connectionId, estate);
  const { rateLimit } = order;
  if (rateLimit !== undefined) {
    checkRateLimit(rateLimit, connectionId, estate);
    checkFreeRateLimiter(connectionId, estate, 'LimitExceededException');
  }
  const prefixAllocation =
    type === 'public' ? undefined : chooseAllocation(order.allocation, connectionId, estate);
  const attachment = attach(prefixAllocation);
  const { region, location, jumboFrameCapable, awsDeviceV2, awsLogicalDeviceId } = below;
  const peer = peerFrom(estate, {
    asn,
    addressFamily,
    authKey: order.authKey,
    bgpPeerState: 'pending',
    bgpStatus: 'down',
    ...addresses,
  });
  return {
    virtualInterfaceId: resourceId('dxvif'),
    ownerAccount,
    connectionOwner: call.account,
    connectionId,
    region,
    location,
    virtualInterfaceType: type,
    virtualInterfaceName,
    vlan,
    mtu,
    jumboFrameCapable,
    amazonSideAsn: AMAZON_SIDE_ASN,
    virtualInterfaceState: 'confirming',
    virtualGatewayId: '',
    directConnectGatewayId: '',
    routeFilterPrefixes,
    bgpPeers: [peer],
    awsDeviceV2,
    awsLogicalDeviceId,
    siteLinkEnabled: false,
    ...(rateLimit !== undefined && { rateLimit }),
    ...(prefixAllocation && { prefixAllocation }),
    tags: [...order.tags],
    ...attachment,
  };
}
