/** A point in time as documents show it, to the second: `2026-11-30 03:51:56`. It is in UTC. */
export const utcTime = (time: number | Date): string =>
  new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '');
