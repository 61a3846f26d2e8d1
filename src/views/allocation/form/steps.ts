import { asSent } from '../../../directconnect/allocation/asSent';
import { applies, withoutKey } from '../../../directconnect/allocation/draft';
import type { AllocationDraft, AllocationField } from '../../../directconnect/allocation/draft';
import { knownNetwork } from '../../../directconnect/allocation/knownNetwork';
import { maySend, validate } from '../../../directconnect/allocation/rules';
import type { FieldName } from '../../../directconnect/allocation/rules';
import { tidy } from '../../../directconnect/allocation/tidy';
import { versioned } from '../messages';
import type { ToPage } from '../messages';
import { ask } from './asking';
import { begin, keepTyped, setMode, setType, replaceDraft, switchTo } from './beginning';
import { backToForm, change, touch } from './changes';
import { fields } from './fields';
import { addressTyped, isAddress, propose } from './peerProposal';
import { KEY, isLocked, isSent, shownFindings, tagElement } from './state';
import type { Outcome } from './outcome';
import type { Action, FormState, Step } from './state';
import { moveInMap, pickVlan, suggestSubnet, suggestVlan, toggleMap } from './suggestions';

const everyField: ReadonlySet<AllocationField> = new Set(fields.map(({ field }) => field));

/** The element to focus for a field. */
function elementOf(field: FieldName, { tags }: AllocationDraft): string {
  if (field === 'connection') return 'connection-finding';
  if (field !== 'tags') return field;
  return tags.length > 0 ? tagElement(0, 'key') : 'addTag';
}

/** Shows every finding, and focuses the first field, in form order, that prevents sending. */
function refuse(state: FormState, message: Outcome): Step {
  const refused: FormState = { ...backToForm(state), touched: everyField, outcome: message };
  const wrong = shownFindings(refused);
  const order: readonly FieldName[] = ['connection', ...everyField];
  const first = order.find((field) => wrong.get(field)?.level === 'block');
  return { state: refused, focus: first ? elementOf(first, state.draft) : 'outcome' };
}

/** Whether a field is visible. */
const isVisible = (field: FieldName, draft: AllocationDraft): boolean =>
  field === 'connection' || applies(field, draft);

/** The first visible field of the form. */
export function firstField({ draft }: FormState): string {
  const first = fields.find(({ kind, field }) => kind !== 'tags' && isVisible(field, draft));
  return first?.field ?? 'submit';
}

