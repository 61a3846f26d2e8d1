/** Resources of one kind by id, in the order they came; each has a number that only grows, for paging. */
export class Shelf<Resource> {
  private readonly resources = new Map<string, Resource>();
  private readonly numbers = new Map<string, number>();
  private last = 0;

  constructor(private readonly idOf: (resource: Resource) => string) {}

  add(resource: Resource): void {
    const id = this.idOf(resource);
    this.resources.set(id, resource);
    this.last += 1;
    this.numbers.set(id, this.last);
  }

  get(id: string): Resource | undefined {
    return this.resources.get(id);
  }

  remove(id: string): void {
    this.resources.delete(id);
    this.numbers.delete(id);
  }

  filter(wanted: (resource: Resource) => boolean): Resource[] {
    return [...this.resources.values()].filter(wanted);
  }

  some(wanted: (resource: Resource) => boolean): boolean {
    for (const resource of this.resources.values()) if (wanted(resource)) return true;
    return false;
  }

  /** The resource's place in the order of arrival; 0 when it is not here. */
  number(resource: Resource): number {
    return this.numbers.get(this.idOf(resource)) ?? 0;
  }
}
