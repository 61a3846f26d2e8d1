import * as l10n from '@vscode/l10n';
import type { AddressFamily } from '../api';
import type { PrefixCounts } from '../resources/prefixAllocations';
import { familyName } from '../resources/bgpStatus';
import type { VirtualInterface } from '../resources/resources';
import { families } from './routes';

/** The share of the allocation at which the user is warned. */
const WARN_FROM = 0.8;
/**
 * How many prefixes of a family AWS accepts unless another number is allocated. Source: user guide, "Prefix
 * allocations".
 */
const DEFAULT_ALLOCATION = 100;
/** The same on a public virtual interface, which has no allocation. Source: user guide, "Quotas". */
const PUBLIC_LIMIT = 1_000;

/** How much of its allocation a virtual interface uses, in one address family. */
export interface PrefixUsage {
  readonly family: AddressFamily;
  readonly accepted: number;
  readonly allocated: number;
  /** True from 80% on. */
  readonly isNear: boolean;
}

/** How many prefixes of a family AWS accepts from the router. */
export function allocatedOf(one: VirtualInterface, family: AddressFamily): number {
  if (one.virtualInterfaceType === 'public') return PUBLIC_LIMIT;
  const { prefixPoolAllocatedCountIpv4, prefixPoolAllocatedCountIpv6 } = one;
  return (
    (family === 'ipv4' ? prefixPoolAllocatedCountIpv4 : prefixPoolAllocatedCountIpv6) ?? DEFAULT_ALLOCATION
  );
}

/** The usage of each family that the virtual interface has a session for, or from which a prefix was accepted. */
export function prefixUsage(counts: Partial<PrefixCounts>, one: VirtualInterface): PrefixUsage[] {
  const peers = new Set<string>((one.bgpPeers ?? []).flatMap(({ addressFamily }) => addressFamily ?? []));
  return families.flatMap((family) => {
    const accepted = counts[family];
    if (accepted === undefined || (accepted === 0 && !peers.has(family))) return [];
    const allocated = allocatedOf(one, family);
    return [{ family, accepted, allocated, isNear: accepted > 0 && accepted >= allocated * WARN_FROM }];
  });
}

/** A usage in a few words, for a row. */
export const usageLabel = ({ family, accepted, allocated }: PrefixUsage): string =>
  l10n.t('{0} of {1} {2} prefixes', accepted, allocated, familyName({ addressFamily: family }));

/** A usage in sentences: one, and one more as a warning, where most of the allocation is used. */
export function usageWords({ family, accepted, allocated, isNear }: PrefixUsage): string[] {
  const percent = allocated > 0 ? Math.floor((accepted / allocated) * 100) : 100;
  return [
    l10n.t(
      '{0}: AWS accepts {1} of at most {3} prefixes ({2}%).',
      familyName({ addressFamily: family }),
      accepted,
      percent,
      allocated,
    ),
    ...(isNear
      ? [
          l10n.t(
            'WARNING: If your router advertises more than {0}, the BGP session goes down. Advertise fewer, or raise the allocation.',
            allocated,
          ),
        ]
      : []),
  ];
}
