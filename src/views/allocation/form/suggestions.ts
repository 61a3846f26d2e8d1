import { wholeNumber } from '../../../directconnect/allocation/rules/rule';
import { nextFreeSubnet, nextFreeVlan, parseVlanRange } from '../../../directconnect/allocation/suggest';
import { tidy } from '../../../directconnect/allocation/tidy';
import { change, touch } from './changes';
import type { FormState, Step } from './state';

/** The last valid VLAN. Source: IEEE 802.1Q. */
const LAST_VLAN = 4094;

/** The typed VLAN as a number; `undefined` when it is not valid. */
export function typedVlan({ draft }: Pick<FormState, 'draft'>): number | undefined {
  const typed = wholeNumber(tidy(draft).vlan);
  return typed !== undefined && typed >= 1 && typed <= LAST_VLAN ? typed : undefined;
}

/** The next free VLAN in the configured range; `undefined` when the range is invalid or used up. */
export function freeVlan(
  { known, vlanRange }: Pick<FormState, 'known' | 'vlanRange'>,
  after?: number,
): number | undefined {
  const range = parseVlanRange(vlanRange);
  return range && nextFreeVlan(known, after, range);
}

export function suggestVlan(state: FormState): Step {
  const vlan = freeVlan(state, typedVlan(state));
  return vlan === undefined ? { state } : pickVlan(state, vlan);
}

export function pickVlan(state: FormState, vlan: number): Step {
  const { mapAt, ...rest } = touch(change(state, { vlan: String(vlan) }), 'vlan');
  return { state: rest, focus: 'vlan' };
}

export function suggestSubnet(state: FormState): Step {
  const found = nextFreeSubnet(state.known, state.pool.prefix, state.pool.prefixLength);
  if (!found) return { state };
  const next = change(state, { customerAddress: found.customerAddress, amazonAddress: found.amazonAddress });
  return { state: touch(next, 'customerAddress', 'amazonAddress'), focus: 'customerAddress' };
}

export function toggleMap(state: FormState): Step {
  const { mapAt, ...rest } = state;
  if (mapAt !== undefined) return { state: rest, focus: 'toggleMap' };
  return { state: { ...rest, mapAt: typedVlan(state) ?? freeVlan(state) ?? 1 }, focus: 'vlan-map' };
}

export function moveInMap(state: FormState, to: number): Step {
  return { state: { ...state, mapAt: Math.min(Math.max(to, 1), LAST_VLAN) }, focus: 'vlan-map' };
}
