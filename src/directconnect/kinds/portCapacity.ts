import * as l10n from '@vscode/l10n';
import type { Connection, Lag } from '../resources/resources';
import type { Word } from './kind';

/** The rate limiters of a connection or LAG, and what is left of its prefix pool. AWS tells only its owner. */
export function portCapacityWords(port: Connection | Lag): Word[] {
  const { inUse, maxAllowed } = port.rateLimiterStatus ?? {};
  const { prefixPoolUnallocatedCountIpv4: ipv4, prefixPoolUnallocatedCountIpv6: ipv6 } = port;
  return [
    inUse === undefined || maxAllowed === undefined
      ? undefined
      : l10n.t('{0} of {1} rate limiters in use', inUse, maxAllowed),
    ipv4 === undefined || ipv6 === undefined
      ? undefined
      : l10n.t('{0} IPv4 and {1} IPv6 prefixes left', ipv4.toLocaleString(), ipv6.toLocaleString()),
  ];
}
