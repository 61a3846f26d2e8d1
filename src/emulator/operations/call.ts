import type { Estate } from '../estate/estate';
import type { Fields } from '../json/fields';
import type { Lifecycle } from '../lifecycle/lifecycle';

/** One verified call: who asks, in which region, for what. */
export interface Call {
  readonly account: string;
  readonly region: string;
  readonly fields: Fields;
  readonly estate: Estate;
  readonly lifecycle: Lifecycle;
  /** Whether the account is a Direct Connect partner, which has interconnects and provisions hosted connections. */
  readonly isPartner: boolean;
  /** A fault makes lists endless: each page names the token that it was asked with. */
  readonly repeatsToken: boolean;
}

/**
 * An operation of the API: reads its fields, applies the rules, changes the estate, and gives the answer as it is sent.
 * Nothing is changed before every rule held.
 */
export type Operation = (call: Call) => object;
