import type { AllocationDraft, AllocationField } from '../draft';
import type { KnownNetwork } from '../knownNetwork';

/** Where a finding is shown: at a field, or at the heading when it is about the connection itself. */
export type FieldName = AllocationField | 'connection';

/** `block` keeps the request from being sent; `warn` only advises, as where sources conflict. */
export type Level = 'block' | 'warn';

/** One rule of the request. Sources that conflict become a `warn`; moving a rule is moving its level. */
export interface Rule {
  /** The field and what is asked of it, `vlan.free`: stable, so that a test or a button can name it. */
  readonly id: string;
  /** What the rule is about. Its finding is shown at the first. */
  readonly fields: readonly [FieldName, ...FieldName[]];
  readonly level: Level;
  /** Where the rule is written: a page, a model shape, an RFC. */
  readonly source: string;
  /** The message when the draft breaks the rule: what is wrong and what to do, in words. */
  readonly check: (draft: AllocationDraft, known: KnownNetwork) => string | undefined;
}

export const MODEL = 'Direct Connect service model 2012-10-25, NewPrivateVirtualInterfaceAllocation';
export const GUIDE = 'AWS Direct Connect user guide, Create a hosted virtual interface';
export const CLOUDFORMATION = 'CloudFormation schema, AWS::DirectConnect::PrivateVirtualInterface';
export const QUOTAS = 'AWS Direct Connect user guide, Direct Connect quotas';

/** A number written in digits alone, with blanks around it or without. */
export function wholeNumber(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
