import type { Answer, Delivery } from '../http/answer';
import type { RefusalText } from '../refusal';

/** What a fault does to an answer. `commits` is whether the operation is carried out before. */
export const FAULTS = {
  'error': { commits: false },
  'drop-before': { commits: false },
  'drop-after': { commits: true },
  'hang': { commits: false },
  'html': { commits: false },
  'drip': { commits: true },
  'delay': { commits: true },
  'truncate': { commits: true },
  'repeat-token': { commits: true },
} as const;

export type FaultKind = keyof typeof FAULTS;

/** A fault as it was set. Whatever is left out of operation, account and region matches all. */
export interface Fault {
  readonly fault: FaultKind;
  readonly operation?: string;
  readonly account?: string;
  readonly region?: string;
  /** How often it strikes before it is gone. */
  readonly times: number;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly milliseconds: number;
  readonly commits: boolean;
}

/** Whom a fault is looked up for. */
export interface FaultSubject {
  readonly operation: string;
  /** Undefined for calls that are not signed. */
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** The faults that wait, the oldest first. */
export class Faults {
  private waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times });
  }

  /** The first fault that matches, used up by one. */
  take(subject: FaultSubject): Fault | undefined {
    const found = this.waiting.find(({ fault }) => matches(fault, subject));
    if (!found) return undefined;
    found.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return found.fault;
  }

  list(): Fault[] {
    return this.waiting.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  clear(): void {
    this.waiting = [];
  }
}

function matches(fault: Fault, subject: FaultSubject): boolean {
  return (['operation', 'account', 'region'] as const).every(
    (field) => fault[field] === undefined || fault[field] === subject[field],
  );
}

/**
 * Turns the answer that would have been into what the fault makes of it.
 * @param fail writes a refusal in the protocol that was spoken
 */
export function spoil(answer: Answer, fault: Fault, fail: (refusal: RefusalText) => Answer): Answer {
  switch (fault.fault) {
    case 'error':
      return fail(fault);
    case 'html':
      return { status: fault.status, contentType: 'text/html; charset=utf-8', body: SIGN_IN_PAGE };
    case 'truncate':
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
    case 'repeat-token':
      return answer;
    default:
      return { ...answer, delivery: deliveryOf(fault.fault, fault.milliseconds) };
  }
}

function deliveryOf(
  kind: Exclude<FaultKind, 'error' | 'html' | 'truncate' | 'repeat-token'>,
  milliseconds: number,
): Delivery {
  switch (kind) {
    case 'drop-before':
    case 'drop-after':
      return { kind: 'drop' };
    case 'hang':
      return { kind: 'hang' };
    default:
      return { kind, milliseconds };
  }
}

/** What a captive portal answers to everything. */
const SIGN_IN_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Guest network</title></head><body>Please sign in to use this network.</body></html>\n';
