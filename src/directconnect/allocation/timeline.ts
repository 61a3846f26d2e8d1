import * as l10n from '@vscode/l10n';
import { isAccepted, isLeaving, stateWords } from '../resources/states';
import type { InterfaceType } from '../resources/interfaceTypes';
import { visible } from '../text';
import type { Mode } from './draft';

/** A state that the virtual interface was seen in, and when it was first seen. */
export interface SeenState {
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * What has been observed of one request: plain JSON, so that it survives a reload. All times are milliseconds since the
 * epoch.
 */
export interface Observed {
  readonly type: InterfaceType;
  readonly mode: Mode;
  /** When the request was sent; undefined before that. */
  readonly sentAt?: number;
  /**
   * How it was answered. `unknown`: no conclusive answer. `unchecked`: a refusal that still has to be verified by
   * looking.
   */
  readonly answer?: {
    readonly kind: 'created' | 'refused' | 'notSent' | 'unchecked' | 'unknown';
    readonly at: number;
  };
  /** When it was first listed in the connection's account. */
  readonly seenInNetworkAccount?: number;
  /** When it was first listed in the owner's account. */
  readonly seenInOwnerAccount?: number;
  /** Whether one of the user's profiles reaches the owner's account; without one, nothing can be seen there. */
  readonly ownerReachable: boolean;
  /** Each state once, in the order in which they were seen. */
  readonly states: readonly SeenState[];
  /** When the confirmation was answered here; if it was confirmed elsewhere, only the state tells. */
  readonly acceptedAt?: number;
  /** True if that answer was a refusal although the virtual interface was accepted. */
  readonly acceptanceRefused?: boolean;
  /** When its BGP session was first seen to be up. */
  readonly bgpUpAt?: number;
}

export type StepId =
  | 'sent'
  | 'answered'
  | 'seenInNetworkAccount'
  | 'seenInOwnerAccount'
  | 'confirming'
  | 'accepted'
  | 'verified'
  | 'pending'
  | 'available'
  | 'bgpUp';

/** One step towards a working virtual interface. */
export interface TimelineStep {
  readonly id: StepId;
  /** `current` is the step in progress; `skipped` was not and will not be observed, which is fine. */
  readonly state: 'done' | 'current' | 'waiting' | 'failed' | 'skipped';
  readonly label: string;
  /** When the step was done or failed, in milliseconds since the epoch. */
  readonly at?: number;
  /** An additional sentence to show. */
  readonly words?: string;
}

/** A step on its own, before its position among the others is considered. */
interface Seen {
  readonly id: StepId;
  readonly label: string;
  readonly at?: number | undefined;
  readonly failed?: boolean;
  /** It will not be observed, which is fine. */
  readonly skipped?: boolean;
  readonly words?: string | undefined;
}

const firstOf = ({ states }: Observed, matches: (state: string) => boolean) =>
  states.find(({ state }) => matches(state));

/** The latest time at which something unobserved can have happened: the first sign that it is over. */
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
              ? l10n.t('AWS refused, but whether something was created anyway could not be checked.')
              : l10n.t('AWS answered with a refusal, but a check found it.'),
        },
      ];
    case 'unknown':
      return [
        { ...sent, at: sentAt },
        seenInNetworkAccount === undefined
          ? {
              ...answered,
              words: l10n.t(
                'No answer says whether it was created. We are looking for it; nothing is sent again.',
              ),
            }
          : { ...answered, skipped: true, words: l10n.t('No answer came, but a check found it.') },
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
        ? l10n.t('None of the profiles you have opened is known to belong to that account.')
        : undefined,
    },
  ];
}

function acceptanceSteps(observed: Observed): Seen[] {
  if (observed.mode === 'create') return [];
  const { acceptedAt, acceptanceRefused } = observed;
  const confirming = firstOf(observed, (state) => state === 'confirming');
  const after = firstOf(observed, isAccepted);
  const rejected = firstOf(observed, (state) => state === 'rejected');
  const accepted = earliest(acceptedAt, after?.at);
  return [
    {
      id: 'confirming',
      label: l10n.t('Offered to the owner'),
      at: confirming?.at,
      // It may be accepted between two polls.
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
            ? l10n.t('AWS answered with a refusal, but a check found it.')
            : undefined,
    },
  ];
}

/** AWS reviews the prefixes of a public virtual interface. */
function reviewSteps(observed: Observed): Seen[] {
  if (observed.type !== 'public') return [];
  const verifying = firstOf(observed, (state) => state === 'verifying');
  const passed = firstOf(observed, (state) => isAccepted(state) && state !== 'verifying');
  const rejected = verifying && firstOf(observed, (state) => state === 'rejected');
  const isRefused = !passed && rejected !== undefined;
  return [
    {
      id: 'verified',
      label: l10n.t('Prefixes approved by AWS'),
      at: passed?.at ?? rejected?.at,
      failed: isRefused,
      words: isRefused
        ? l10n.t('AWS did not approve them. Ask AWS Support why.')
        : verifying && !passed
          ? l10n.t('AWS reviews the prefixes, which takes up to 72 hours.')
          : undefined,
    },
  ];
}

function trafficSteps(observed: Observed): Seen[] {
  const { states, bgpUpAt } = observed;
  const pending = firstOf(observed, (state) => state === 'pending');
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
      // AWS reports a virtual interface as down while its BGP session is down: that is what the next step waits for.
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

/** The step at which it disappeared, and how. Undefined while it exists. */
function goneWords({ states }: Observed): { at: number; words: string } | undefined {
  const last = states.at(-1);
  if (!last || !isLeaving(last.state)) return undefined;
  const { label, meaning } = stateWords(last.state);
  return { at: last.at, words: `${visible(label)}. ${meaning}` };
}

/**
 * Derives the steps of one request from what was observed. Steps before one that is done count as done, even if they
 * were never observed; steps after a failed one are no longer expected.
 */
export function timeline(observed: Observed): TimelineStep[] {
  const steps = [
    ...requestSteps(observed),
    ...visibilitySteps(observed),
    ...acceptanceSteps(observed),
    ...reviewSteps(observed),
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
