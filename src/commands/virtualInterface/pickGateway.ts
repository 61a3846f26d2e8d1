import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { Failure } from '../../aws/failure';
import type { Gateway, Session } from '../../aws/session/session';
import { gatewayLabel } from '../../views/allocation/gatewayLabel';
import { inert } from '../../views/inert';

interface GatewayItem extends QuickPickItem {
  readonly gateway: Gateway;
}

/**
 * Asks for one of the account's gateways. `undefined` when the user cancelled.
 * @param name of the virtual interfaces to attach.
 * @param kinds of the gateways to choose from.
 */
export async function pickGateway(
  session: Session,
  name: string,
  kinds: readonly string[],
): Promise<Gateway | undefined> {
  const { gateways: all, failure } = await session.gateways();
  const gateways = all.filter(({ kind }) => kinds.includes(kind));
  if (gateways.length === 0 && failure) throw failure;
  if (gateways.length === 0) {
    throw new Failure(
      'refused',
      kinds.includes('virtual')
        ? l10n.t('This account has no Direct Connect gateway, and no virtual private gateway in this region.')
        : l10n.t('This account has no Direct Connect gateway, which a transit virtual interface needs.'),
      l10n.t('Create one, then accept the virtual interface.'),
    );
  }
  return pickUnmarked(
    l10n.t('Choose a gateway for {0}', inert(name)),
    gateways.map((gateway) => ({ label: inert(gatewayLabel(gateway)), gateway })),
  );
}

/** A list without a preselected item, so that Enter alone chooses nothing. */
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
