import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { accountOption } from '../../../directconnect/allocation/accountOption';
import { makeBgpKey } from '../../../directconnect/allocation/bgpKey';
import type { AllocationField } from '../../../directconnect/allocation/draft';
import { OF_OTHER_FAMILY } from '../../../directconnect/allocation/rules/layer3';
import { FOR_CONNECTION_OWNER } from '../../../directconnect/allocation/rules/owner';
import { parseVlanRange } from '../../../directconnect/allocation/suggest';
import { tidy } from '../../../directconnect/allocation/tidy';
import { button, copiedNote } from './button';
import { KEY_LOST } from './keyFinding';
import { proposalNote } from './proposalView';
import { typedInto } from './scene';
import type { Scene } from './scene';
import { KEY } from './state';
import { freeVlan } from './suggestions';
import { vlanMapView } from './vlanMapView';

/** The known accounts by name: choosing one fills in its number. */
function knownAccounts({ known, draft, locked, dispatch }: Scene) {
  const own = known.facts.connection.ownerAccount;
  const accounts = known.facts.accounts.filter(({ id }) => id !== own);
  if (accounts.length === 0) return nothing;
  const typed = tidy(draft).ownerAccount;
  const choose = (event: Event) => {
    dispatch({ type: 'edit', field: 'ownerAccount', text: typedInto(event) });
    dispatch({ type: 'leave', field: 'ownerAccount' });
  };
  return html`
    <select id="known-accounts" aria-label=${l10n.t('Known accounts')} ?disabled=${locked} @change=${choose}>
      <option value="" .selected=${!accounts.some(({ id }) => id === typed)}>
        ${l10n.t('Known accounts…')}
      </option>
      ${accounts.map(
        (account) =>
          html`<option value=${account.id} .selected=${account.id === typed}>
            ${accountOption(account)}
          </option>`,
      )}
    </select>
  `;
}

/** Why no VLAN is proposed. On a hosted connection the partner has already chosen it. */
function withoutFreeVlan({ known, vlanRange }: Scene): string | undefined {
  if (known.facts.connection.vlan !== undefined) return undefined;
  return parseVlanRange(vlanRange)
    ? l10n.t('No VLAN is free in {0}. Change directConnect.vlanRange.', vlanRange)
    : l10n.t('Set directConnect.vlanRange to two VLANs from 1 to 4094, such as 2-4094.');
}

function vlanTools(scene: Scene) {
  const { locked, mapAt, dispatch } = scene;
  const free = freeVlan(scene);
  return html`
    <div class="buttons">
      ${button(l10n.t('Next Free VLAN'), () => dispatch({ type: 'suggestVlan' }), {
        secondary: true,
        disabled: locked || free === undefined,
      })}
      ${button(
        mapAt === undefined ? l10n.t('Show Map') : l10n.t('Hide Map'),
        () => dispatch({ type: 'toggleMap' }),
        {
          id: 'toggleMap',
          secondary: true,
          disabled: locked,
        },
      )}
    </div>
    ${free === undefined ? html`<p class="hint">${withoutFreeVlan(scene) ?? nothing}</p>` : nothing}
    ${mapAt === undefined ? nothing : vlanMapView(mapAt, scene)}
  `;
}

/** A generated key is shown, since nobody knows it yet. It exists only in this page. */
function keyTools({ draft, keyShown, copied, locked, dispatch }: Scene) {
  const generate = () => {
    const key = makeBgpKey((count) => crypto.getRandomValues(new Uint8Array(count)));
    dispatch({ type: 'useKey', key });
  };
  return html`
    <div class="buttons">
      ${button(l10n.t('Generate Key'), generate, { secondary: true, disabled: locked })}
      ${button(keyShown ? l10n.t('Hide Key') : l10n.t('Show Key'), () => dispatch({ type: 'toggleKey' }), {
        secondary: true,
      })}
      ${button(l10n.t('Copy Key'), () => dispatch({ type: 'copyKey' }), {
        secondary: true,
        disabled: draft.authKey === '',
      })}
      ${copiedNote(copied === KEY)}
    </div>
  `;
}

function gatewayTools({ gateways, locked, dispatch }: Scene) {
  return html`
    ${gateways?.notice ? html`<p class="hint" role="status">${gateways.notice}</p>` : nothing}
    <div class="buttons">
      ${button(
        gateways?.reading ? l10n.t('Reading Gateways…') : l10n.t('Reload Gateways'),
        () => dispatch({ type: 'readGateways' }),
        { secondary: true, disabled: locked || gateways?.reading === true },
      )}
    </div>
  `;
}

/** What is shown below the control of a field: ways to fill it in. */
export const extras: Readonly<Partial<Record<AllocationField, (scene: Scene) => unknown>>> = {
  ownerAccount: knownAccounts,
  gateway: gatewayTools,
  vlan: vlanTools,
  customerAddress: proposalNote('customerAddress'),
  amazonAddress: proposalNote('amazonAddress'),
  authKey: keyTools,
};

const toIpv6 = ({ locked, dispatch }: Scene) => html`
  <div>
    ${button(l10n.t('Choose IPv6'), () => dispatch({ type: 'toIpv6' }), { secondary: true, disabled: locked })}
  </div>
`;

/** Buttons that fix a finding, by the id of its rule. */
export const fixes: Readonly<Record<string, (scene: Scene) => unknown>> = {
  ...Object.fromEntries(OF_OTHER_FAMILY.map((rule) => [rule, toIpv6])),
  [KEY_LOST]: ({ locked, dispatch }) => html`
    <div>
      ${button(l10n.t('Let AWS Generate the Key'), () => dispatch({ type: 'doWithoutKey' }), {
        secondary: true,
        disabled: locked,
      })}
    </div>
  `,
  [FOR_CONNECTION_OWNER]: ({ locked, dispatch }) => html`
    <div>
      ${button(
        l10n.t('Create It in This Account Instead'),
        () => dispatch({ type: 'setMode', mode: 'create' }),
        {
          secondary: true,
          disabled: locked,
        },
      )}
    </div>
  `,
};
