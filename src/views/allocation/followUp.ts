import * as l10n from '@vscode/l10n';
import { anotherLike, draftOf } from '../../directconnect/allocation/another';
import { emptyDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { visible } from '../../directconnect/text';
import { isOpen } from './requestHistory';
import type { RequestHistory } from './requestHistory';
import type { Initial } from './messages';
import type { Start } from './starts';

/** A start that depends on what is known once the connection has been read again. */
export type Beginning = (known: KnownNetwork, ranges: Pick<Initial, 'vlanRange' | 'pool'>) => Start;

/**
 * The start after a request: one more like what was created, with the next free name, VLAN and addresses; an empty form
 * after one that was abandoned, in the same mode.
 */
export function followUp(sent: RequestHistory | undefined): Beginning {
  return (known, { vlanRange, pool }) => {
    if (!sent) return { draft: emptyDraft, notice: '' };
    const last = draftOf(sent.request);
    if (isOpen(sent)) return { draft: { ...emptyDraft, type: last.type, mode: last.mode }, notice: '' };
    const draft = anotherLike(last, known, { vlanRange, pool: pool.prefix });
    const notice = [
      l10n.t(
        'Continued from {0} with the next free name, VLAN and addresses. The BGP key is not kept: enter one, or AWS generates it.',
        visible(last.virtualInterfaceName),
      ),
      draft.vlan === '' ? l10n.t('No free VLAN was found: enter one.') : '',
      last.customerAddress !== '' && draft.customerAddress === ''
        ? l10n.t(
            'No free subnet was found after {0}: enter both addresses, or AWS assigns them.',
            last.customerAddress,
          )
        : '',
    ];
    return { draft, notice: notice.filter(Boolean).join(' ') };
  };
}
