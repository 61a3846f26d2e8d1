import type { AllocationDraft, AllocationField } from '../draft';
import type { KnownNetwork } from '../knownNetwork';

/** Where a finding is shown: at a field, or at the heading if it is about the connection itself. */
export type FieldName = AllocationField | 'connection';

/** `block` prevents the request from being sent; `warn` only advises, for example where sources conflict. */
export type Level = 'block' | 'warn';

/** One rule of the request. Conflicting sources become a `warn`; to change a rule's severity, change its level. */
export interface Rule {
  /** The field and what is required of it, such as `vlan.free`: stable, so that a test or a button can refer to it. */
  readonly id: string;
  /** The fields that the rule is about. Its finding is shown at the first. */
  readonly fields: readonly [FieldName, ...FieldName[]];
  readonly level: Level;
  /** Where the rule comes from: a page, a model shape, an RFC. */
  readonly source: string;
  /** The message if the draft breaks the rule: what is wrong, and how to fix it. */
  readonly check: (draft: AllocationDraft, known: KnownNetwork) => string | undefined;
}

export const MODEL = 'Direct Connect service model 2012-10-25, NewPrivateVirtualInterfaceAllocation';
export const GUIDE = 'AWS Direct Connect user guide, Create a hosted virtual interface';
export const CLOUDFORMATION = 'CloudFormation schema, AWS::DirectConnect::PrivateVirtualInterface';
export const QUOTAS = 'AWS Direct Connect user guide, Direct Connect quotas';

/** A number in digits only, with or without spaces around it. */
export function wholeNumber(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
