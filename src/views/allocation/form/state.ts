import type { InterfaceType } from '../../../directconnect/resources/interfaceTypes';
import { asSent } from '../../../directconnect/allocation/asSent';
import { emptyDraft, withoutKey } from '../../../directconnect/allocation/draft';
import type {
  AddressField,
  AllocationDraft,
  AllocationField,
  Mode,
  TagDraft,
} from '../../../directconnect/allocation/draft';
import { knownNetwork } from '../../../directconnect/allocation/knownNetwork';
import type { KnownNetwork } from '../../../directconnect/allocation/knownNetwork';
import { validate } from '../../../directconnect/allocation/rules';
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
import type { Outcome } from './outcome';
import { REFUSED, withRefusal } from './refusalFinding';

/** A draft that may replace what was typed, and where it came from. */
export type Offer = Pick<Extract<ToPage, { type: 'draft' }>, 'draft' | 'notice'>;

/** Everything the page shows is derived from this. */
export interface FormState {
  readonly beginning: string;
  readonly place: Initial['place'];
  readonly known: KnownNetwork;
  readonly pool: Initial['pool'];
  /** The configured range for suggested VLANs. */
  readonly vlanRange: string;
  readonly draft: AllocationDraft;
  /** The draft before anything was typed, without a key. */
  readonly initialDraft: AllocationDraft;
  /** Another draft, while the person is asked whether it may replace what was typed. */
  readonly offer?: Offer;
  /** True when a key was typed before a reload and the person has not decided about it since. */
  readonly keyLost: boolean;
  /** The peer address that was typed since the other one was last proposed. */
  readonly addressTyped?: AddressField;
  /** The peer address that is proposed and not typed. */
  readonly proposed?: AddressField;
  /** A line above the form, for example where its draft came from. */
  readonly notice?: string;
  /** Fields whose findings may be shown: those that were left, and all of them after an attempt to send. */
  readonly touched: ReadonlySet<AllocationField>;
  /** The pending request to the extension. */
  readonly waiting?: 'review' | 'submit' | 'checkAgain';
  readonly outcome?: Outcome;
  /** What will be sent, while it is being reviewed, and which of its tabs is active. */
  readonly review?: Review;
  readonly codeTab: number;
  readonly progress?: Progress;
  readonly acceptance?: Acceptance;
  /** The chosen gateway in the owner's account. */
  readonly acceptGateway: string;
  /** The gateways of the connection's own account, once requested. */
  readonly gateways?: Gateways;
  /** The active VLAN in the map, while the map is open. */
  readonly mapAt?: number;
  /** What was copied last, while it is still current: the key, the message to the owner, or the request in a format. */
  readonly copied?: string;
  readonly keyShown: boolean;
  readonly helpShown: boolean;
}

/** What moves the map besides its cells, and keeps the focus: its element's id. */
export type MapControl = 'vlan-strip' | 'vlan-previous' | 'vlan-next';

export type Action =
  | { readonly type: 'edit'; readonly field: AllocationField & keyof Typed; readonly text: string }
  | { readonly type: 'editTag'; readonly index: number; readonly part: keyof TagDraft; readonly text: string }
  | { readonly type: 'removeTag'; readonly index: number }
  | { readonly type: 'leave'; readonly field: AllocationField }
  | { readonly type: 'setMode'; readonly mode: Mode }
  | { readonly type: 'setType'; readonly interfaceType: InterfaceType }
  | { readonly type: 'useKey'; readonly key: string }
  | { readonly type: 'moveInMap'; readonly to: number; readonly from?: MapControl }
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
        | 'acceptOffer'
        | 'keepTyped'
        | 'doWithoutKey'
        | 'toIpv6'
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

/** The text fields of a draft. */
type Typed = Omit<AllocationDraft, 'tags' | 'mode' | 'type'>;

/** A new state with its side effects. */
export interface Step {
  readonly state: FormState;
  readonly post?: FromPage;
  /** The id of the element to focus. */
  readonly focus?: string;
  /** The id of the field whose text is selected if it has the focus, so that typing replaces it. */
  readonly select?: string;
}

const isOutcome = (message: ToPage | undefined): message is Outcome =>
  message !== undefined && ['invalid', 'refused', 'notSent', 'unknown', 'created'].includes(message.type);

/** The initial state. What the page itself stored takes precedence, if it belongs to the same draft. */
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
    initialDraft: restored ? emptyDraft : withoutKey(initial.draft),
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

/** What may be stored across a reload: never the key, and nothing of a draft that has become a virtual interface. */
export function toKeep({ beginning, place, draft, outcome, keyLost }: FormState): PageState {
  if (outcome?.type === 'created') return versioned({ beginning, place, draft: emptyDraft, hadKey: false });
  return versioned({
    beginning,
    place,
    draft: withoutKey(draft),
    hadKey: draft.authKey !== '' || keyLost,
  });
}

/** True once a request is in progress, unresolved or successful: then the page shows its outcome. */
export function isSent({ waiting, outcome }: FormState): boolean {
  return waiting === 'submit' || outcome?.type === 'unknown' || outcome?.type === 'created';
}

/** True while the form can't be changed. */
export function isLocked(state: FormState): boolean {
  return state.waiting !== undefined || state.review !== undefined || isSent(state);
}

function allFindings(state: FormState): Finding[] {
  const { draft, known, outcome } = state;
  const answered = outcome?.type === 'invalid' ? outcome.findings : [];
  const found = withKeyFinding([...validate(asSent(draft), known), ...answered], state);
  return withRefusal(found, outcome);
}

/** Whether a finding may be shown. Those about the connection, a lost key and a refusal are shown from the start. */
function isShown({ touched }: FormState, { field, rule }: Finding): boolean {
  return field === 'connection' || rule === KEY_LOST || rule === REFUSED || touched.has(field);
}

/** All warnings, whether or not their fields were left: to be read before the request is sent. */
export function warnings(state: FormState): Finding[] {
  return allFindings(state).filter(({ level }) => level === 'warn');
}

/** The findings to show now, including those of the extension; at most one per field, errors before warnings. */
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

/** What can be copied, besides the request in a format. */
export const KEY = 'key';
export const OWNER_MESSAGE = 'ownerMessage';

/** The element id of one input in a tag's row. */
export function tagElement(index: number, part: keyof TagDraft): string {
  return `tag-${index}-${part}`;
}
