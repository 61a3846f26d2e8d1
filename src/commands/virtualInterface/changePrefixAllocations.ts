import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { updateVirtualInterfaceAttributes } from '../../aws/operations/updateVirtualInterfaceAttributes';
import { connectionFactsOf } from '../../directconnect/allocation/networkFacts';
import type { ConnectionFacts } from '../../directconnect/allocation/knownNetwork';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { askText } from '../writing/confirm';
import { nameOf } from '../writing/run';

/** The most prefixes of one family that a virtual interface can be allocated. */
const MOST = 1000;

/** The prefixes that AWS accepts, by family. */
interface Counts {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** Reads `100 / 50`: IPv4, then IPv6. */
function readCounts(text: string): Counts | undefined {
  const [, ipv4, ipv6] = /^\s*(\d{1,4})\s*[/,; ]\s*(\d{1,4})\s*$/.exec(text) ?? [];
  if (ipv4 === undefined || ipv6 === undefined) return undefined;
  const counts = { ipv4: Number(ipv4), ipv6: Number(ipv6) };
  return counts.ipv4 <= MOST && counts.ipv6 <= MOST ? counts : undefined;
}

/** What is wrong with counts, as far as the pool of the connection is known. */
function problemOf(text: string, now: Counts, { prefixPool }: ConnectionFacts): string | undefined {
  const counts = readCounts(text);
  if (!counts) return l10n.t('Enter two numbers from 0 to {0}, such as 100 / 100.', MOST);
  if (counts.ipv4 === now.ipv4 && counts.ipv6 === now.ipv6)
    return l10n.t('These are already its allocations.');
  for (const family of ['ipv4', 'ipv6'] as const) {
    const left = prefixPool?.[family];
    if (left !== undefined && counts[family] > left + now[family]) {
      return l10n.t(
        'The pool of the connection has {0} prefixes left, so {1} is the most for {2}.',
        left,
        left + now[family],
        family === 'ipv4' ? 'IPv4' : 'IPv6',
      );
    }
  }
  return undefined;
}

/** Changes how many prefixes AWS accepts from the router. */
export const changePrefixAllocationsCommand: WriteCommand<Counts> = {
  most: 1,
  unfit: ({ subject }) => {
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    if (subject.resource.virtualInterfaceType === 'public') {
      return l10n.t('A public virtual interface always accepts up to 1,000 prefixes.');
    }
    return subject.state === 'available' || subject.state === 'down'
      ? undefined
      : l10n.t('Its prefix allocations can be changed once it is available.');
  },
  ask: async ({ from, showRequest }, [target]) => {
    if (target?.subject.kind !== 'virtualInterface') return undefined;
    const { connectionId = '', ...resource } = target.subject.resource;
    const { region } = target.place;
    const inventory = await from.inventories.sweep(target.place);
    const connection = connectionFactsOf({ connectionId, region, inventory });
    if (connection.kind === undefined) {
      throw new Failure(
        'refused',
        l10n.t('Only the account that owns the connection can change the prefix allocations.'),
        l10n.t('Ask the owner of {0}.', connectionId),
      );
    }
    if (connection.kind === 'hosted') {
      throw new Failure(
        'refused',
        l10n.t('A hosted connection has no pool of prefixes: each virtual interface accepts 100.'),
        l10n.t('Ask the partner, who owns the parent connection.'),
      );
    }
    const now = {
      ipv4: resource.prefixPoolAllocatedCountIpv4 ?? 100,
      ipv6: resource.prefixPoolAllocatedCountIpv6 ?? 100,
    };
    const typed = await askText({
      title: l10n.t('Prefix Allocations of {0}', inert(nameOf(target))),
      prompt: l10n.t(
        'IPv4 / IPv6 prefixes that AWS accepts. The session goes down when your router sends more.',
      ),
      value: `${now.ipv4} / ${now.ipv6}`,
      validate: (text) => problemOf(text, now, connection),
      onShowRequest: (text) => {
        const counts = readCounts(text);
        if (counts && problemOf(text, now, connection) === undefined) showRequest(counts);
      },
    });
    return typed === undefined ? undefined : readCounts(typed);
  },
  requests: ({ subject: { id } }, { ipv4, ipv6 }) => [
    request(updateVirtualInterfaceAttributes, {
      virtualInterfaceId: id,
      prefixPoolAllocatedCountIpv4: ipv4,
      prefixPoolAllocatedCountIpv6: ipv6,
    }),
  ],
  confirmation: () => ({ kind: 'asked' }),
  done: ({ subject: { id } }, { ipv4, ipv6 }) =>
    l10n.t('{0} now accepts {1} IPv4 and {2} IPv6 prefixes.', id, ipv4, ipv6),
};
