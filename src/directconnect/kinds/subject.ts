import type { Tag } from '../api';
import { kinds, resourceKinds } from '.';
import type { Health } from '../resources/health';
import type { Inventory } from '../resources/resources';
import type { Answers, CarrierKind, Kind, ResourceKind } from './kind';

/** Something of one kind, with what all kinds have in common. */
export interface SubjectOf<Of extends Kind> {
  readonly kind: Of;
  /** Empty if AWS gives none. */
  readonly id: string;
  /** The name as AWS returns it. */
  readonly name: string | undefined;
  readonly ownerAccount: string | undefined;
  readonly state: string | undefined;
  readonly resource: Answers[Of];
}

/** Something of any kind: `kind` says which type `resource` has. */
export type Subject<Of extends Kind = Kind> = { [Each in Of]: SubjectOf<Each> }[Of];

/** A resource of any kind. */
export type ResourceSubject = Subject<ResourceKind>;

/** An answer of AWS, with what all kinds have in common. */
export function subjectFrom<Of extends Kind>(kind: Of, resource: Answers[Of]): SubjectOf<Of> {
  const traits = kinds[kind];
  return {
    kind,
    id: traits.idOf(resource) ?? '',
    name: traits.nameOf(resource),
    ownerAccount: traits.ownerOf(resource),
    state: traits.stateOf(resource),
    resource,
  };
}

/** The health of something of any kind. @param inventory the inventory it belongs to, including what a filter hides. */
export function healthOf<Of extends Kind>({ kind, resource }: SubjectOf<Of>, inventory: Inventory): Health {
  return kinds[kind].healthOf(resource, inventory);
}

/** The tags of a resource of any kind. */
export function tagsOf<Of extends ResourceKind>({ kind, resource }: SubjectOf<Of>): readonly Tag[] {
  return resourceKinds[kind].tagsOf(resource) ?? [];
}

/** The kinds of resource in the order of the table, and those that carry virtual interfaces. */
const all = Object.keys(resourceKinds) as ResourceKind[];
const carrierKinds = all.filter((kind): kind is CarrierKind => kind !== 'virtualInterface');

function* listed<Of extends ResourceKind>(kind: Of, inventory: Inventory): Generator<Subject<Of>> {
  for (const resource of resourceKinds[kind].listedIn(inventory)) yield subjectFrom(kind, resource);
}

/** What a partner provisioned. It may also be among the connections of its owner. */
function* provisioned({ provisionedConnections }: Inventory): Generator<SubjectOf<'connection'>> {
  for (const { connection } of provisionedConnections) yield subjectFrom('connection', connection);
}

/** Everything with an id, each id once. */
function* once<Any extends { readonly id: string }>(lists: readonly Iterable<Any>[]): Generator<Any> {
  const seen = new Set<string>();
  for (const list of lists) {
    for (const one of list) {
      if (!one.id || seen.has(one.id)) continue;
      seen.add(one.id);
      yield one;
    }
  }
}

/** Every LAG, interconnect and connection of an inventory that has an id, each id once. */
export function carriersIn(inventory: Inventory): Generator<Subject<CarrierKind>> {
  const lists = carrierKinds.map((kind) => listed(kind, inventory));
  return once<Subject<CarrierKind>>([...lists, provisioned(inventory)]);
}

const kept = new WeakMap<Inventory, readonly ResourceSubject[]>();

/**
 * Every resource of an inventory that has an id, each id once: LAGs, interconnects and connections first. The list is
 * built once for each inventory.
 */
export function subjectsIn(inventory: Inventory): readonly ResourceSubject[] {
  const there = kept.get(inventory);
  if (there) return there;
  const lists = all.map((kind) => listed(kind, inventory));
  const subjects = [...once<ResourceSubject>([...lists, provisioned(inventory)])];
  kept.set(inventory, subjects);
  return subjects;
}

/** The resource with this id, if the inventory has one. */
export function subjectById(inventory: Inventory, id: string): ResourceSubject | undefined {
  return subjectsIn(inventory).find((subject) => subject.id === id);
}
