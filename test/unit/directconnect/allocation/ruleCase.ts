import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import type { NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';

/** A case that breaks a rule of the request. */
export interface Case {
  /** The rule's ID, which begins with its field. */
  rule: string;
  level: 'block' | 'warn';
  says: RegExp;
  /** What breaks the rule, and the nearest value that does not. */
  breaks: Partial<AllocationDraft>;
  keeps: Partial<AllocationDraft>;
  /** What is known of the network; by default, the network of the tests. */
  network?: NetworkFacts;
  /** What is known when the rule holds, if that makes the difference. */
  keepsNetwork?: NetworkFacts;
}

export const block = (
  rule: string,
  says: RegExp,
  breaks: Case['breaks'],
  keeps: Case['keeps'],
  known: Partial<Case> = {},
): Case => ({ rule, level: 'block', says, breaks, keeps, ...known });
export const warn = (...args: Parameters<typeof block>): Case => ({ ...block(...args), level: 'warn' });
