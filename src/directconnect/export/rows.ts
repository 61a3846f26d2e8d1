import { asnOf } from '../addressing/asn';
import type { Tag } from '../api';
import { resourceKinds } from '../kinds';
import type { Answers, CarrierKind } from '../kinds/kind';
import { carriersIn, subjectById } from '../kinds/subject';
import type { ResourceSubject, Subject, SubjectOf } from '../kinds/subject';
import type { KnownNames } from '../labels';
import { cityOf } from '../regions/regions';
import type { BgpPeer, VirtualInterface } from '../resources/resources';
import type { Column } from './columns';
import type { ExportPart } from './part';

/** One row; cells that do not apply are empty. */
export type Row = Readonly<Partial<Record<Column, string>>>;

/** Where rows were read, and the known names there. */
type RowSource = Pick<ExportPart, 'profile' | 'region' | 'names'>;

const text = (value: string | number | undefined) => (value === undefined ? '' : String(value));

const tagsOf = (tags: readonly Tag[] = []) =>
  tags.map(({ key, value }) => (value ? `${key}=${value}` : key)).join('; ');

/** The fields of a carrier that have their own columns, by kind. */
const carried: { readonly [Of in CarrierKind]: (resource: Answers[Of]) => Row } = {
  lag: ({ connectionsBandwidth, lagId, location }) => ({
    bandwidth: text(connectionsBandwidth),
    lagId: text(lagId),
    location: text(location),
  }),
  interconnect: ({ bandwidth, lagId, location }) => ({
    bandwidth: text(bandwidth),
    lagId: text(lagId),
    location: text(location),
  }),
  connection: ({ bandwidth, lagId, location }) => ({
    bandwidth: text(bandwidth),
    lagId: text(lagId),
    location: text(location),
  }),
};

function carrierCells<Of extends CarrierKind>(subject: SubjectOf<Of>): Row {
  const { kind, id, name, state, ownerAccount, resource } = subject;
  return {
    carrierId: id,
    carrierName: text(name),
    carrierKind: kind,
    carrierState: text(state),
    ...carried[kind](resource),
    ownerAccount: text(ownerAccount),
    tags: tagsOf(resourceKinds[kind].tagsOf(resource)),
  };
}

function virtualInterfaceCells(virtualInterface: VirtualInterface): Row {
  const { vlan, mtu, tags, ...rest } = virtualInterface;
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
    asn: text(asnOf(rest)),
    amazonAddress: text(rest.amazonAddress),
    customerAddress: text(rest.customerAddress),
    addressFamily: text(rest.addressFamily),
    tags: tagsOf(tags),
  };
}

const peerCells = ({ bgpPeerId, ...rest }: BgpPeer): Row => ({
  bgpPeerId: text(bgpPeerId),
  addressFamily: text(rest.addressFamily),
  asn: text(asnOf(rest)),
  amazonAddress: text(rest.amazonAddress),
  customerAddress: text(rest.customerAddress),
  bgpPeerState: text(rest.bgpPeerState),
  bgpStatus: text(rest.bgpStatus),
});

/** The names of the location and of the owner. */
const nameCells = ({ location = '', ownerAccount = '' }: Row, { accounts, locations }: KnownNames): Row => ({
  locationName: text(locations.get(location)),
  ownerAccountName: text(accounts.get(ownerAccount)),
});

/** Adds where a row was read, and the names of what it refers to by code. */
function namedIn({ profile, region, names }: RowSource): (row: Row) => Row {
  const where = { profile, region, regionName: text(cityOf(region)) };
  return (row) => ({ ...where, ...row, ...nameCells(row, names) });
}

/** A row for each BGP peer of a virtual interface, or a single one if it has none. */
function interfaceRows(cells: Row, peers: readonly BgpPeer[] = []): Row[] {
  return peers.length === 0 ? [cells] : peers.map((peer) => ({ ...cells, ...peerCells(peer) }));
}

/**
 * The rows of one resource alone, without what is on it.
 * @param part for a BGP peer: only its row.
 */
export function rowsOfSubject(
  { all, ...where }: RowSource & Pick<ExportPart, 'all'>,
  subject: ResourceSubject,
  part?: Subject<'bgpPeer'>,
): Row[] {
  const named = namedIn(where);
  if (subject.kind !== 'virtualInterface') return [named(carrierCells(subject))];
  const { resource } = subject;
  const carrier = subjectById(all, resource.connectionId ?? '');
  const on = carrier && carrier.kind !== 'virtualInterface' ? carrierCells(carrier) : {};
  const cells = named({ ...on, ...virtualInterfaceCells(resource) });
  return interfaceRows(cells, part ? [part.resource] : resource.bgpPeers);
}

/**
 * One flat table, easy to filter and sort: a row for each BGP peer of each virtual interface, with the virtual
 * interface's fields and what it is on; a row for each virtual interface without a peer; and a row for each connection,
 * LAG and interconnect without virtual interfaces. `ownerAccount` and `tags` are the virtual interface's, if the row
 * has one.
 *
 * It is generated step by step, since a region may have 100,000 virtual interfaces: a step yields a row, or `undefined`
 * if it only did work.
 */
export function* rowsOf(part: ExportPart): Generator<Row | undefined> {
  const { inventory, all } = part;
  const named = namedIn(part);
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
    const carrier = cellsOf.get(virtualInterface.connectionId ?? '');
    const cells = named({ ...carrier, ...virtualInterfaceCells(virtualInterface) });
    yield* interfaceRows(cells, virtualInterface.bgpPeers);
  }
  for (const subject of carriersIn(inventory)) {
    yield carrying.has(subject.id) ? undefined : named(carrierCells(subject));
  }
}
