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
import { checkOwnerAccount } from '../rules/ownerAccount';
import { checkInterfaceQuota } from '../rules/quota';
import { requireState } from '../rules/state';
import { checkTags, readTags } from '../rules/tags';
import { checkVlan, checkVlanIsFree } from '../rules/vlan';
import type { Call } from './call';
import { virtualInterfaceShape } from './shapes/virtualInterface';

interface Allocation {
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
 * Provisions a private virtual interface on a connection or LAG of the caller's, to be owned by another account. It
 * waits in `confirming` until that account confirms, and both accounts see it at once.
 */
export function allocatePrivateVirtualInterface(call: Call): object {
  const { fields } = call;
  const id = fields.string('connectionId');
  const owner = fields.string('ownerAccount');
  const structure = fields.structure('newPrivateVirtualInterfaceAllocation');
  const allocation = structure && readAllocation(structure);
  const vif = newInterface(
    call,
    required(id, 'connectionId'),
    required(owner, 'ownerAccount'),
    required(allocation, 'newPrivateVirtualInterfaceAllocation'),
  );
  call.estate.virtualInterfaces.add(vif);
  return virtualInterfaceShape(vif, call.account);
}

function readAllocation(fields: Fields): Allocation {
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

/** Applies every rule, and only then takes an address from the pool. */
function newInterface(
  call: Call,
  connectionId: string,
  ownerAccount: string,
  allocation: Allocation,
): VirtualInterface {
  const { estate } = call;
  const { connection, below } = findBelow(call, connectionId);
  checkOwnerAccount(ownerAccount, call.account);
  const virtualInterfaceName = required(allocation.virtualInterfaceName, 'virtualInterfaceName');
  checkName(virtualInterfaceName, 'virtualInterfaceName');
  const vlan = required(allocation.vlan, 'vlan');
  checkVlan(vlan, connection);
  const asn = chooseAsn(allocation.asn, allocation.asnLong);
  const mtu = chooseMtu(allocation.mtu, below.jumboFrameCapable);
  checkAuthKey(allocation.authKey);
  const addressFamily = chooseAddressFamily(allocation.addressFamily);
  const addresses = checkAddresses(addressFamily, allocation.amazonAddress, allocation.customerAddress);
  checkTags(allocation.tags);
  checkInterfaceQuota(connectionId, connection, estate);
  checkVlanIsFree(vlan, connectionId, estate);
  const { region, location, jumboFrameCapable, awsDeviceV2, awsLogicalDeviceId } = below;
  const peer = peerFrom(estate, {
    asn,
    addressFamily,
    authKey: allocation.authKey,
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
    tags: [...allocation.tags],
  };
}

/** The connection or LAG that will carry the interface, in a state that allows one [G: available alone]. */
function findBelow(call: Call, id: string): { connection: Connection | undefined; below: Connection | Lag } {
  if (id.startsWith('dxlag-')) {
    const lag = ownLag(call, id);
    requireState('AllocatePrivateVirtualInterface', id, lag.lagState, ['available']);
    return { connection: undefined, below: lag };
  }
  const connection = ownConnection(call, id);
  requireState('AllocatePrivateVirtualInterface', id, connection.connectionState, ['available']);
  return { connection, below: connection };
}
