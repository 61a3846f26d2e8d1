import * as l10n from '@vscode/l10n';
import type { Gateway } from '../../aws/session/session';
import { displayName } from '../../directconnect/resources/resources';
import { stateWords } from '../../directconnect/resources/states';

/** The label of a gateway: its kind, name, id, ASN and number of attached virtual interfaces, and its state unless it is available. */
export function gatewayLabel({ kind, id, name, state, amazonSideAsn, attached }: Gateway): string {
  const parts = [
    kind === 'virtual' ? l10n.t('Virtual private gateway') : l10n.t('Direct Connect gateway'),
    name ? `${displayName(name, id)} (${id})` : id,
    amazonSideAsn === undefined ? undefined : l10n.t('ASN {0}', amazonSideAsn),
    attached === undefined ? undefined : l10n.t('{0} attached', attached.length),
    state === undefined || state === 'available' ? undefined : stateWords(state).label,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
