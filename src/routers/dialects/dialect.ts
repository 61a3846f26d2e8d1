import type { Plan } from '../plan';

/** What a person can decide, where a dialect has a way to write it. */
export type Offer = 'bfd' | 'defaultRoute' | 'vrf';

/** A language that routers are configured in. */
export interface Dialect {
  /** A port of such a router, for who has not said which one. */
  readonly port: string;
  /** How ports of such routers are named: what can't be one is noted. */
  readonly ports: RegExp;
  /** Set where each neighbor may have an ASN of yours of its own. */
  readonly asnPerNeighbor?: true;
  /** What it has a way to write. */
  readonly offers: readonly Offer[];
  /** Writes a whole configuration. @throws RouterProblem when a value can't be written in it. */
  write(plan: Plan): string;
}
