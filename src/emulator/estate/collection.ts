/** Resources of one kind by id, in order of creation; each has an increasing number, for paging. */
export class Collection<Resource> {
  private readonly numbers = new Map<string, number>();
  /** Indexed by number minus one; removed resources leave a gap, so that numbers stay. */
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
   * The first matching resources after a number, and the number of the last one. Stops as soon as it can, so that
   * reading all pages walks the list once.
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
