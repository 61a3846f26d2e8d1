import * as l10n from '@vscode/l10n';
import { updateVirtualInterfaceAttributes } from '../../aws/operations/updateVirtualInterfaceAttributes';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { nameOf } from '../writing/run';

/**
 * Enables or disables SiteLink, which carries traffic between the sites of a Direct Connect gateway over AWS's
 * backbone. Source: AWS Direct Connect User Guide, "AWS Direct Connect SiteLink".
 */
const siteLinkCommand = (enableSiteLink: boolean): WriteCommand<true> => ({
  maxRows: 10,
  whyNot: ({ subject }) => {
    if (subject.kind !== 'virtualInterface') return l10n.t('It is not a virtual interface.');
    const { directConnectGatewayId, siteLinkEnabled = false } = subject.resource;
    if (!directConnectGatewayId) {
      return l10n.t('SiteLink needs a virtual interface that is attached to a Direct Connect gateway.');
    }
    if (siteLinkEnabled === enableSiteLink) {
      return enableSiteLink
        ? l10n.t('SiteLink is already enabled.')
        : l10n.t('SiteLink is already disabled.');
    }
    return subject.state === 'available' || subject.state === 'down'
      ? undefined
      : l10n.t('SiteLink can be changed once it is available.');
  },
  ask: () => Promise.resolve(true),
  requests: ({ subject: { id } }) => [
    request(updateVirtualInterfaceAttributes, { virtualInterfaceId: id, enableSiteLink }),
  ],
  confirmation: (targets, _answer, leftOut) => ({
    kind: 'button',
    question: enableSiteLink
      ? l10n.t('Enable SiteLink on {0}?', inert(targets.map(nameOf).join(', ')))
      : l10n.t('Disable SiteLink on {0}?', inert(targets.map(nameOf).join(', '))),
    detail: [
      enableSiteLink
        ? l10n.t('AWS charges for SiteLink as soon as it is enabled, per hour and for the data it carries.')
        : l10n.t('SiteLink traffic between this site and the others stops.'),
      ...(leftOut === undefined
        ? []
        : [l10n.t('Not included, because SiteLink can’t be changed there now: {0}.', leftOut)]),
    ].join('\n\n'),
    yes: enableSiteLink ? l10n.t('Enable SiteLink') : l10n.t('Disable SiteLink'),
  }),
  done: (target) =>
    enableSiteLink
      ? l10n.t('SiteLink is enabled on {0}.', nameOf(target))
      : l10n.t('SiteLink is disabled on {0}.', nameOf(target)),
});

export const enableSiteLinkCommand = siteLinkCommand(true);
export const disableSiteLinkCommand = siteLinkCommand(false);
