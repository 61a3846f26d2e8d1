import * as l10n from '@vscode/l10n';
import type { Journey } from './journey';
import type { Progress } from './messages';

/** What was sent, in a sentence. */
function summaryOf({ request }: Journey): string {
  if ('newPrivateVirtualInterface' in request) {
    const { virtualInterfaceName = '', vlan = 0 } = request.newPrivateVirtualInterface ?? {};
    return l10n.t('{0}, VLAN {1}, for the account of the connection', virtualInterfaceName, vlan);
  }
  const asked = 'newPrivateVirtualInterfaceAllocation' in request ? request : undefined;
  const { virtualInterfaceName = '', vlan = 0 } = asked?.newPrivateVirtualInterfaceAllocation ?? {};
  return l10n.t('{0}, VLAN {1}, for account {2}', virtualInterfaceName, vlan, asked?.ownerAccount ?? '');
}

/** What the page is told of a journey. */
export function progressOf(journey: Journey, ownerIsKnown: boolean): Progress {
  const { request, sentAt, answeredAt, sightings } = journey;
  return {
    mode: 'newPrivateVirtualInterface' in request ? 'create' : 'allocate',
    summary: summaryOf(journey),
    sentAt,
    ...(answeredAt !== undefined && { answeredAt }),
    ownerIsKnown,
    sightings,
  };
}
