import { required } from '../json/fields';
import { checkIsNotLast, findPeer } from '../rules/bgpPeer';
import { liveVirtualInterface } from '../rules/lookup';
import { requireState } from '../rules/state';
import type { Call } from './call';
import { IN_SERVICE } from './createBgpPeer';
import { virtualInterfaceShape } from './shapes/virtualInterface';

/**
 * Deletes a BGP peer of a virtual interface, for either of its accounts [G], but not the last one. Deleting one that is
 * being deleted changes nothing.
 */
export function deleteBgpPeer(call: Call): object {
  const { fields, lifecycle } = call;
  const id = fields.string('virtualInterfaceId');
  const named = {
    bgpPeerId: fields.string('bgpPeerId'),
    asn: fields.integer('asn'),
    asnLong: fields.integer('asnLong'),
    customerAddress: fields.string('customerAddress'),
  };
  const vif = liveVirtualInterface(call, required(id, 'virtualInterfaceId'));
  const peer = findPeer(vif, named);
  if (peer.bgpPeerState !== 'deleting') {
    requireState('DeleteBGPPeer', vif.virtualInterfaceId, vif.virtualInterfaceState, IN_SERVICE);
    checkIsNotLast(vif);
    lifecycle.peers.delete(vif, peer);
  }
  return { virtualInterface: virtualInterfaceShape(vif, call.account) };
}
