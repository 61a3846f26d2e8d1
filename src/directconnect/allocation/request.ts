import type { AllocatePrivateVirtualInterfaceRequest } from '@aws-sdk/client-direct-connect';
import { isTwoByteAsn, parseAsn } from '../asn';
import { typedTags } from './draft';
import type { AllocationDraft, AllocationTarget } from './draft';
import { rules } from './rules';
import type { Finding } from './rules';

/**
 * Holds a draft against every rule.
 * @returns at most one finding for each field and level: the first that its rules make.
 */
export function findings(draft: AllocationDraft, target: AllocationTarget): Finding[] {
  const found = new Map<string, Finding>();
  for (const { field, level, check } of rules) {
    const slot = `${field} ${level}`;
    const message = found.has(slot) ? undefined : check(draft, target);
    if (message !== undefined) found.set(slot, { field, level, message });
  }
  return [...found.values()];
}

/** True when nothing that was found keeps the request from being sent. */
export function maySend(found: readonly Finding[]): boolean {
  return found.every(({ level }) => level !== 'block');
}

/**
 * The request that a draft stands for. Fields left empty are left out, so that AWS chooses them.
 * @throws RangeError when the draft breaks a blocking rule: ask `findings` first.
 */
export function toRequest(
  draft: AllocationDraft,
  target: AllocationTarget,
): AllocatePrivateVirtualInterfaceRequest {
  const asn = parseAsn(draft.asn);
  if (asn === undefined || !maySend(findings(draft, target))) {
    throw new RangeError('The draft breaks a rule of the allocation request.');
  }
  const tags = typedTags(draft);
  const customerAddress = draft.customerAddress.trim();
  const amazonAddress = draft.amazonAddress.trim();
  return {
    connectionId: target.connectionId,
    ownerAccount: draft.ownerAccount.trim(),
    newPrivateVirtualInterfaceAllocation: {
      virtualInterfaceName: draft.virtualInterfaceName.trim(),
      vlan: Number(draft.vlan.trim()),
      ...(isTwoByteAsn(asn) ? { asn } : { asnLong: asn }),
      mtu: Number(draft.mtu),
      ...(draft.authKey && { authKey: draft.authKey }),
      addressFamily: draft.addressFamily === 'ipv6' ? 'ipv6' : 'ipv4',
      ...(amazonAddress && { amazonAddress }),
      ...(customerAddress && { customerAddress }),
      ...(tags.length > 0 && { tags: tags.map(({ key, value }) => ({ key, value })) }),
    },
  };
}
