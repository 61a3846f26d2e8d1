import { ofConnection, ofInterconnect, ofLag } from '../resources/subject';
import type { Subject } from '../resources/subject';
import type { BgpPeer, Inventory, VirtualInterface } from '../resources/resources';
import type { ExportPart } from './part';

/** The columns, named as the API names the fields. `carrier` is the connection, LAG or interconnect. */
export const columns = [
  'profile',
  'region',
  'carrierId',
  'carrierName',
  'carrierKind',
  'carrierState',
  'bandwidth',
  'location',
  'lagId',
  'virtualInterfaceId',
  'virtualInterfaceName',
  'virtualInterfaceType',
  'virtualInterfaceState',
  'vlan',
  'mtu',
  'ownerAccount',
  'directConnectGatewayId',
  'virtualGatewayId',
  'bgpPeerId',
  'addressFamily',
  'asn',
  'amazonAddress',
  'customerAddress',
  'bgpPeerState',
  'bgpStatus',
  'tags',
] as const;

/** One row; a cell that does not apply is empty. */
export type Row = Readonly<Partial<Record<(typeof columns)[number], string>>>;

const text = (value: string | number | undefined) => (value === undefined ? '' : String(value));

const tagsOf = (tags: readonly { key?: string | undefined; value?: string | undefined }[] = []) =>
  tags.map(({ key = '', value }) => (value ? `${key}=${value}` : key)).join('; ');

function carrierCells({ kind, id, name, state, ownerAccount, resource }: Subject): Row {
  const { bandwidth, connectionsBandwidth, location, lagId, tags } = resource as {
    bandwidth?: string;
    connectionsBandwidth?: string;
    location?: string;
    lagId?: string;
    tags?: { key: string | undefined; value?: string | undefined }[];
  };
  return {
    carrierId: id,
    carrierName: text(name),
    carrierKind: kind,
    carrierState: text(state),
    bandwidth: text(bandwidth ?? connectionsBandwidth),
    location: text(location),
    lagId: text(lagId),
    ownerAccount: text(ownerAccount),
    tags: tagsOf(tags),
  };
}

function virtualInterfaceCells(virtualInterface: VirtualInterface): Row {
  const { vlan, mtu, asn, asnLong, tags, ...rest } = virtualInterface;
  return {
    carrierId: text(rest.connectionId),
    location: text(rest.location),
    virtualInterfaceId: text(rest.virtualInterfaceId),
    virtualInterfaceName: text(rest.virtualInterfaceName),
    virtualInterfaceType: text(rest.virtualInterfaceType),
    virtualInterfaceState: text(rest.virtualInterfaceState),
    vlan: text(vlan),
    mtu: text(mtu),
    ownerAccount: text(rest.ownerAccount),
    directConnectGatewayId: text(rest.directConnectGatewayId),
    virtualGatewayId: text(rest.virtualGatewayId),
    asn: text(asnLong ?? asn),
    amazonAddress: text(rest.amazonAddress),
    customerAddress: text(rest.customerAddress),
    addressFamily: text(rest.addressFamily),
    tags: tagsOf(tags),
  };
}

const peerCells = ({ bgpPeerId, asn, asnLong, ...rest }: BgpPeer): Row => ({
  bgpPeerId: text(bgpPeerId),
  addressFamily: text(rest.addressFamily),
  asn: text(asnLong ?? asn),
  amazonAddress: text(rest.amazonAddress),
  customerAddress: text(rest.customerAddress),
  bgpPeerState: text(rest.bgpPeerState),
  bgpStatus: text(rest.bgpStatus),
});

/** Every connection, LAG and interconnect of an inventory that has an id, each id once. */
function* carriersIn(inventory: Inventory): Generator<Subject> {
  const seen = new Set<string>();
  for (const subject of carriers(inventory)) {
    if (!subject.id || seen.has(subject.id)) continue;
    seen.add(subject.id);
    yield subject;
  }
}

function* carriers({ lags, interconnects, connections, provisionedConnections }: Inventory) {
  for (const lag of lags) yield ofLag(lag);
  for (const interconnect of interconnects) yield ofInterconnect(interconnect);
  for (const connection of connections) yield ofConnection(connection);
  for (const { connection } of provisionedConnections) yield ofConnection(connection);
}

/**
 * One flat table, as one filters and sorts it: a row for each BGP peer of each virtual interface, with what the virtual
 * interface is and what it is on; a row for each virtual interface without a peer; and a row for each connection, LAG
 * and interconnect that carries none. `ownerAccount` and `tags` are of the virtual interface where there is one.
 *
 * It is made step by step, since a region may have 100,000 virtual interfaces: a step gives a row, or `undefined` where
 * nothing but time has passed.
 */
export function* rowsOf({ profile, region, inventory, all }: ExportPart): Generator<Row | undefined> {
  const cellsOf = new Map<string, Row>();
  for (const subject of carriersIn(all)) {
    cellsOf.set(subject.id, carrierCells(subject));
    yield undefined;
  }
  const carrying = new Set<string | undefined>();
  for (const { connectionId } of all.virtualInterfaces) {
    carrying.add(connectionId);
    yield undefined;
  }
  for (const virtualInterface of inventory.virtualInterfaces) {
    const cells = {
      profile,
      region,
      ...cellsOf.get(virtualInterface.connectionId ?? ''),
      ...virtualInterfaceCells(virtualInterface),
    };
    const { bgpPeers = [] } = virtualInterface;
    if (bgpPeers.length === 0) yield cells;
    for (const peer of bgpPeers) yield { ...cells, ...peerCells(peer) };
  }
  for (const subject of carriersIn(inventory)) {
    yield carrying.has(subject.id) ? undefined : { profile, region, ...carrierCells(subject) };
  }
}
