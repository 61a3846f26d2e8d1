import type { VirtualInterface } from '../estate/model';
import { DIALECTS } from './dialects';
import type { Dialect } from './dialects';
import { sessionOf } from './session';

/** The router configuration of an interface in a dialect, with the BGP key in plain text. */
export function renderForRouter(dialect: Dialect, vif: VirtualInterface): string {
  return `${DIALECTS[dialect](sessionOf(vif)).join('\n')}\n`;
}
