interface ScheduledEvent {
  readonly at: number;
  readonly happen: (at: number) => void;
}

/**
 * What is scheduled for each resource, and when. A resource has at most one event. Events that are due at the same time
 * happen in the order they were set.
 */
export class Schedule {
  private readonly events = new Map<string, ScheduledEvent>();

  /**
   * Replaces whatever was scheduled for the resource.
   * @param at milliseconds since the epoch by the state clock
   * @param happen receives the time it was due, which may be long past when the clock was advanced
   */
  set(resourceId: string, at: number, happen: (at: number) => void): void {
    // Setting an existing key would keep its position in the map.
    this.events.delete(resourceId);
    this.events.set(resourceId, { at, happen });
  }

  /** Runs everything that is due by now, in order, including what follows from it. */
  settle(now: number): void {
    for (let next = this.earliest(); next && next[1].at <= now; next = this.earliest()) {
      const [resourceId, event] = next;
      this.events.delete(resourceId);
      event.happen(event.at);
    }
  }

  private earliest(): [string, ScheduledEvent] | undefined {
    let first: [string, ScheduledEvent] | undefined;
    for (const entry of this.events) if (!first || entry[1].at < first[1].at) first = entry;
    return first;
  }
}
