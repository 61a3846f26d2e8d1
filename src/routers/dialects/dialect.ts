import type { DialectTraits, Plan } from '../plan';

/** A router configuration language. */
export interface Dialect extends DialectTraits {
  /** Writes a complete configuration. @throws RouterProblem if it can't express a value. */
  write(plan: Plan): string;
}
