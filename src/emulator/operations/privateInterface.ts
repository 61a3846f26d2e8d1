import { AMAZON_SIDE_ASN, peerFrom } from '../estate/build';
import { resourceId } from '../estate/identifiers';
import type { Connection, Lag, Tag, VirtualInterface } from '../estate/model';
import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { checkAddresses, chooseAddressFamily } from '../rules/addresses';
import { chooseAsn } from '../rules/asn';
import { checkAuthKey } from '../rules/authKey';
import { ownConnection, ownLag } from '../rules/lookup';
import { chooseMtu } from '../rules/mtu';
import { checkName } from '../rules/name';
import { checkInterfaceQuota } from '../rules/quota';
import { requireState } from '../rules/state';
import { checkTags, readTags } from '../rules/tags';
import { UNSUPPORTED_OF_INTERFACES, refuseUnsupported } from '../rules/unsupported';
import { checkVlan, checkVlanIsFree } from '../rules/vlan';
import type { Call } from './call';

/** What both operations that make a private virtual interface have in common. */
export interface InterfaceOrder {
  readonly virtualInterfaceName: string | undefined;
  readonly vlan: number | undefined;
  readonly asn: number | undefined;
  readonly asnLong: number | undefined;
  readonly mtu: number | undefined;
  readonly authKey: string | undefined;
  readonly amazonAddress: string | undefined;
  readonly customerAddress: string | undefined;
  readonly addressFamily: string | undefined;
  readonly tags: readonly Tag[];
}

/**
 * Reads the structure of a request: checks only types, no rules.
 * @throws Refusal for a member that is not supported yet
 */
export function readInterfaceOrder(fields: Fields): InterfaceOrder {
  refuseUnsupported(fields, ...UNSUPPORTED_OF_INTERFACES);
  return {
    virtualInterfaceName: fields.string('virtualInterfaceName'),
    vlan: fields.integer('vlan'),
    asn: fields.integer('asn'),
    asnLong: fields.integer('asnLong'),
    mtu: fields.integer('mtu'),
    authKey: fields.string('authKey'),
    amazonAddress: fields.string('amazonAddress'),
    customerAddress: fields.string('customerAddress'),
    addressFamily: fields.string('addressFamily'),
    tags: readTags(fields.structures('tags')),
  };
}

/** The connection or LAG for the interface, owned by the caller. */
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
 * @returns the interface in `confirming`, not yet in the estate.
 */
export function newPrivateInterface(
  call: Call,
  { connectionId, connection, below }: Carrier,
  ownerAccount: string,
  order: InterfaceOrder,
): VirtualInterface {
  const { estate } = call;
  const virtualInterfaceName = required(order.virtualInterfaceName, 'virtualInterfaceName');
  checkName(virtualInterfaceName, 'virtualInterfaceName');
  const vlan = required(order.vlan, 'vlan');
  checkVlan(vlan, connection);
  const asn = chooseAsn(order.asn, order.asnLong);
  const mtu = chooseMtu(order.mtu, below.jumboFrameCapable);
  checkAuthKey(order.authKey);
  const addressFamily = chooseAddressFamily(order.addressFamily);
  const addresses = checkAddresses(addressFamily, order.amazonAddress, order.customerAddress);
  checkTags(order.tags);
  checkInterfaceQuota(connectionId, connection, estate);
  checkVlanIsFree(vlan, connectionId, estate);
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
    virtualInterfaceType: 'private',
    virtualInterfaceName,
    vlan,
    mtu,
    jumboFrameCapable,
    amazonSideAsn: AMAZON_SIDE_ASN,
    virtualInterfaceState: 'confirming',
    virtualGatewayId: '',
    directConnectGatewayId: '',
    routeFilterPrefixes: [],
    bgpPeers: [peer],
    awsDeviceV2,
    awsLogicalDeviceId,
    siteLinkEnabled: false,
    tags: [...order.tags],
  };
}
