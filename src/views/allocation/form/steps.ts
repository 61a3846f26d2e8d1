import { asSent, withoutKey } from '../../../directconnect/allocation/draft';
import type { AllocationDraft, AllocationField } from '../../../directconnect/allocation/draft';
import { knownNetwork } from '../../../directconnect/allocation/knownNetwork';
import { maySend, verdict } from '../../../directconnect/allocation/rules';
import type { FieldName } from '../../../directconnect/allocation/rules';
import { nextFreeSubnet, nextFreeVlan } from '../../../directconnect/allocation/suggest';
import { versioned } from '../messages';
import type { ToPage } from '../messages';
import { fields } from './fields';
import { isLocked, isSent, shownFindings, tagElement } from './state';
import type { Action, FormState, Outcome, Step } from './state';

const everyField: ReadonlySet<AllocationField> = new Set(fields.map(({ field }) => field));
/** The VLANs there are. Source: IEEE 802.1Q. */
const LAST_VLAN = 4094;

/** The element that takes the focus for a field. */
function elementOf(field: FieldName, { tags }: AllocationDraft): string {
  if (field === 'connection') return 'connection-finding';
  if (field !== 'tags') return field;
  return tags.length > 0 ? tagElement(0, 'key') : 'addTag';
}

/** The state without what was asked for, and without what was being reviewed. */
function backToForm({ waiting, review, ...rest }: FormState): FormState {
  return rest;
}

/** Shows every finding, and moves to the first field, in the form's order, that keeps the draft from being sent. */
function refuse(state: FormState, message: Outcome): Step {
  const refused: FormState = { ...backToForm(state), touched: everyField, outcome: message };
  const wrong = shownFindings(refused);
  const order: readonly FieldName[] = ['connection', ...everyField];
  const first = order.find((field) => wrong.get(field)?.level === 'block');
  return { state: refused, focus: first ? elementOf(first, state.draft) : 'outcome' };
}

/** First asks for what would be sent; once that is in front, sends it. */
function submit(state: FormState): Step {
  if (state.waiting !== undefined || isSent(state)) return { state };
  const draft = asSent(state.draft);
  if (!maySend(verdict(draft, state.known))) {
    return refuse(state, versioned({ type: 'invalid', findings: [] }));
  }
  const { outcome, ...rest } = state;
  if (!state.review) {
    return { state: { ...rest, waiting: 'review' }, post: versioned({ type: 'review', draft }) };
  }
  return {
    state: { ...rest, waiting: 'submit' },
    post: versioned({ type: 'submit', draft }),
    focus: 'outcome',
  };
}

/** Takes how a request ended. Once created stays created: no later message makes the form sendable again. */
function settle(state: FormState, message: Outcome): Step {
  if (state.outcome?.type === 'created') return { state };
  if (message.type === 'invalid') return refuse(state, message);
  const draft = message.type === 'created' ? withoutKey(state.draft) : state.draft;
  const settled = { ...backToForm(state), draft, outcome: message, keyShown: false };
  return { state: settled, focus: 'outcome' };
}

/** Begins anew with another draft; the gateways are read when it asks for one. */
function begin(state: FormState, { draft, notice }: Extract<ToPage, { type: 'draft' }>): Step {
  if (isLocked(state)) return { state };
  const next = { ...state, draft, touched: new Set<AllocationField>(), notice };
  if (draft.mode === 'allocate') return { state: next, focus: 'ownerAccount' };
  const focus = 'virtualInterfaceName';
  return state.gateways
    ? { state: next, focus }
    : { state: next, focus, post: versioned({ type: 'readGateways' }) };
}

function answer(state: FormState, message: ToPage): Step {
  switch (message.type) {
    case 'reviewed':
      return state.waiting === 'review'
        ? { state: { ...backToForm(state), review: message.review, codeTab: 0 }, focus: 'review-heading' }
        : { state };
    case 'network':
      return { state: { ...state, known: knownNetwork(message.network) } };
    case 'gateways':
      return { state: { ...state, gateways: message.gateways } };
    case 'progress':
      return { state: { ...state, progress: message.progress } };
    case 'acceptance': {
      const { acceptance, ...rest } = state;
      return { state: message.acceptance ? { ...rest, acceptance: message.acceptance } : rest };
    }
    case 'draft':
      return begin(state, message);
    default:
      return settle(state, message);
  }
}

/** Changes the draft. What the extension found wrong was said of the draft before, so it goes. */
function change(state: FormState, draft: Partial<AllocationDraft>): FormState {
  if (isLocked(state)) return state;
  const { outcome } = state;
  const stale = outcome?.type === 'invalid' && { outcome: { ...outcome, findings: [] } };
  return { ...state, draft: { ...state.draft, ...draft }, ...stale };
}

const touch = (state: FormState, ...left: AllocationField[]): FormState => ({
  ...state,
  touched: new Set([...state.touched, ...left]),
});

function removeTag(state: FormState, index: number): Step {
  const tags = state.draft.tags.filter((_, at) => at !== index);
  const next = Math.min(index, tags.length - 1);
  return { state: change(state, { tags }), focus: next < 0 ? 'addTag' : tagElement(next, 'key') };
}

function editTag(state: FormState, { index, part, text }: Action & { type: 'editTag' }): FormState {
  const tags = state.draft.tags.map((tag, at) => (at === index ? { ...tag, [part]: text } : tag));
  return change(state, { tags });
}

