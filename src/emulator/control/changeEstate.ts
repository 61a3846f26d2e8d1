import { addVirtualInterface } from '../estate/build';
import type { Estate } from '../estate/estate';
import { interfacesOn } from '../estate/portGroup';
import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import type { World } from '../world';

/** The customer ASN of added interfaces, unless one is chosen. */
const PRIVATE_ASN = 65010;
const LAST_VLAN = 4094;

/**
 * Changes the estate without an API call, by `addVirtualInterfaces`, `setState` or `rename`.
 * @throws Refusal naming the missing field or resource
 */
export function changeEstate({ estate }: World, fields: Fields): object {
  const more = fields.structure('addVirtualInterfaces');
  if (more) return addVirtualInterfaces(estate, more);
  const state = fields.structure('setState');
  if (state) return setState(estate, id(state), required(state.string('state'), 'setState.state'));
  const name = fields.structure('rename');
  if (name) return rename(estate, id(name), required(name.string('name'), 'rename.name'));
  return refuse('One of addVirtualInterfaces, setState and rename is required.');
}

function id(fields: Fields): string {
  return required(fields.string('id'), 'id');
}

/** Adds interfaces of an account on a connection or LAG, on the lowest free VLANs. */
function addVirtualInterfaces(estate: Estate, fields: Fields): object {
  const account = required(fields.string('account'), 'account');
  const region = required(fields.string('region'), 'region');
  const connectionId = required(fields.string('connectionId'), 'connectionId');
  const count = fields.integer('count') ?? 1;
  const below = estate.connections.get(connectionId) ?? estate.lags.get(connectionId);
  if (below?.region !== region) refuse(`${region} has no connection or LAG ${connectionId}.`);
  const used = new Set(interfacesOn(connectionId, estate).map(({ vlan }) => vlan));
  const free = Array.from({ length: LAST_VLAN }, (_, index) => index + 1).filter((vlan) => !used.has(vlan));
  if (count < 1 || count > free.length) refuse(`count must be from 1 to ${free.length}, the VLANs left.`);
  const added = free.slice(0, count).map((vlan) =>
    addVirtualInterface(estate, below.ownerAccount, region, {
      virtualInterfaceName: `added-${vlan}`,
      connectionId,
      ownerAccount: account,
      vlan,
      bgpPeers: [{ asn: PRIVATE_ASN }],
    }),
  );
  return { virtualInterfaceIds: added.map((vif) => vif?.virtualInterfaceId) };
}

function setState(estate: Estate, resourceId: string, state: string): object {
  const { connections, lags, virtualInterfaces, interconnects } = estate;
  const connection = connections.get(resourceId);
  const lag = lags.get(resourceId);
  const vif = virtualInterfaces.get(resourceId);
  const interconnect = interconnects.get(resourceId);
  const gateway = estate.directConnectGateways.get(resourceId);
  if (connection) connection.connectionState = state;
  else if (lag) lag.lagState = state;
  else if (vif) vif.virtualInterfaceState = state;
  else if (interconnect) interconnect.interconnectState = state;
  else if (gateway) gateway.directConnectGatewayState = state;
  else notThere(resourceId);
  return { id: resourceId, state };
}

function rename(estate: Estate, resourceId: string, name: string): object {
  const { connections, lags, virtualInterfaces, interconnects } = estate;
  const connection = connections.get(resourceId);
  const lag = lags.get(resourceId);
  const vif = virtualInterfaces.get(resourceId);
  const interconnect = interconnects.get(resourceId);
  if (connection) connection.connectionName = name;
  else if (lag) lag.lagName = name;
  else if (vif) vif.virtualInterfaceName = name;
  else if (interconnect) interconnect.interconnectName = name;
  else notThere(resourceId);
  return { id: resourceId, name };
}

function notThere(resourceId: string): never {
  refuse(`There is no resource ${resourceId} that this can change.`);
}
