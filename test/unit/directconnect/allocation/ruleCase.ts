import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import type { NetworkFacts } from '../../../../src/directconnect/allocation/knownNetwork';

/** What breaks a rule of the request. */
export interface Case {
  /** The rule's id, its field at the front. */
  rule: string;
  level: 'block' | 'warn';
  says: RegExp;
  /** What breaks the rule, and its nearest neighbour that does not break it. */
  breaks: Partial<AllocationDraft>;
  keeps: Partial<AllocationDraft>;
  /** What is known of the network; the network of the test otherwise. */
  network?: NetworkFacts;
  /** What is known when the rule holds, where that is the difference. */
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