/** The other mode asks for other things: the gateways are read when they are asked for the first time. */
function setMode(state: FormState, mode: AllocationDraft['mode']): Step {
  const next = change(state, { mode });
  const focus = mode === 'create' ? 'gateway' : 'ownerAccount';
  return mode === 'create' && !state.gateways && next !== state
    ? { state: next, focus, post: versioned({ type: 'readGateways' }) }
    : { state: next, focus };
}

function suggestVlan(state: FormState): Step {
  const typed = Number(state.draft.vlan);
  const vlan = nextFreeVlan(state.known, Number.isInteger(typed) && typed > 0 ? typed : undefined);
  return vlan === undefined ? { state } : pickVlan(state, vlan);
}

function pickVlan(state: FormState, vlan: number): Step {
  const { mapAt, ...rest } = touch(change(state, { vlan: String(vlan) }), 'vlan');
  return { state: rest, focus: 'vlan' };
}

function suggestSubnet(state: FormState): Step {
  const found = nextFreeSubnet(state.known, state.pool.prefix, state.pool.prefixLength);
  if (!found) return { state };
  const next = change(state, { customerAddress: found.customerAddress, amazonAddress: found.amazonAddress });
  return { state: touch(next, 'customerAddress', 'amazonAddress'), focus: 'customerAddress' };
}

function toggleMap(state: FormState): Step {
  const { mapAt, ...rest } = state;
  if (mapAt !== undefined) return { state: rest, focus: 'toggleMap' };
  const typed = Number(state.draft.vlan);
  const at = Number.isInteger(typed) && typed >= 1 && typed <= LAST_VLAN ? typed : nextFreeVlan(state.known);
  return { state: { ...rest, mapAt: at ?? 1 }, focus: 'vlan-map' };
}

/** Closes what lies over the form. It never loses what was typed. */
function escape(state: FormState): Step {
  if (state.mapAt !== undefined) return toggleMap(state);
  if (state.review && state.waiting === undefined) return { state: backToForm(state), focus: 'submit' };
  return { state };
}

/** What is asked of the extension once something was sent. */
function ask(state: FormState, action: Action): Step | undefined {
  const created = state.outcome?.type === 'created';
  switch (action.type) {
    case 'cancel':
      return state.waiting === 'submit' || state.waiting === 'checkAgain' || state.acceptance?.waiting
        ? { state, post: versioned({ type: 'cancel' }) }
        : { state };
    case 'checkAgain':
      return state.waiting || state.outcome?.type !== 'unknown'
        ? { state }
        : {
            state: { ...state, waiting: 'checkAgain' },
            post: versioned({ type: 'checkAgain' }),
            focus: 'outcome',
          };
    case 'openConfiguration':
    case 'copyOwnerMessage':
      return created ? { state, post: versioned({ type: action.type }) } : { state };
    case 'startOver':
      return !state.waiting && isSent(state) ? { state, post: versioned({ type: 'startOver' }) } : { state };
    case 'acceptWith':
      return {
        state: { ...state, acceptGateway: '' },
        post: versioned({
          type: 'acceptWith',
          ...(action.profile !== undefined && { profile: action.profile }),
        }),
      };
    case 'chooseAcceptGateway':
      return { state: { ...state, acceptGateway: action.gateway } };
    case 'accept':
      return state.acceptGateway === '' || state.acceptance?.waiting
        ? { state }
        : { state, post: versioned({ type: 'accept', gateway: state.acceptGateway }) };
    case 'checkAcceptance':
    case 'forgetAcceptance':
      return { state, post: versioned({ type: action.type }) };
    default:
      return undefined;
  }
}

/** The one place where the form's state changes. */
export function step(state: FormState, action: Action): Step {
  switch (action.type) {
    case 'edit':
      return { state: change(state, { [action.field]: action.text }) };
    case 'editTag':
      return { state: editTag(state, action) };
    case 'addTag': {
      const { tags } = state.draft;
      const added = change(state, { tags: [...tags, { key: '', value: '' }] });
      return { state: added, focus: tagElement(tags.length, 'key') };
    }
    case 'removeTag':
      return removeTag(state, action.index);
    case 'leave':
      return { state: touch(state, action.field) };
    case 'setMode':
      return setMode(state, action.mode);
    case 'toggleKey':
      return { state: { ...state, keyShown: !state.keyShown } };
    case 'toggleHelp':
      return { state: { ...state, helpShown: !state.helpShown } };
    case 'useKey':
      return { state: { ...touch(change(state, { authKey: action.key }), 'authKey'), keyShown: true } };
    case 'copyKey':
      return { state, post: versioned({ type: 'copyKey', text: state.draft.authKey }) };
    case 'suggestVlan':
      return suggestVlan(state);
    case 'suggestSubnet':
      return suggestSubnet(state);
    case 'toggleMap':
      return toggleMap(state);
    case 'moveInMap':
      return {
        state: { ...state, mapAt: Math.min(Math.max(action.to, 1), LAST_VLAN) },
        focus: 'vlan-map',
      };
    case 'pickVlan':
      return pickVlan(state, action.vlan);
    case 'showCode':
      return { state: { ...state, codeTab: action.tab }, focus: `code-tab-${action.tab}` };
    case 'copyCode':
    case 'openCode':
      return { state, post: versioned({ type: action.type, format: action.format }) };
    case 'readGateways':
    case 'startFrom':
      return isLocked(state) ? { state } : { state, post: versioned({ type: action.type }) };
    case 'saveTemplate':
      return { state, post: versioned({ type: 'saveTemplate', draft: withoutKey(asSent(state.draft)) }) };
    case 'escape':
      return escape(state);
    case 'submit':
      return submit(state);
    case 'answer':
      return answer(state, action.message);
    default:
      return ask(state, action) ?? { state };
  }
}
