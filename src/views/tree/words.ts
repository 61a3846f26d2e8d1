/** Joins the parts of a row's description, most important first. */
export function described(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** A description for screen readers. */
export function spoken(description: string): string {
  return description.replaceAll(' · ', ', ');
}

/** A time in the local time zone, with the date unless it is today. */
export function clockTime(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const today = moment.toDateString() === new Date().toDateString();
  return today
    ? moment.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })
    : moment.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
