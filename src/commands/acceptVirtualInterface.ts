import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { Failure } from '../aws/failure';
import type { Gateway, Session, Unsuccessful } from '../aws/session';
import { VIEW } from '../contributions';
import { displayName } from '../directconnect/resources';
import type { VirtualInterface } from '../directconnect/resources';
import { gatewayLabel } from '../views/allocation/gatewayLabel';
import type { Node } from '../views/connections/node';
import { virtualInterfaceOf } from '../views/connections/resourceOf';
import { inert } from '../views/inert';
import { doneDespite } from './doneDespite';
import { pickVirtualInterface } from './pick';
import type { PickFrom } from './pick';

const waits = ({ virtualInterfaceType, virtualInterfaceState }: VirtualInterface) =>
  virtualInterfaceType === 'private' && virtualInterfaceState === 'confirming';

/** Asks for one of the account's gateways. `undefined` when the user gave up. */
async function pickGateway(session: Session, name: string): Promise<Gateway | undefined> {
  const { gateways, failure } = await session.gateways();
  if (gateways.length === 0 && failure) throw failure;
  if (gateways.length === 0) {
    throw new Failure(
      'refused',
      l10n.t('This account has no virtual private gateway in the region and no Direct Connect gateway.'),
      l10n.t('Create one, then accept the virtual interface.'),
    );
  }
  const picked = await window.showQuickPick(
    gateways.map((gateway) => ({ label: inert(gatewayLabel(gateway)), gateway })),
    { placeHolder: l10n.t('Gateway that {0} is to reach', inert(name)) },
  );
  return picked?.gateway;
}

/** Accepts a virtual interface that waits for the account of the profile, for a gateway that is asked for. Sent once. */
export async function acceptVirtualInterface(from: PickFrom, node?: Node): Promise<void> {
  const picked = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from, waits));
  const id = picked?.resource.virtualInterfaceId;
  if (!picked || !id) return;
  const { place, resource } = picked;
  const session = await from.sessions.session(place);
  const gateway = await pickGateway(session, displayName(resource.virtualInterfaceName, id));
  if (!gateway) return;
  const outcome = await window.withProgress({ location: { viewId: VIEW } }, () =>
    session.confirm(id, gateway),
  );
  from.inventories.reread(place.region);
  if (outcome.kind === 'accepted') {
    if (outcome.refusal)
      void window.showWarningMessage(doneDespite(outcome.refusal, l10n.t('{0} was accepted.', id)));
    return;
  }
  throw failureOf(outcome, id);
}

/** What is said when it is not known to be accepted. */
function failureOf({ kind, failure }: Unsuccessful, id: string): Failure {
  const look = l10n.t('Refresh the Direct Connect view to see whether it still waits.');
  const because = (message: string, advice: string) =>
    new Failure(failure.kind, message, advice, failure.code, failure.words);
  switch (kind) {
    case 'unchecked':
      return because(
        l10n.t(
          'AWS refused to accept {0}, but whether it was accepted all the same could not be checked.',
          id,
        ),
        `${look} ${failure.advice}`,
      );
    case 'unknown':
      return because(
        l10n.t('{0} It was sent once; it is not known whether {1} was accepted.', failure.message, id),
        look,
      );
    case 'refused':
    case 'notSent':
      return failure;
  }
}
