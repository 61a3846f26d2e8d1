import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { parseIpv4Interface } from '../../../directconnect/addressing/ipv4';
import type { AddressField } from '../../../directconnect/allocation/draft';
import type { Scene } from './scene';

/** Says that an address is only proposed. The live region is always present, so that it is read aloud. */
export const proposalNote =
  (field: AddressField) =>
  ({ draft, proposed }: Scene) => {
    const address = proposed === field ? parseIpv4Interface(draft[field]) : undefined;
    return html`<div class="hint" role="status" id="${field}-proposal">
      ${
        address
          ? l10n.t(
              '{0} is proposed: the other end of the /{1}. Type over it to change it.',
              draft[field],
              address.prefixLength,
            )
          : nothing
      }
    </div>`;
  };
