import type { Estate } from '../estate/estate';
import type { Fields } from '../json/fields';
import type { Lifecycle } from '../lifecycle/lifecycle';

/** One verified call: the caller, the region, and the request. */
export interface Call {
  readonly account: string;
  readonly region: string;
  readonly fields: Fields;
  readonly estate: Estate;
  readonly lifecycle: Lifecycle;
  /** Whether the account is a Direct Connect partner, which has interconnects and provisions hosted connections. */
  readonly isPartner: boolean;
  /** A fault makes lists endless: each page returns the token that requested it. */
  readonly repeatsToken: boolean;
}

/**
 * An operation of the API: reads its fields, checks the rules, changes the estate, and returns the answer. Nothing is
 * changed until every rule was checked.
 */
export type Operation = (call: Call) => object;
