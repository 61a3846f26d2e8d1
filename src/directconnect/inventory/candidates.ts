import { resourceKinds } from '../kinds';
import type { ResourceKind } from '../kinds/kind';
import { carriersIn, subjectsIn } from '../kinds/subject';
import type { ResourceSubject, SubjectOf } from '../kinds/subject';
import type { Inventory } from '../resources/resources';
import { linesOf } from './searchText';

/** Where a resource was read, as far as that is known: a query may ask for it. */
export interface SourcePlace {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  /** The account of the profile, 12 digits. */
  readonly account?: string | undefined;
}

/** Something that a query may match. */
export interface Candidate<Of extends ResourceKind = ResourceKind> {
  readonly subject: SubjectOf<Of>;
  readonly where: SourcePlace;
  /** Other text that finds it, as `linesOf` writes it: its profile and region, and what carries it. */
  readonly around: string;
}

/** Makes candidates of the resources of an inventory. */
export class Candidates {
  /** The names of connections, LAGs and interconnects, by id. */
  private readonly names: ReadonlyMap<string, string>;
  private readonly lines = new Map<string, string>();

  constructor(
    private readonly inventory: Inventory,
    private readonly where: SourcePlace,
  ) {
    this.names = new Map([...carriersIn(inventory)].flatMap(({ id, name }) => (name ? [[id, name]] : [])));
  }

  of<Of extends ResourceKind>(subject: SubjectOf<Of>): Candidate<Of> {
    const { search } = resourceKinds[subject.kind];
    const says = search.wordsFrom(subject.resource, this.inventory) ?? '';
    const carrier = this.nameOf(search.carrierOf(subject.resource)) ?? '';
    const key = `${says}\n${carrier}`;
    const around = this.lines.get(key) ?? linesOf([says, carrier, this.where.profile, this.where.region]);
    this.lines.set(key, around);
    return { subject, where: this.where, around };
  }

  /** The name of a connection, LAG or interconnect, if it is listed and has one. */
  nameOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.names.get(id);
  }
}

/** Everything in an inventory that has an id, as candidates. */
export function* candidatesIn(inventory: Inventory, where: SourcePlace): Generator<Candidate> {
  const candidates = new Candidates(inventory, where);
  for (const subject of subjectsIn(inventory)) yield candidates.of<ResourceSubject['kind']>(subject);
}
