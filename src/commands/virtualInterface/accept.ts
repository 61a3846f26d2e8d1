import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { Failure } from '../../aws/failure';
import type { Gateway, Session, Unsuccessful } from '../../aws/session/session';
import { VIEW } from '../../contributions';
import { displayName } from '../../directconnect/resources/resources';
import type { VirtualInterface } from '../../directconnect/resources/resources';
import { gatewayLabel } from '../../views/allocation/gatewayLabel';
import type { Node } from '../../views/connections/node';
import { virtualInterfaceOf } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { doneDespite } from './doneDespite';
import { pickVirtualInterface } from '../pick';
import type { PickFrom } from '../pick';

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
  return pickUnmarked(
    l10n.t('Choose a gateway for {0}', inert(name)),
    gateways.map((gateway) => ({ label: inert(gatewayLabel(gateway)), gateway })),
  );
}

interface GatewayItem extends QuickPickItem {
  readonly gateway: Gateway;
}

/** A list in which nothing is marked, so that Enter alone chooses nothing. */
function pickUnmarked(placeholder: string, items: readonly GatewayItem[]): Promise<Gateway | undefined> {
  const picker = window.createQuickPick<GatewayItem>();
  Object.assign(picker, { placeholder, items, activeItems: [] });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const [chosen] = picker.selectedItems;
      if (!chosen) return;
      resolve(chosen.gateway);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Asks before it is sent, with the virtual interface and the gateway by name. */
async function confirmed(id: string, name: string, gateway: Gateway): Promise<boolean> {
  const accept = l10n.t('Accept');
  const shown = inert(name === id ? id : `${name} (${id})`);
  const answer = await window.showWarningMessage(
    l10n.t('Accept {0} and attach it to this gateway?', shown),
    {
      modal: true,
      detail: l10n.t(
        '{0}\n\nIt can’t be attached to another gateway afterwards: for that, the virtual interface has to be deleted and made again.',
        gatewayLabel(gateway),
      ),
    },
    accept,
  );
  return answer === accept;
}

/** Accepts a virtual interface that waits for the account of the profile, for a gateway that is asked for. Sent once. */
export async function acceptVirtualInterface(from: PickFrom, node?: Node): Promise<void> {
  const picked = virtualInterfaceOf(node) ?? (await pickVirtualInterface(from, waits));
  const id = picked?.resource.virtualInterfaceId;
  if (!picked || !id) return;
  const { place, resource } = picked;
  const session = await from.sessions.session(place);
  const name = displayName(resource.virtualInterfaceName, id);
  const gateway = await pickGateway(session, name);
  if (!gateway || !(await confirmed(id, name, gateway))) return;
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
