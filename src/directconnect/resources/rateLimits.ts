const named = (unit: string, numbers: readonly number[]) => numbers.map((number) => `${number}${unit}`);

/**
 * Every rate limit that AWS offers, smallest first. Source: the newest service model, VirtualInterface.rateLimit; it
 * has no value for "no limit".
 */
export const rateLimits: readonly string[] = [
  ...named('Mbps', [50, 100, 200, 300, 400, 500, 600, 700, 800, 900]),
  ...named('Gbps', [1, 1.2, 1.5, 1.8, 2, 2.1, 2.4, 2.7, 3, 3.2, 3.6, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18]),
  ...named('Gbps', [20, 21, 24, 27, 30, 32, 36, 40, 50, 60, 70, 80, 100, 120, 150, 180, 200, 210, 240]),
  ...named('Gbps', [270, 300, 320, 360, 400, 450, 480, 500, 540, 600, 700, 800, 900]),
  ...named('Tbps', [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6]),
];

const UNITS: Readonly<Record<string, number>> = { M: 1, G: 1_000, T: 1_000_000 };

/** Megabits per second of a bandwidth as AWS writes it, such as `1.2Gbps`; `undefined` for another text. */
export function megabitsOf(bandwidth: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([MGT])bps$/i.exec(bandwidth.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * (UNITS[unit.toUpperCase()] ?? 0);
}

/** A number of megabits per second as AWS writes a bandwidth. */
export function bandwidthOf(megabits: number): string {
  if (megabits < 1_000) return `${megabits}Mbps`;
  return megabits < 1_000_000 ? `${megabits / 1_000}Gbps` : `${megabits / 1_000_000}Tbps`;
}

/** The rate limits up to a bandwidth; all of them when the bandwidth is not known. */
export function rateLimitsUpTo(bandwidth: string | undefined): readonly string[] {
  const most = bandwidth === undefined ? undefined : megabitsOf(bandwidth);
  return most === undefined ? rateLimits : rateLimits.filter((limit) => (megabitsOf(limit) ?? 0) <= most);
}
