/** Puts what is known of a row in its description, in the order of its importance. */
export function described(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** A description for one who hears it. */
export function spoken(description: string): string {
  return description.replaceAll(' · ', ', ');
}

/** A moment of today, or of another day, in the clock of this machine. */
export function clockTime(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const today = moment.toDateString() === new Date().toDateString();
  return today
    ? moment.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
    : moment.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
