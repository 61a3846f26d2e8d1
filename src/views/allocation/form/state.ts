import { asSent, emptyDraft, withoutKey } from '../../../directconnect/allocation/draft';
import type {
  AllocationDraft,
  AllocationField,
  Mode,
  TagDraft,
} from '../../../directconnect/allocation/draft';
import { knownNetwork } from '../../../directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import { verdict } from '../../../directconnect/allocation/rules';
import type { FieldName, Finding } from '../../../directconnect/allocation/rules';
import { readPageState, versioned } from '../messages';
import type {
  Acceptance,
  FromPage,
  Gateways,
  Initial,
  PageState,
  Progress,
  Review,
  ToPage,
} from '../messages';
import { KEY_LOST, withKeyFinding } from './keyFinding';

/** A draft that may take the place of what is typed, and where it came from. */
export type Offer = Pick<Extract<ToPage, { type: 'draft' }>, 'draft' | 'notice'>;

/** How a request ended, or that it was not sent. */
export type Outcome = Extract<ToPage, { type: 'invalid' | 'refused' | 'notSent' | 'unknown' | 'created' }>;

/** All that the page shows follows from this. */
export interface FormState {
  readonly beginning: string;
  readonly place: Initial['place'];
  readonly known: KnownNetwork;
  readonly pool: Initial['pool'];
  /** Where VLANs are suggested from, as it is set. */
  readonly vlanRange: string;
  readonly draft: AllocationDraft;
  /** What the draft was before anything was typed, without a key. */
  readonly began: AllocationDraft;
  /** Another draft, while the person is asked whether it may take the place of what was typed. */
  readonly offer?: Offer;
  /** True when a key was typed before a reload, and nothing was decided since. */
  readonly keyLost: boolean;
  /** A line above the form, such as where its draft came from. */
  readonly notice?: string;
  /** Fields whose findings may be shown: those left once, and all of them after an attempt to send. */
  readonly touched: ReadonlySet<AllocationField>;
  /** What was asked of the extension and is not answered yet. */
  readonly waiting?: 'review' | 'submit' | 'checkAgain';
  readonly outcome?: Outcome;
  /** What is to be sent, while it is being reviewed, and which of its texts is in front. */
  readonly review?: Review;
  readonly codeTab: number;
  readonly progress?: Progress;
  readonly acceptance?: Acceptance;
  /** The gateway that is chosen in the owner's account. */
  readonly acceptGateway: string;
  /** The gateways of the connection's own account, once they were asked for. */
  readonly gateways?: Gateways;
  /** The VLAN that is in front in the map, while the map is open. */
  readonly mapAt?: number;
  /** What was copied last, and is that still: the key, the message to the owner, or the request in a format. */
  readonly copied?: string;
  readonly keyShown: boolean;
  readonly helpShown: boolean;
}

export type Action =
  | { readonly type: 'edit'; readonly field: AllocationField & keyof Typed; readonly text: string }
  | { readonly type: 'editTag'; readonly index: number; readonly part: keyof TagDraft; readonly text: string }
  | { readonly type: 'removeTag'; readonly index: number }
  | { readonly type: 'leave'; readonly field: AllocationField }
  | { readonly type: 'setMode'; readonly mode: Mode }
  | { readonly type: 'useKey'; readonly key: string }
  | { readonly type: 'moveInMap'; readonly to: number }
  | { readonly type: 'pickVlan'; readonly vlan: number }
  | { readonly type: 'showCode'; readonly tab: number }
  | { readonly type: 'copyCode' | 'openCode'; readonly format: string }
  | { readonly type: 'acceptWith'; readonly profile: string | undefined }
  | { readonly type: 'chooseAcceptGateway'; readonly gateway: string }
  | {
      readonly type:
        | 'addTag'
        | 'toggleKey'
        | 'toggleHelp'
        | 'copyKey'
        | 'suggestVlan'
        | 'suggestSubnet'
        | 'toggleMap'
        | 'takeOffer'
        | 'keepTyped'
        | 'doWithoutKey'
        | 'escape'
        | 'submit'
        | 'cancel'
        | 'checkAgain'
        | 'openConfiguration'
        | 'startOver'
        | 'startFrom'
        | 'saveTemplate'
        | 'readGateways'
        | 'accept'
        | 'checkAcceptance'
        | 'forgetAcceptance'
        | 'copyOwnerMessage';
    }
  | { readonly type: 'answer'; readonly message: ToPage };

