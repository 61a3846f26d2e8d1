import type { Answer, Delivery } from '../http/answer';
import type { RefusalText } from '../refusal';

/** What a fault does to an answer. `commits`: whether the operation is carried out first. */
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

/** A fault as requested. An omitted operation, account or region matches all. */
export interface Fault {
  readonly fault: FaultKind;
  readonly operation?: string;
  readonly account?: string;
  readonly region?: string;
  /** How often it applies. */
  readonly times: number;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly milliseconds: number;
  readonly commits: boolean;
}

/** The call that a fault is looked up for. */
export interface FaultSubject {
  readonly operation: string;
  /** Undefined for unsigned calls. */
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** The pending faults, oldest first. */
export class Faults {
  private waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times });
  }

  /** Returns the first fault that matches, and counts it as used once. */
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
 * Turns the normal answer into the faulty one.
 * @param fail writes a refusal in the caller's protocol
 */
export function applyFault(answer: Answer, fault: Fault, fail: (refusal: RefusalText) => Answer): Answer {
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

/** The answer of a captive portal to everything. */
const SIGN_IN_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Guest network</title></head><body>Please sign in to use this network.</body></html>\n';
