import * as l10n from '@vscode/l10n';
import { Uri, env, window } from 'vscode';
import { updateVirtualInterfaceAttributes } from '../../aws/operations/updateVirtualInterfaceAttributes';
import { connectionFactsOf } from '../../directconnect/allocation/networkFacts';
import { consolePage } from '../../directconnect/kinds/consolePage';
import { rateLimitsUpTo } from '../../directconnect/resources/rateLimits';
import { inert } from '../../views/inert';
import { Failure } from '../../aws/failure';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { isLocal } from '../../aws/profiles/profiles';
import type { Stores } from '../../views/stores';
import type { RowSubject } from '../../views/connections/resourceOf';
import { nameOf } from '../writing/run';

/** The page of a virtual interface in the AWS Console; a local endpoint has none. */
async function consoleOf({ profiles }: Stores, { place, subject }: RowSubject): Promise<string | undefined> {
  return isLocal(await profiles.get(place.profile))
    ? undefined
    : consolePage(subject.kind, place.region, subject.id);
}

/**
 * Sets or changes the rate limit of a virtual interface. AWS documents no value that removes a limit, so the user has
 * to do that in the console.
 */
export const changeRateLimitCommand: WriteCommand<string> = {
  maxRows: 1,
  whyNot: ({ subject }) => {
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    return subject.state === 'available' || subject.state === 'down'
      ? undefined
      : l10n.t('Its rate limit can be changed once it is available.');
  },
  ask: async ({ from }, [target]) => {
    if (target?.subject.kind !== 'virtualInterface') return undefined;
    const { connectionId = '', rateLimit: now } = target.subject.resource;
    const { region } = target.place;
    const inventory = await from.inventories.sweep(target.place);
    const connection = connectionFactsOf({ connectionId, region, inventory });
    if (connection.kind === 'hosted') {
      throw new Failure(
        'refused',
        l10n.t(
          'A hosted connection is limited to the bandwidth that was bought, so it can’t have a rate limit.',
        ),
        l10n.t('Ask the partner for another bandwidth.'),
      );
    }
    const { inUse = 0, most = Infinity } = connection.rateLimiters ?? {};
    if (now === undefined && inUse >= most) {
      throw new Failure(
        'refused',
        l10n.t('All {0} rate limiters of this connection are in use.', most),
        l10n.t('Remove one in the AWS console, or request a higher quota in Service Quotas.'),
      );
    }
    const limits = rateLimitsUpTo(connection.bandwidth).filter((limit) => limit !== now);
    const page = now === undefined ? undefined : await consoleOf(from, target);
    const remove = l10n.t('Remove the Limit in the AWS Console…');
    const picked = await window.showQuickPick([...limits, ...(page ? [remove] : [])], {
      title: l10n.t('Rate Limit of {0}', inert(nameOf(target))),
      placeHolder: [
        now === undefined ? l10n.t('Current: no limit') : l10n.t('Current: {0}', now),
        ...(connection.rateLimiters ? [l10n.t('rate limiters in use: {0} of {1}', inUse, most)] : []),
      ].join(' · '),
    });
    if (picked !== remove || !page) return picked;
    await env.openExternal(Uri.parse(page, true));
    return undefined;
  },
  requests: ({ subject: { id } }, rateLimit) => [
    request(updateVirtualInterfaceAttributes, { virtualInterfaceId: id, rateLimit }),
  ],
  confirmation: ([target], rateLimit) => ({
    kind: 'button',
    question: l10n.t('Limit the rate of {0} to {1}?', inert(target ? nameOf(target) : ''), rateLimit),
    detail: [
      l10n.t('AWS drops traffic above the limit, in both directions, without queueing it.'),
      l10n.t('You can change the limit here later, but only remove it in the AWS console.'),
    ].join('\n\n'),
    yes: l10n.t('Set Rate Limit'),
  }),
  done: (target, rateLimit) => l10n.t('The rate of {0} is limited to {1}.', nameOf(target), rateLimit),
};
