import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { updateVirtualInterfaceAttributes } from '../../aws/operations/updateVirtualInterfaceAttributes';
import { connectionFactsOf } from '../../directconnect/allocation/networkFacts';
import { countsProblem, countsText, readCounts } from '../../directconnect/resources/prefixAllocations';
import type { PrefixCounts } from '../../directconnect/resources/prefixAllocations';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { askText } from '../writing/confirm';
import { nameOf } from '../writing/run';

/** Changes how many prefixes AWS accepts from the router. */
export const changePrefixAllocationsCommand: WriteCommand<PrefixCounts> = {
  maxRows: 1,
  whyNot: ({ subject }) => {
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
    const session = await from.sessions.session(target.place);
    const { directConnectGatewayId: gateway } = resource;
    // Each can be denied, or unknown to an endpoint, and this account can't see the gateway of another account's virtual
    // interface. Then only AWS can refuse the allocation.
    const [inUse, onGateway] = await Promise.all([
      session.acceptedPrefixes(target.subject.id).catch(() => undefined),
      gateway ? session.prefixesOn(gateway).catch(() => undefined) : undefined,
    ]);
    if (inUse) from.inventories.acceptedPrefixes.note(target.place, target.subject.id, inUse);
    const now = {
      ipv4: resource.prefixPoolAllocatedCountIpv4 ?? 100,
      ipv6: resource.prefixPoolAllocatedCountIpv6 ?? 100,
    };
    const known = { now, left: connection.prefixPool ?? {}, inUse, onGateway };
    const typed = await askText({
      title: l10n.t('Prefix Allocations of {0}', inert(nameOf(target))),
      prompt: [
        l10n.t('IPv4 / IPv6 prefixes that AWS accepts. The session goes down when your router sends more.'),
        ...(inUse ? [l10n.t('Now in use: {0}.', countsText(inUse))] : []),
      ].join(' '),
      value: countsText(now),
      validate: (text) => countsProblem(text, known),
      onShowRequest: (text) => {
        const counts = readCounts(text);
        if (counts && countsProblem(text, known) === undefined) showRequest(counts);
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
  done: (target, { ipv4, ipv6 }) =>
    l10n.t('{0} now accepts {1} IPv4 and {2} IPv6 prefixes.', nameOf(target), ipv4, ipv6),
};
