import { wholeNumber } from '../../../directconnect/allocation/rules/rule';
import { nextFreeSubnet, nextFreeVlan, parseVlanRange } from '../../../directconnect/allocation/suggest';
import { tidy } from '../../../directconnect/allocation/tidy';
import { change, touch } from './changes';
import { withoutProposal } from './peerProposal';
import { PAGES, clamped, pageOf } from './vlanPages';
import type { FormState, MapControl, Step } from './state';

/** The typed VLAN as a number; `undefined` when it is not valid. */
export function typedVlan({ draft }: Pick<FormState, 'draft'>): number | undefined {
  const typed = wholeNumber(tidy(draft).vlan);
  return typed !== undefined && typed === clamped(typed) ? typed : undefined;
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
  const { customerAddress, amazonAddress } = found;
  const next = change(withoutProposal(state), { customerAddress, amazonAddress });
  return { state: touch(next, 'customerAddress', 'amazonAddress'), focus: 'customerAddress' };
}

export function toggleMap(state: FormState): Step {
  const { mapAt, ...rest } = state;
  if (mapAt !== undefined) return { state: rest, focus: 'toggleMap' };
  return { state: { ...rest, mapAt: typedVlan(state) ?? freeVlan(state) ?? 1 }, focus: 'vlan-map' };
}

/** The focus follows into the map, unless it is on a control that can move on from there. */
export function moveInMap(state: FormState, to: number, from?: MapControl): Step {
  const mapAt = clamped(to);
  const page = pageOf(mapAt);
  const stays = {
    'vlan-strip': `vlan-page-${page}`,
    'vlan-previous': page > 0 ? 'vlan-previous' : 'vlan-map',
    'vlan-next': page < PAGES - 1 ? 'vlan-next' : 'vlan-map',
  };
  return { state: { ...state, mapAt }, focus: from ? stays[from] : 'vlan-map' };
}
