import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { formatIpv4Interface, networkOf, parseIpv4Interface } from '../../../directconnect/addressing/ipv4';
import { addressesApply } from '../../../directconnect/allocation/draft';
import { nextFreeSubnet } from '../../../directconnect/allocation/suggest';
import { button } from './button';
import type { Scene } from './scene';

/** The network that a prefix names, whatever its host bits. */
function asNetwork(prefix: string): string {
  const range = parseIpv4Interface(prefix);
  return range ? formatIpv4Interface({ ...range, address: networkOf(range) }) : prefix;
}

/** A button that fills in both addresses from the configured pool. */
export function subnetView({ draft, known, pool, locked, dispatch }: Scene) {
  // The pool is for private addresses.
  if (!addressesApply(draft) || draft.type === 'public') return nothing;
  const free = nextFreeSubnet(known, pool.prefix, pool.prefixLength);
  const prefix = asNetwork(pool.prefix);
  return html`
    <div class="suggestion">
      ${button(
        l10n.t('Use the Next Free /{0}', pool.prefixLength),
        () => dispatch({ type: 'suggestSubnet' }),
        {
          secondary: true,
          disabled: locked || !free,
        },
      )}
      <span class="hint"
        >${
          free
            ? prefix === pool.prefix
              ? l10n.t('{0} from the pool {1} (directConnect.peerPool)', free.customerAddress, prefix)
              : l10n.t(
                  '{0} from the pool {1} (directConnect.peerPool is {2}, an address within it)',
                  free.customerAddress,
                  prefix,
                  pool.prefix,
                )
            : l10n.t('No subnet is free in {0}. Change directConnect.peerPool.', pool.prefix || '–')
        }</span
      >
    </div>
  `;
}