/** First requests a review; once that is shown, sends the request. */
function submit(typed: FormState): Step {
  if (typed.waiting !== undefined || isSent(typed)) return { state: typed };
  const state = propose(typed);
  const draft = asSent(state.draft);
  if (!maySend(validate(draft, state.known))) {
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

/** Shows AWS's refusal, and focuses the field that it is about, if it names one that is visible. */
function markRefused(state: FormState, message: Outcome & { type: 'refused' }): Step {
  const { draft } = state;
  const meant = message.fields.filter((field) => isVisible(field, draft));
  const [first] = meant;
  return {
    state: { ...backToForm(state), outcome: { ...message, fields: meant }, keyShown: false },
    focus: first ? elementOf(first, draft) : 'outcome',
  };
}

/** Applies the outcome of a request. Created stays created: no later message makes the form sendable again. */
function settle(state: FormState, message: Outcome): Step {
  if (state.outcome?.type === 'created') return { state };
  if (message.type === 'invalid') return refuse(state, message);
  if (message.type === 'refused') return markRefused(state, message);
  const draft = message.type === 'created' ? withoutKey(state.draft) : state.draft;
  const settled = { ...backToForm(state), draft, outcome: message, keyShown: false };
  return { state: settled, focus: 'outcome' };
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
    case 'switchTo':
      return switchTo(state, { type: message.interfaceType, mode: message.mode });
    case 'draft':
      return begin(state, { draft: message.draft, notice: message.notice });
    default:
      return settle(state, message);
  }
}

function edit(state: FormState, { field, text }: Action & { type: 'edit' }): FormState {
  const next = change(state, { [field]: text });
  if (next === state) return state;
  if (isAddress(field)) return addressTyped(next, field);
  return field === 'authKey' ? withAnotherKey(next) : next;
}

/** The state after the key changed: it is no longer the lost or copied one. */
const withAnotherKey = ({ copied, ...state }: FormState): FormState => ({ ...state, keyLost: false });

/**
 * After a field was left, its findings may be shown, and its content is tidied to what will be sent. After a peer
 * address, the other one is proposed.
 */
function leave(state: FormState, field: AllocationField): Step {
  const left = touch(state, field);
  if (isLocked(state)) return { state: left };
  // No change: the same is sent, and what was found about it stays true.
  const tidied = { ...left, draft: { ...left.draft, [field]: tidy(left.draft)[field] } };
  const next = field === state.addressTyped ? propose(tidied) : tidied;
  return { state: next, ...(next.proposed && { select: next.proposed }) };
}

function removeTag(state: FormState, index: number): Step {
  const tags = state.draft.tags.filter((_, at) => at !== index);
  const next = Math.min(index, tags.length - 1);
  return { state: change(state, { tags }), focus: next < 0 ? 'addTag' : tagElement(next, 'key') };
}

function editTag(state: FormState, { index, part, text }: Action & { type: 'editTag' }): FormState {
  const tags = state.draft.tags.map((tag, at) => (at === index ? { ...tag, [part]: text } : tag));
  return change(state, { tags });
}

/** Closes whatever covers the form. It never loses what was typed. */
function escape(state: FormState): Step {
  if (state.mapAt !== undefined) return toggleMap(state);
  if (state.offer) return { state: keepTyped(state), focus: firstField(state) };
  if (state.review && state.waiting === undefined) return { state: backToForm(state), focus: 'submit' };
  return { state };
}

/** The one place where the form's state changes. */
export function step(state: FormState, action: Action): Step {
  switch (action.type) {
    case 'edit':
      return { state: edit(state, action) };
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
      return leave(state, action.field);
    case 'setMode':
      return setMode(state, action.mode);
    case 'setType':
      return setType(state, action.interfaceType);
    case 'toggleKey':
      return { state: { ...state, keyShown: !state.keyShown } };
    case 'toggleHelp':
      return { state: { ...state, helpShown: !state.helpShown } };
    case 'useKey':
      return {
        state: {
          ...withAnotherKey(touch(change(state, { authKey: action.key }), 'authKey')),
          keyShown: true,
        },
      };
    case 'toIpv6':
      return { state: change(state, { addressFamily: 'ipv6' }), focus: 'addressFamily' };
    case 'doWithoutKey':
      return { state: { ...state, keyLost: false }, focus: 'authKey' };
    case 'acceptOffer':
      return state.offer ? replaceDraft(state, state.offer) : { state };
    case 'keepTyped':
      return { state: keepTyped(state), focus: firstField(state) };
    case 'copyKey':
      return {
        state: { ...state, copied: KEY },
        post: versioned({ type: 'copyKey', text: state.draft.authKey }),
      };
    case 'suggestVlan':
      return suggestVlan(state);
    case 'suggestSubnet':
      return suggestSubnet(state);
    case 'toggleMap':
      return toggleMap(state);
    case 'moveInMap':
      return moveInMap(state, action.to, action.from);
    case 'pickVlan':
      return pickVlan(state, action.vlan);
    case 'showCode':
      return { state: { ...state, codeTab: action.tab }, focus: `code-tab-${action.tab}` };
    case 'copyCode':
      return {
        state: { ...state, copied: action.format },
        post: versioned({ type: 'copyCode', format: action.format }),
      };
    case 'openCode':
      return { state, post: versioned({ type: 'openCode', format: action.format }) };
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
