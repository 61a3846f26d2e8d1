import { peerFrom } from '../estate/buildPeer';
import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { checkAddresses, checkPublicAddresses, chooseAddressFamily } from '../rules/addresses';
import { chooseAsn } from '../rules/asn';
import { checkAuthKey } from '../rules/authKey';
import { checkFreeFamily } from '../rules/bgpPeer';
import { liveVirtualInterface } from '../rules/lookup';
import { requireState } from '../rules/state';
import type { Call } from './call';
import { virtualInterfaceShape } from './shapes/virtualInterface';

/** States in which peers can be added and deleted [G]. */
export const IN_SERVICE = ['available', 'down'];

/**
 * Adds a BGP peer of the other address family to a virtual interface, for either of its accounts [G]: pending, then
 * available. The other sessions are not affected.
 */
export function createBgpPeer(call: Call): object {
  const { fields, estate, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const structure = fields.structure('newBGPPeer');
  const read = structure && readPeer(structure);
  const vif = liveVirtualInterface(call, required(id, 'virtualInterfaceId'));
  const order = required(read, 'newBGPPeer');
  const asn = chooseAsn(order.asn, order.asnLong);
  checkAuthKey(order.authKey);
  const addressFamily = chooseAddressFamily(order.addressFamily);
  const addresses = checkAddresses(addressFamily, order.amazonAddress, order.customerAddress);
  if (vif.virtualInterfaceType === 'public') checkPublicAddresses(addressFamily, addresses);
  requireState('CreateBGPPeer', vif.virtualInterfaceId, vif.virtualInterfaceState, IN_SERVICE);
  checkFreeFamily(vif, addressFamily);
  const data = { asn, addressFamily, authKey: order.authKey, bgpPeerState: 'pending', bgpStatus: 'down' };
  lifecycle.peers.add(vif, peerFrom(estate, { ...data, ...addresses }));
  return { virtualInterface: virtualInterfaceShape(vif, call.account) };
}

function readPeer(fields: Fields) {
  return {
    asn: fields.integer('asn'),
    asnLong: fields.integer('asnLong'),
    authKey: fields.string('authKey'),
    addressFamily: fields.string('addressFamily'),
    amazonAddress: fields.string('amazonAddress'),
    customerAddress: fields.string('customerAddress'),
  };
}
