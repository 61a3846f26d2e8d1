import { stayingPeers } from '../estate/bgpPeers';
import { isPortDown } from '../lifecycle/sessions';
import type { BgpPeer, VirtualInterface } from '../estate/model';
import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import type { World } from '../world';
import { readAnnounced } from './announce';

/**
 * Simulates the customer's router: `{"id", "session": "up" | "down" | "unconfigured"}`, and what it announces as
 * `{"id", "prefixes": 40}` or `{"id", "routes": [{"cidr", "asPath", "asSet", "communities"}]}`, for all BGP peers of an
 * interface or those of an `addressFamily`.
 */
export function changeRouter(world: World, fields: Fields): object {
  const id = fields.string('id');
  const family = fields.string('addressFamily');
  const session = fields.string('session');
  const announced = readAnnounced(fields);
  world.lifecycle.settle();
  const vif = findInterface(world, required(id, 'id'));
  const peers = stayingPeers(vif).filter(
    ({ addressFamily }) => family === undefined || addressFamily === family,
  );
  if (peers.length === 0) refuse(`${vif.virtualInterfaceId} has no ${family ?? ''} peer.`);
  if (session === undefined && !announced) refuse('session, prefixes or routes are required.');
  const routes = announced?.(vif, peers);
  if (session !== undefined) changeSession(world, vif, peers, session);
  for (const [peer, list] of routes ?? []) world.lifecycle.interfaces.announce(vif, peer, list);
  return {
    id: vif.virtualInterfaceId,
    virtualInterfaceState: vif.virtualInterfaceState,
    bgpPeers: vif.bgpPeers.map(({ addressFamily, bgpStatus }) => ({ addressFamily, bgpStatus })),
  };
}

/** `{"id", "approve": true}` or `false` ends AWS's review of the prefixes of a public interface. */
export function reviewPrefixes(world: World, fields: Fields): object {
  const id = fields.string('id');
  const approve = fields.boolean('approve');
  world.lifecycle.settle();
  const vif = findInterface(world, required(id, 'id'));
  const { virtualInterfaceId, virtualInterfaceState } = vif;
  if (virtualInterfaceState !== 'verifying')
    refuse(`${virtualInterfaceId} is in state ${virtualInterfaceState}.`);
  if (required(approve, 'approve')) world.lifecycle.interfaces.provision(vif);
  else world.lifecycle.interfaces.reject(vif);
  return { id: virtualInterfaceId, virtualInterfaceState: vif.virtualInterfaceState };
}

function findInterface({ estate }: World, id: string): VirtualInterface {
  return estate.virtualInterfaces.get(id) ?? refuse(`There is no virtual interface ${id}.`);
}

function changeSession(
  { estate, lifecycle }: World,
  vif: VirtualInterface,
  peers: readonly BgpPeer[],
  session: string,
): void {
  switch (session) {
    case 'up':
      if (isPortDown(vif, estate)) refuse(`The port of ${vif.virtualInterfaceId} is down.`);
      lifecycle.interfaces.setRouter(vif, peers, true);
      break;
    case 'down':
      if (peers.every(({ bgpStatus }) => bgpStatus !== 'up')) {
        refuse(`${vif.virtualInterfaceId} has no session that is up.`);
      }
      lifecycle.interfaces.setRouter(vif, peers, false);
      break;
    case 'unconfigured':
      lifecycle.interfaces.setRouter(vif, peers, false);
      for (const peer of peers) lifecycle.interfaces.announce(vif, peer, []);
      break;
    default:
      refuse('session must be up, down or unconfigured.');
  }
}
