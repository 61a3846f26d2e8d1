/** Resources of one kind by id, in the order they came; each has a number that only grows, for paging. */
export class Shelf<Resource> {
  private readonly numbers = new Map<string, number>();
  /** Each at its number less one; what was removed leaves a gap, so that numbers stay. */
  private readonly places: (Resource | undefined)[] = [];

  constructor(private readonly idOf: (resource: Resource) => string) {}

  add(resource: Resource): void {
    this.places.push(resource);
    this.numbers.set(this.idOf(resource), this.places.length);
  }

  get(id: string): Resource | undefined {
    const number = this.numbers.get(id);
    return number === undefined ? undefined : this.places[number - 1];
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.places[number - 1] = undefined;
    this.numbers.delete(id);
  }

  filter(wanted: (resource: Resource) => boolean): Resource[] {
    return this.places.filter((resource) => resource !== undefined && wanted(resource)) as Resource[];
  }

  some(wanted: (resource: Resource) => boolean): boolean {
    return this.places.some((resource) => resource !== undefined && wanted(resource));
  }

  /**
   * The first resources after a number that are wanted, and the number of the last one; looks no further than it must,
   * so that a list of pages is walked once.
   */
  after(
    number: number,
    most: number,
    wanted: (resource: Resource) => boolean,
  ): { items: Resource[]; last: number; more: boolean } {
    const items: Resource[] = [];
    let last = number;
    for (let index = number; index < this.places.length; index += 1) {
      const resource = this.places[index];
      if (resource === undefined || !wanted(resource)) continue;
      if (items.length === most) return { items, last, more: true };
      items.push(resource);
      last = index + 1;
    }
    return { items, last, more: false };
  }
}
