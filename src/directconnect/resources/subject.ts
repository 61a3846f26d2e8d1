import type { Connection, Interconnect, Inventory, Lag, VirtualInterface } from './resources';

/** A resource of any kind, as far as all kinds are alike. */
export type Subject = {
  readonly id: string;
  /** The name as AWS has it. */
  readonly name: string | undefined;
  readonly ownerAccount: string | undefined;
  readonly state: string | undefined;
} & (
  | { readonly kind: 'connection'; readonly resource: Connection }
  | { readonly kind: 'lag'; readonly resource: Lag }
  | { readonly kind: 'interconnect'; readonly resource: Interconnect }
  | { readonly kind: 'virtualInterface'; readonly resource: VirtualInterface }
);
export type SubjectKind = Subject['kind'];

/** What an id of each resource looks like. Source: service model, ConnectionId, LagId and VirtualInterfaceId. */
const ID = /^dx(con|lag|vif)-[0-9a-z]{3,40}$/;

/** True for the id of a connection, LAG, interconnect or virtual interface. */
export const isResourceId = (text: string): boolean => ID.test(text);

export const ofConnection = (resource: Connection): Subject => ({
  kind: 'connection',
  id: resource.connectionId ?? '',
  name: resource.connectionName,
  ownerAccount: resource.ownerAccount,
  state: resource.connectionState,
  resource,
});

export const ofLag = (resource: Lag): Subject => ({
  kind: 'lag',
  id: resource.lagId ?? '',
  name: resource.lagName,
  ownerAccount: resource.ownerAccount,
  state: resource.lagState,
  resource,
});

/** An interconnect's answer names no owner: only the partner who owns it sees it. */
export const ofInterconnect = (resource: Interconnect): Subject => ({
  kind: 'interconnect',
  id: resource.interconnectId ?? '',
  name: resource.interconnectName,
  ownerAccount: undefined,
  state: resource.interconnectState,
  resource,
});

export const ofVirtualInterface = (resource: VirtualInterface): Subject => ({
  kind: 'virtualInterface',
  id: resource.virtualInterfaceId ?? '',
  name: resource.virtualInterfaceName,
  ownerAccount: resource.ownerAccount,
  state: resource.virtualInterfaceState,
  resource,
});

/** Every resource of an inventory that has an id, connections and what carries them first. Each id once. */
export function subjectsIn(inventory: Inventory): Subject[] {
  const all = [
    ...inventory.lags.map(ofLag),
    ...inventory.interconnects.map(ofInterconnect),
    ...inventory.connections.map(ofConnection),
    ...inventory.virtualInterfaces.map(ofVirtualInterface),
    ...inventory.provisionedConnections.map(({ connection }) => ofConnection(connection)),
  ];
  const byId = new Map<string, Subject>();
  for (const subject of all) if (subject.id && !byId.has(subject.id)) byId.set(subject.id, subject);
  return [...byId.values()];
}

/** The resource of this id, if the inventory has one. */
export function subjectById(inventory: Inventory, id: string): Subject | undefined {
  return subjectsIn(inventory).find((subject) => subject.id === id);
}
