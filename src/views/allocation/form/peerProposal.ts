import { addressesApply } from '../../../directconnect/allocation/draft';
import type { AddressField, AllocationField } from '../../../directconnect/allocation/draft';
import { tidy } from '../../../directconnect/allocation/tidy';
import { formatIpv4Interface, otherEnd, parseIpv4Interface } from '../../../directconnect/addressing/ipv4';
import { change, touch } from './changes';
import type { FormState } from './state';

const others: Readonly<Record<AddressField, AddressField>> = {
  customerAddress: 'amazonAddress',
  amazonAddress: 'customerAddress',
};

export const isAddress = (field: AllocationField): field is AddressField => Object.hasOwn(others, field);

/** Notes that an address was typed: it is no proposal, and the other one may now be proposed. */
export function addressTyped(state: FormState, field: AddressField): FormState {
  const { proposed, ...rest } = state;
  return { ...rest, addressTyped: field, ...(proposed && proposed !== field && { proposed }) };
}

/** Forgets what was proposed, for example because both addresses were replaced. */
export const withoutProposal = ({
  addressTyped: _typed,
  proposed: _proposed,
  ...state
}: FormState): FormState => state;

/**
 * After one address was typed, proposes the other end of its /30 or /31. Only an empty field or an earlier proposal is
 * filled in; one that was typed, or emptied, stays as it is.
 */
export function propose(state: FormState): FormState {
  const { addressTyped: typed, ...rest } = state;
  if (typed === undefined || !addressesApply(state.draft)) return state;
  const { proposed, ...unproposed } = rest;
  const other = others[typed];
  const isOurs = proposed === other;
  const draft = tidy(state.draft);
  if (draft[other] !== '' && !isOurs) return rest;
  const address = parseIpv4Interface(draft[typed]);
  const end = address && otherEnd(address);
  if (!end) return isOurs ? change(unproposed, { [other]: '' }) : rest;
  const filled = change(unproposed, { [other]: formatIpv4Interface(end) });
  return { ...touch(filled, other), proposed: other };
}
