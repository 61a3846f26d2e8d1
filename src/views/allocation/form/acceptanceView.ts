import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { accountWords } from '../../../directconnect/allocation/sentence';
import type { Acceptance } from '../messages';
import { button, copiedNote } from './button';
import { busy, quoted } from './outcomeView';
import { typedInto } from './scene';
import { OWNER_MESSAGE } from './state';
import type { Action, FormState } from './state';

type Dispatch = (action: Action) => void;

/** How many profiles have a button of their own: the others are offered in a list. */
const MAX_OFFERED = 3;

/** Which profile accepts it: one known to belong to the account, or another. */
function profilesView(
  { type, profiles, profile, ownerAccount }: Acceptance,
  { disabled, copied }: { readonly disabled: boolean; readonly copied: boolean },
  dispatch: Dispatch,
) {
  const others = profiles.filter((one) => one !== profile).slice(0, MAX_OFFERED);
  return html`
    <p>
      ${
        profile === undefined
          ? type === 'public'
            ? l10n.t('Account {0} has to accept it.', ownerAccount)
            : l10n.t('Account {0} has to accept it and choose one of its gateways.', ownerAccount)
          : l10n.t('Accept it in account {0} with profile {1}.', ownerAccount, profile)
      }
    </p>
    <div class="buttons">
      ${others.map((one) =>
        button(l10n.t('Accept with {0}…', one), () => dispatch({ type: 'acceptWith', profile: one }), {
          secondary: profile !== undefined,
          disabled,
        }),
      )}
      ${button(
        profiles.length > 0 ? l10n.t('Accept with Another Profile…') : l10n.t('Accept with a Profile…'),
        () => dispatch({ type: 'acceptWith', profile: undefined }),
        { secondary: true, disabled },
      )}
      ${button(l10n.t('Copy a Message for the Owner'), () => dispatch({ type: 'copyOwnerMessage' }), {
        secondary: true,
      })}
      ${copiedNote(copied)}
    </div>
  `;
}

/** The button that sends it. */
function acceptButton({ waiting }: Acceptance, canSend: boolean, dispatch: Dispatch) {
  const label = waiting === 'confirm' ? l10n.t('Accepting…') : l10n.t('Accept');
  return html`<div class="buttons">
    ${button(label, () => dispatch({ type: 'accept' }), {
      id: 'accept',
      disabled: !canSend || waiting !== undefined,
    })}
  </div>`;
}

function gatewaysView(acceptance: Acceptance, chosen: string, dispatch: Dispatch) {
  const { type, profile, gateways, waiting } = acceptance;
  if (!gateways) {
    return type === 'public' && profile !== undefined ? acceptButton(acceptance, true, dispatch) : nothing;
  }
  if (gateways.reading) return busy(l10n.t('Reading the gateways'));
  const notice = gateways.notice ? html`<p class="notice">${gateways.notice}</p>` : nothing;
  if (gateways.items.length === 0) return notice;
  return html`
    ${notice}
    <label for="accept-gateway">${l10n.t('Owner’s gateway')}</label>
    <select
      id="accept-gateway"
      ?disabled=${waiting !== undefined}
      @change=${(event: Event) => dispatch({ type: 'chooseAcceptGateway', gateway: typedInto(event) })}
    >
      <option value="" .selected=${chosen === ''}>${l10n.t('Choose a gateway…')}</option>
      ${gateways.items.map(
        ({ id, label: words }) => html`<option value=${id} .selected=${id === chosen}>${words}</option>`,
      )}
    </select>
    ${acceptButton(acceptance, chosen !== '', dispatch)}
  `;
}

const headings: Readonly<Record<NonNullable<Acceptance['outcome']>['type'], () => string>> = {
  refused: () => l10n.t('AWS refused to accept it'),
  notSent: () => l10n.t('It was not accepted'),
  unknown: () => l10n.t('It may or may not have been accepted'),
};

function outcomeOf({ outcome, waiting }: Acceptance, dispatch: Dispatch) {
  if (!outcome || waiting === 'confirm') return nothing;
  const checking = waiting === 'check';
  return html`
    <h3>${headings[outcome.type]()}</h3>
    ${outcome.words ? quoted(outcome.words) : nothing}
    <p>${outcome.message}</p>
    ${
      outcome.type === 'unknown'
        ? html`<div class="buttons">
            ${button(
              checking ? l10n.t('Checking…') : l10n.t('Check Again'),
              () => dispatch({ type: 'checkAcceptance' }),
              { disabled: checking },
            )}
            ${button(l10n.t('Start Over'), () => dispatch({ type: 'forgetAcceptance' }), {
              secondary: true,
              disabled: checking,
            })}
          </div>`
        : nothing
    }
  `;
}

/** The acceptance in the owner's account. */
export function acceptanceView({ acceptance, acceptGateway, copied, known }: FormState, dispatch: Dispatch) {
  if (!acceptance) return nothing;
  const { waiting, outcome } = acceptance;
  const inDoubt = outcome?.type === 'unknown';
  const named = { ...acceptance, ownerAccount: accountWords(acceptance.ownerAccount, known) };
  return html`
    <section class="acceptance" aria-labelledby="acceptance-heading">
      <h2 id="acceptance-heading">${l10n.t('Accept it')}</h2>
      ${inDoubt ? nothing : profilesView(named, { disabled: waiting !== undefined, copied: copied === OWNER_MESSAGE }, dispatch)}
      ${inDoubt ? nothing : gatewaysView(acceptance, acceptGateway, dispatch)}
      <div role="alert">${outcomeOf(acceptance, dispatch)}</div>
      ${
        waiting
          ? html`${busy(l10n.t('Waiting for AWS'))}
              <div class="buttons">
                ${button(l10n.t('Stop Waiting'), () => dispatch({ type: 'cancel' }), { secondary: true })}
              </div>`
          : nothing
      }
    </section>
  `;
}