/** The fields of a draft that are typed as text. */
type Typed = Omit<AllocationDraft, 'tags' | 'mode'>;

/** A new state, with what is to be done about it: at most one message, and the id of the element to focus. */
export interface Step {
  readonly state: FormState;
  readonly post?: FromPage;
  readonly focus?: string;
}

const isOutcome = (message: ToPage | undefined): message is Outcome =>
  message !== undefined && ['invalid', 'refused', 'notSent', 'unknown', 'created'].includes(message.type);

/** The state at the start. What the page itself kept wins, if it was kept since the same beginning. */
export function startState(initial: Initial, kept: unknown): FormState {
  const own = readPageState(kept);
  const same = own?.beginning === initial.beginning;
  const { outcome, progress, notice, restored } = initial;
  const keyLost = same ? own.hadKey === true && initial.draft.authKey === '' : restored?.keyLost === true;
  return {
    beginning: initial.beginning,
    place: initial.place,
    known: knownNetwork(initial.network),
    pool: initial.pool,
    draft: same ? { ...own.draft, authKey: initial.draft.authKey } : initial.draft,
    vlanRange: initial.vlanRange,
    began: restored ? emptyDraft : withoutKey(initial.draft),
    keyLost,
    touched: new Set(),
    codeTab: 0,
    acceptGateway: '',
    keyShown: false,
    helpShown: false,
    ...(notice && { notice }),
    ...(isOutcome(outcome) && { outcome }),
    ...(progress && { progress }),
  };
}

/** What may be kept across a reload: never the key, and nothing of a draft that has become a virtual interface. */
export function toKeep({ beginning, place, draft, outcome, keyLost }: FormState): PageState {
  if (outcome?.type === 'created') return versioned({ beginning, place, draft: emptyDraft, hadKey: false });
  return versioned({
    beginning,
    place,
    draft: withoutKey(draft),
    hadKey: draft.authKey !== '' || keyLost,
  });
}

/** True once a request is under way, in doubt, or has succeeded: then the page shows what became of it. */
export function isSent({ waiting, outcome }: FormState): boolean {
  return waiting === 'submit' || outcome?.type === 'unknown' || outcome?.type === 'created';
}

/** True while nothing may be changed. */
export function isLocked(state: FormState): boolean {
  return state.waiting !== undefined || state.review !== undefined || isSent(state);
}

function allFindings(state: FormState): Finding[] {
  const { draft, known, outcome } = state;
  const answered = outcome?.type === 'invalid' ? outcome.findings : [];
  return withKeyFinding([...verdict(asSent(draft), known), ...answered], state);
}

/** Whether what was found may be shown. What is said of the connection, and of a key that is gone, is true from the start. */
function isShown({ touched }: FormState, { field, rule }: Finding): boolean {
  return field === 'connection' || rule === KEY_LOST || touched.has(field);
}

/** All that is advised against, whether its field was left or not: to be read before the request is sent. */
export function warnings(state: FormState): Finding[] {
  return allFindings(state).filter(({ level }) => level === 'warn');
}

/** The findings to be shown now, the extension's own among them; at most one for a field, an error before a warning. */
export function shownFindings(state: FormState): Map<FieldName, Finding> {
  const shown = new Map<FieldName, Finding>();
  if (isSent(state) && state.waiting === undefined) return shown;
  for (const finding of allFindings(state)) {
    const first = shown.get(finding.field);
    const graver = first?.level === 'warn' && finding.level === 'block';
    if (isShown(state, finding) && (!first || graver)) shown.set(finding.field, finding);
  }
  return shown;
}

/** What may have been copied, besides the request in a format. */
export const KEY = 'key';
export const OWNER_MESSAGE = 'ownerMessage';

/** The id of one input of a tag's row. */
export function tagElement(index: number, part: keyof TagDraft): string {
  return `tag-${index}-${part}`;
}
