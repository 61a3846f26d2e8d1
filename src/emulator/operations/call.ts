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
}

/**
 * An operation of the API: reads its fields, applies the rules, changes the estate, and gives the answer as it is sent.
 * Nothing is changed before every rule held.
 */
export type Operation = (call: Call) => object;
