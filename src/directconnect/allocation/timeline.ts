import * as l10n from '@vscode/l10n';
import { isLeaving, stateWords } from '../resources/states';
import { visible } from '../text';
import type { Mode } from './draft';

/** A state in which the virtual interface was seen, and when first. */
export interface SeenState {
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What was seen of one request so far: plain JSON, so that it survives a reload. All times are milliseconds since the epoch. */
export interface Observed {
  readonly mode: Mode;
  /** When the request was given to the network; undefined while it was not. */
  readonly sentAt?: number;
  /**
   * How it was answered. `unknown`: no answer that settles it. `unchecked`: by a refusal, of which a look alone can say
   * whether it is true.
   */
  readonly answer?: {
    readonly kind: 'created' | 'refused' | 'notSent' | 'unchecked' | 'unknown';
    readonly at: number;
  };
  /** When it was first listed in the account of the connection. */
  readonly seenInNetworkAccount?: number;
  /** When it was first listed in the account that is to own it. */
  readonly seenInOwnerAccount?: number;
  /** Whether a profile of the user's reaches the owner's account; without one, nothing can be seen there. */
  readonly ownerReachable: boolean;
  /** Each state once, in the order in which they were seen. */
  readonly states: readonly SeenState[];
  /** When ConfirmPrivateVirtualInterface was answered here; whoever confirms elsewhere is known by the state alone. */
  readonly acceptedAt?: number;
  /** True when that answer was a refusal, and it was accepted all the same. */
  readonly acceptanceRefused?: boolean;
  /** When its BGP session was first seen up. */
  readonly bgpUpAt?: number;
}

export type StepId =
  | 'sent'
  | 'answered'
  | 'seenInNetworkAccount'
  | 'seenInOwnerAccount'
  | 'confirming'
  | 'accepted'
  | 'pending'
  | 'available'
  | 'bgpUp';

/** One step on the way to traffic. */
export interface TimelineStep {
  readonly id: StepId;
  /** `current` is what is waited for now; `skipped` never was or will be seen, and that is no fault. */
  readonly state: 'done' | 'current' | 'waiting' | 'failed' | 'skipped';
  readonly label: string;
  /** Milliseconds since the epoch, of a step that is done or failed. */
  readonly at?: number;
  /** What else is to be said, in a sentence. */
  readonly words?: string;
}

/** A step as it was seen by itself, before its place among the others is known. */
interface Seen {
  readonly id: StepId;
  readonly label: string;
  readonly at?: number | undefined;
  readonly failed?: boolean;
  /** It will not be seen, and that is no fault. */
  readonly skipped?: boolean;
  readonly words?: string | undefined;
}

/** States that only an accepted virtual interface has. */
const afterAcceptance: ReadonlySet<string> = new Set([
  'verifying',
  'pending',
  'available',
  'down',
  'testing',
]);

const firstOf = ({ states }: Observed, matches: (state: string) => boolean) =>
  states.find(({ state }) => matches(state));

/** When something that happened between two looks was over at the latest: the first sign that it lies behind. */
function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.flatMap((time) => time ?? []);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function requestSteps(observed: Observed): Seen[] {
  const { sentAt, answer, seenInNetworkAccount } = observed;
  const sent = { id: 'sent', label: l10n.t('Sent to AWS') } as const;
  const answered = { id: 'answered', label: l10n.t('Answered by AWS') } as const;
  switch (answer?.kind) {
    case 'notSent':
      return [{ ...sent, at: answer.at, failed: true, words: l10n.t('Nothing was sent.') }, answered];
    case 'refused':
      return [
        { ...sent, at: sentAt },
        { ...answered, at: answer.at, failed: true, words: l10n.t('AWS refused; nothing was created.') },
      ];
    case 'unchecked':
      return [
        { ...sent, at: sentAt },
        {
          ...answered,
          at: answer.at,
          words:
            seenInNetworkAccount === undefined
              ? l10n.t('AWS refused, but that nothing was created could not be checked.')
              : l10n.t('AWS’s answer was a refusal; it was found by looking.'),
        },
      ];
    case 'unknown':
      return [
        { ...sent, at: sentAt },
        seenInNetworkAccount === undefined
          ? {
              ...answered,
              words: l10n.t('No answer says whether it was created. It is looked for, not sent again.'),
            }
          : { ...answered, skipped: true, words: l10n.t('No answer came; it was found by looking.') },
      ];
    default:
      return [
        { ...sent, at: sentAt },
        { ...answered, at: answer?.at },
      ];
  }
}

function visibilitySteps(observed: Observed): Seen[] {
  const { mode, seenInNetworkAccount, seenInOwnerAccount, ownerReachable } = observed;
  const network: Seen = {
    id: 'seenInNetworkAccount',
    label: mode === 'create' ? l10n.t('Listed in the account') : l10n.t('Listed in the connection’s account'),
    at: seenInNetworkAccount,
  };
  if (mode === 'create') return [network];
  const unreachable = !ownerReachable && seenInOwnerAccount === undefined;
  return [
    network,
    {
      id: 'seenInOwnerAccount',
      label: l10n.t('Listed in the owner’s account'),
      at: seenInOwnerAccount,
      skipped: unreachable,
      words: unreachable
        ? l10n.t('No profile of yours that is opened is known to be of that account.')
        : undefined,
    },
  ];
}

function acceptanceSteps(observed: Observed): Seen[] {
  if (observed.mode === 'create') return [];
  const { acceptedAt, acceptanceRefused } = observed;
  const confirming = firstOf(observed, (state) => state === 'confirming');
  const after = firstOf(observed, (state) => afterAcceptance.has(state));
  const rejected = firstOf(observed, (state) => state === 'rejected');
  const accepted = earliest(acceptedAt, after?.at);
  return [
    {
      id: 'confirming',
      label: l10n.t('Offered to the owner'),
      at: confirming?.at,
      // Whoever is quick accepts between two looks.
      skipped: !confirming && accepted !== undefined,
    },
    {
      id: 'accepted',
      label: l10n.t('Accepted by the owner'),
      at: accepted ?? rejected?.at,
      failed: accepted === undefined && rejected !== undefined,
      words:
        accepted === undefined && rejected !== undefined
          ? l10n.t('The owner’s account declined it.')
          : acceptanceRefused
            ? l10n.t('AWS’s answer was a refusal; it was found by looking.')
            : undefined,
    },
  ];
}

function trafficSteps(observed: Observed): Seen[] {
  const { states, bgpUpAt } = observed;
  const pending = firstOf(observed, (state) => state === 'pending' || state === 'verifying');
  const up = firstOf(observed, (state) => state === 'available' || state === 'testing');
  const now = states.at(-1);
  const down = now?.state === 'down';
  const waitsForBgp = down || now?.state === 'testing' || now?.state === 'available';
  return [
    {
      id: 'pending',
      label: l10n.t('Provisioned by AWS'),
      at: pending?.at,
      skipped: !pending && (up !== undefined || down),
    },
    {
      id: 'available',
      label: l10n.t('Available'),
      at: up?.at,
      // AWS calls a virtual interface down whose BGP session is: what it waits for is the next step.
      skipped: !up && down,
    },
    {
      id: 'bgpUp',
      label: l10n.t('BGP session up'),
      at: bgpUpAt,
      words:
        bgpUpAt === undefined && waitsForBgp
          ? l10n.t('The session comes up once your router speaks BGP with the same key, addresses and ASN.')
          : undefined,
    },
  ];
}

/** Where it was when it went away, and how. Undefined while it is there. */
function goneWords({ states }: Observed): { at: number; words: string } | undefined {
  const last = states.at(-1);
  if (!last || !isLeaving(last.state)) return undefined;
  const { label, meaning } = stateWords(last.state);
  return { at: last.at, words: `${visible(label)}. ${meaning}` };
}

/**
 * The steps of one request, from what was seen. A step before one that is done lies behind too, even where nobody looked
 * in time; behind a failed step nothing more is waited for.
 */
export function timeline(observed: Observed): TimelineStep[] {
  const steps = [
    ...requestSteps(observed),
    ...visibilitySteps(observed),
    ...acceptanceSteps(observed),
    ...trafficSteps(observed),
  ];
  const ended = goneWords(observed);
  const lastDone = steps.findLastIndex(({ at }) => at !== undefined);
  const result: TimelineStep[] = [];
  let open: 'current' | 'waiting' | 'skipped' = 'current';
  for (const [index, { id, label, at, failed, skipped, words }] of steps.entries()) {
    const base = { id, label, ...(words !== undefined && { words }) };
    if (failed) {
      result.push({ ...base, state: 'failed', ...(at !== undefined && { at }) });
      open = 'skipped';
    } else if (at !== undefined) {
      result.push({ ...base, state: 'done', at });
    } else if (skipped || index < lastDone) {
      result.push({ ...base, state: 'skipped' });
    } else if (ended && open === 'current') {
      result.push({ ...base, state: 'failed', ...ended });
      open = 'skipped';
    } else {
      result.push({ ...base, state: open });
      if (open === 'current') open = 'waiting';
    }
  }
  return result;
}
