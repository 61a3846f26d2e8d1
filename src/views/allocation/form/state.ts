import { asSent, emptyDraft, withoutKey } from '../../../directconnect/allocation/draft';
import type { AllocationDraft, AllocationField, TagDraft } from '../../../directconnect/allocation/draft';
import { knownNetwork } from '../../../directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import { maySend, verdict } from '../../../directconnect/allocation/rules';
import type { FieldName, Finding } from '../../../directconnect/allocation/rules';
import { readPageState, versioned } from '../messages';
import type { FromPage, Initial, PageState, ToPage } from '../messages';
import { fields } from './fields';

/** All that the page shows follows from this. */
export interface FormState {
  readonly place: Initial['place'];
  readonly known: KnownNetwork;
  readonly draft: AllocationDraft;
  /** Fields whose findings may be shown: those left once, and all of them after an attempt to send. */
  readonly touched: ReadonlySet<AllocationField>;
  /** What was asked of the extension and is not answered yet. */
  readonly waiting?: 'submit' | 'checkAgain';
  readonly outcome?: ToPage;
  readonly keyShown: boolean;
}

export type Action =
  | { readonly type: 'edit'; readonly field: Exclude<AllocationField, 'tags'>; readonly text: string }
  | { readonly type: 'editTag'; readonly index: number; readonly part: keyof TagDraft; readonly text: string }
  | { readonly type: 'addTag' | 'toggleKey' | 'submit' | 'checkAgain' | 'openConfiguration' | 'startOver' }
  | { readonly type: 'removeTag'; readonly index: number }
  | { readonly type: 'leave'; readonly field: AllocationField }
  | { readonly type: 'answer'; readonly message: ToPage };

/** A new state, with what is to be done about it: at most one message, and the id of the element to focus. */
export interface Step {
  readonly state: FormState;
  readonly post?: FromPage;
  readonly focus?: string;
}

const everyField: ReadonlySet<AllocationField> = new Set(fields.map(({ field }) => field));

/** The state at the start. What the page itself kept wins, if it was kept for the same connection. */
export function startState(initial: Initial, kept: unknown): FormState {
  const own = readPageState(kept);
  const same =
    own?.place.profile === initial.place.profile &&
    own.place.region === initial.place.region &&
    own.place.connectionId === initial.place.connectionId;
  return {
    place: initial.place,
    known: knownNetwork(initial.network),
    draft: same ? { ...own.draft, authKey: initial.draft.authKey } : initial.draft,
    touched: new Set(),
    keyShown: false,
    ...(initial.outcome && { outcome: initial.outcome }),
  };
}

/** What may be kept across a reload: never the key, and nothing of a draft that has become a virtual interface. */
export function toKeep({ place, draft, outcome }: FormState): PageState {
  return versioned({ place, draft: outcome?.type === 'created' ? emptyDraft : withoutKey(draft) });
}

/** True while nothing may be changed or sent: a request is under way, in doubt, or has succeeded. */
export function isLocked({ waiting, outcome }: FormState): boolean {
  return waiting !== undefined || outcome?.type === 'unknown' || outcome?.type === 'created';
}

function allFindings({ draft, known, outcome }: FormState): Finding[] {
  const answered = outcome?.type === 'invalid' ? outcome.findings : [];
  return [...verdict(asSent(draft), known), ...answered];
}

/** What is said of the connection is true before anything was typed. */
function isTouched({ touched }: FormState, field: FieldName): boolean {
  return field === 'connection' || touched.has(field);
}

/** The findings to be shown now, the extension's own among them; at most one for a field, an error before a warning. */
export function shownFindings(state: FormState): Map<FieldName, Finding> {
  const shown = new Map<FieldName, Finding>();
  if (state.outcome?.type === 'created') return shown;
  for (const finding of allFindings(state)) {
    const first = shown.get(finding.field);
    const graver = first?.level === 'warn' && finding.level === 'block';
    if (isTouched(state, finding.field) && (!first || graver)) shown.set(finding.field, finding);
  }
  return shown;
}

/** The element that takes the focus for a field. */
function elementOf(field: AllocationField, { tags }: AllocationDraft): string {
  if (field !== 'tags') return field;
  return tags.length > 0 ? tagElement(0, 'key') : 'addTag';
}

/** The id of one input of a tag's row. */
export function tagElement(index: number, part: keyof TagDraft): string {
  return `tag-${index}-${part}`;
}

/** Shows every finding, and moves to the first field, in the form's order, that keeps the draft from being sent. */
function refuse(state: FormState, message: ToPage): Step {
  const { waiting, ...rest } = state;
  const refused: FormState = { ...rest, touched: everyField, outcome: message };
  const wrong = shownFindings(refused);
  const isWrong = (field: FieldName) => wrong.get(field)?.level === 'block';
  const first = fields.find(({ field }) => isWrong(field));
  if (isWrong('connection')) return { state: refused, focus: 'connection-finding' };
  return { state: refused, focus: first ? elementOf(first.field, state.draft) : 'outcome' };
}

function submit(state: FormState): Step {
  if (isLocked(state)) return { state };
  const draft = asSent(state.draft);
  if (!maySend(verdict(draft, state.known)))
    return refuse(state, versioned({ type: 'invalid', findings: [] }));
  const { outcome, ...rest } = state;
  return {
    state: { ...rest, waiting: 'submit' },
    post: versioned({ type: 'submit', draft }),
    focus: 'outcome',
  };
}

/** Takes what the extension says. Once created stays created: no later message makes the form sendable again. */
function answer(state: FormState, message: ToPage): Step {
  if (state.outcome?.type === 'created') return { state };
  if (message.type === 'invalid') return refuse(state, message);
  const { waiting, ...rest } = state;
  const draft = message.type === 'created' ? withoutKey(state.draft) : state.draft;
  return { state: { ...rest, draft, outcome: message, keyShown: false }, focus: 'outcome' };
}

/** Changes the draft. What the extension found wrong was said of the draft before, so it goes. */
function change(state: FormState, draft: Partial<AllocationDraft>): FormState {
  if (isLocked(state)) return state;
  const { outcome } = state;
  const stale = outcome?.type === 'invalid' && { outcome: { ...outcome, findings: [] } };
  return { ...state, draft: { ...state.draft, ...draft }, ...stale };
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
      return { state: { ...state, touched: new Set([...state.touched, action.field]) } };
    case 'toggleKey':
      return { state: { ...state, keyShown: !state.keyShown } };
    case 'submit':
      return submit(state);
    case 'checkAgain':
      return state.waiting || state.outcome?.type !== 'unknown'
        ? { state }
        : {
            state: { ...state, waiting: 'checkAgain' },
            post: versioned({ type: 'checkAgain' }),
            focus: 'outcome',
          };
    case 'openConfiguration':
      return state.outcome?.type === 'created'
        ? { state, post: versioned({ type: 'openConfiguration' }) }
        : { state };
    case 'startOver':
      return !state.waiting && isLocked(state)
        ? { state, post: versioned({ type: 'startOver' }) }
        : { state };
    case 'answer':
      return answer(state, action.message);
  }
}
