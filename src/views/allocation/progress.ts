import * as l10n from '@vscode/l10n';
import { askedIn } from '../../directconnect/allocation/newInterface';
import { accountLabel } from '../../directconnect/labels';
import type { KnownNames } from '../../directconnect/labels';
import type { Observed, SeenState } from '../../directconnect/allocation/timeline';
import { GONE } from './requestHistory';
import type { RequestHistory, Side } from './requestHistory';
import type { Progress } from './messages';

/** A short summary of what was sent. */
function summaryOf({ request }: RequestHistory, { accounts }: KnownNames): string {
  const { fields, ownerAccount } = askedIn(request);
  const { virtualInterfaceName, vlan } = fields;
  return ownerAccount === undefined
    ? l10n.t('{0}, VLAN {1}, for this account', virtualInterfaceName, vlan)
    : l10n.t(
        '{0}, VLAN {1}, for account {2}',
        virtualInterfaceName,
        vlan,
        accountLabel(ownerAccount, accounts.get(ownerAccount)),
      );
}

/**
 * Each state once, when first seen from either side. A virtual interface that is no longer listed counts as deleted.
 */
function statesOf({ sightings }: RequestHistory): SeenState[] {
  const first = new Map<string, number>();
  for (const { state, at } of sightings) {
    const name = state === GONE ? 'deleted' : state;
    if (!first.has(name)) first.set(name, at);
  }
  return [...first].map(([state, at]) => ({ state, at }));
}

/**
 * How a request was answered. If a check found the result, there was no success answer: it was a refusal, or none came.
 */
function answerTo({ sentAt, answeredAt, refusedAt }: RequestHistory): Observed['answer'] {
  if (answeredAt !== undefined) return { kind: 'created', at: answeredAt };
  return refusedAt !== undefined ? { kind: 'unchecked', at: refusedAt } : { kind: 'unknown', at: sentAt };
}

/** What has been observed of a request so far. */
function observedIn(history: RequestHistory, ownerReachable: boolean): Observed {
  const { request, sentAt, foundAt, acceptedAt, acceptanceRefused, sightings } = history;
  const firstOf = (side: Side) => sightings.find((seen) => seen.side === side)?.at;
  const answer = answerTo(history);
  const { type, mode } = askedIn(request);
  const seenInNetworkAccount = foundAt ?? firstOf('network');
  const seenInOwnerAccount = firstOf('owner');
  const bgpUpAt = sightings.find(({ bgpUp }) => bgpUp)?.at;
  return {
    type,
    mode,
    sentAt,
    ...(answer && { answer }),
    ...(seenInNetworkAccount !== undefined && { seenInNetworkAccount }),
    ...(seenInOwnerAccount !== undefined && { seenInOwnerAccount }),
    ownerReachable,
    states: statesOf(history),
    ...(acceptedAt !== undefined && { acceptedAt }),
    ...(acceptanceRefused && { acceptanceRefused }),
    ...(bgpUpAt !== undefined && { bgpUpAt }),
  };
}

/** The progress of a request that was answered or is unresolved, for the page. */
export function progressOf(history: RequestHistory, ownerReachable: boolean, names: KnownNames): Progress {
  return { summary: summaryOf(history, names), observed: observedIn(history, ownerReachable) };
}
