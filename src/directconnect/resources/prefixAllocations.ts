import * as l10n from '@vscode/l10n';

/** The maximum number of prefixes of one family that a virtual interface can be allocated. */
const MAX_PREFIXES = 1000;

/**
 * The maximum number of prefixes of both families that the virtual interfaces on a Direct Connect gateway can be
 * allocated. Source: AWS Direct Connect user guide, Managing prefix allocations.
 */
export const MAX_ON_GATEWAY = 10_000;

/** A number of prefixes of each family. */
export interface PrefixCounts {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** What is known about a virtual interface and the prefix pool of its connection. */
export interface Allocatable {
  readonly now: PrefixCounts;
  /** How many the pool has left; a family without a number is unknown. */
  readonly left: Partial<PrefixCounts>;
  /** The prefixes that AWS accepts at present; omitted if they could not be read. */
  readonly inUse?: PrefixCounts | undefined;
  /** How many of both families all virtual interfaces on its gateway are allocated, if known. */
  readonly onGateway?: number | undefined;
}

const families = [
  ['ipv4', 'IPv4'],
  ['ipv6', 'IPv6'],
] as const;

/** Reads `100 / 50`: IPv4, then IPv6. */
export function readCounts(text: string): PrefixCounts | undefined {
  const [, ipv4, ipv6] = /^\s*(\d{1,4})\s*[/,; ]\s*(\d{1,4})\s*$/.exec(text) ?? [];
  if (ipv4 === undefined || ipv6 === undefined) return undefined;
  const counts = { ipv4: Number(ipv4), ipv6: Number(ipv6) };
  return counts.ipv4 <= MAX_PREFIXES && counts.ipv6 <= MAX_PREFIXES ? counts : undefined;
}

/** Writes counts as {@link readCounts} reads them. */
export const countsText = ({ ipv4, ipv6 }: PrefixCounts): string => `${ipv4} / ${ipv6}`;

/** What is wrong with typed counts; `undefined` if nothing. */
export function countsProblem(
  text: string,
  { now, left, inUse, onGateway }: Allocatable,
): string | undefined {
  const counts = readCounts(text);
  if (!counts) return l10n.t('Enter two numbers from 0 to {0}, such as 100 / 100.', MAX_PREFIXES);
  if (countsText(counts) === countsText(now)) return l10n.t('It already has these allocations.');
  for (const [family, name] of families) {
    const used = inUse?.[family] ?? 0;
    if (counts[family] < used) {
      return used === 1
        ? l10n.t(
            'AWS currently accepts 1 {0} prefix from your router, and refuses a smaller allocation. Stop advertising it first.',
            name,
          )
        : l10n.t(
            'AWS currently accepts {0} {1} prefixes from your router, and refuses a smaller allocation. Advertise fewer first.',
            used,
            name,
          );
    }
    const unused = left[family];
    if (unused !== undefined && counts[family] > unused + now[family]) {
      return l10n.t(
        'The prefix pool of the connection has {0} left, so {1} is the most for {2}.',
        unused,
        unused + now[family],
        name,
      );
    }
  }
  const more = counts.ipv4 + counts.ipv6 - now.ipv4 - now.ipv6;
  return onGateway === undefined || more <= 0 || onGateway + more <= MAX_ON_GATEWAY
    ? undefined
    : l10n.t(
        'The virtual interfaces on its gateway are allocated {0} prefixes, and this would add {1}: AWS allows at most {2}. Allocate fewer.',
        onGateway,
        more,
        MAX_ON_GATEWAY,
      );
}
