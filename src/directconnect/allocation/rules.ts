import type { AllocationDraft } from './draft';
import type { KnownNetwork } from './knownNetwork';
import { bgpRules } from './rules/bgp';
import { capacityRules } from './rules/capacity';
import { connectionRules } from './rules/connection';
import { layer2Rules } from './rules/layer2';
import { gatewayRules } from './rules/gateway';
import { layer3Rules } from './rules/layer3';
import { prefixRules } from './rules/prefixes';
import type { FieldName, Level, Rule } from './rules/rule';
import { tagRules } from './rules/tags';
import { ownerRules } from './rules/owner';
import { tidy } from './tidy';

export type { FieldName } from './rules/rule';

/** What a rule found wrong, in words that say how to fix it. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  /** Where it is shown. */
  readonly field: FieldName;
  readonly level: Level;
  readonly message: string;
}

/** Every rule of the request, in the order of the form. To add a rule, add it to one of these lists. */
export const rules: readonly Rule[] = [
  ...connectionRules,
  ...ownerRules,
  ...gatewayRules,
  ...layer2Rules,
  ...layer3Rules,
  ...prefixRules,
  ...bgpRules,
  ...capacityRules,
  ...tagRules,
];

/**
 * Checks a draft against every rule and what is known about the network. It is tidied first, as it is when sent.
 * @returns at most one finding for each field and level: the first that its rules make.
 */
export function validate(typed: AllocationDraft, known: KnownNetwork): Finding[] {
  const draft = tidy(typed);
  const found = new Map<string, Finding>();
  for (const { id, fields, level, check } of rules) {
    const [field] = fields;
    const slot = `${field} ${level}`;
    const message = found.has(slot) ? undefined : check(draft, known);
    if (message !== undefined) found.set(slot, { rule: id, field, level, message });
  }
  return [...found.values()];
}

/** True when no finding prevents the request from being sent. */
export function maySend(found: readonly Finding[]): boolean {
  return found.every(({ level }) => level !== 'block');
}
