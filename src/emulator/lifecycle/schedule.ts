interface Appointment {
  readonly at: number;
  readonly happen: (at: number) => void;
}

/** What is due to happen to which resource, and when. A resource has one appointment at most. */
export class Schedule {
  private readonly appointments = new Map<string, Appointment>();

  /**
   * Replaces whatever was due for the resource.
   * @param at milliseconds since the epoch by the state clock
   * @param happen is told the moment it was due, which may be long past when the clock was turned
   */
  set(resourceId: string, at: number, happen: (at: number) => void): void {
    this.appointments.set(resourceId, { at, happen });
  }

  /** Lets everything happen that is due by now, in order, with what follows from it. */
  settle(now: number): void {
    for (let next = this.earliest(); next && next[1].at <= now; next = this.earliest()) {
      const [resourceId, appointment] = next;
      this.appointments.delete(resourceId);
      appointment.happen(appointment.at);
    }
  }

  private earliest(): [string, Appointment] | undefined {
    let first: [string, Appointment] | undefined;
    for (const entry of this.appointments) if (!first || entry[1].at < first[1].at) first = entry;
    return first;
  }
}
