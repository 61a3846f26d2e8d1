import { tidy } from './tidy';

/** A tag as typed; a row left wholly empty does not count. */
export interface TagDraft {
  readonly key: string;
  readonly value: string;
}

/** Whom the virtual interface is for: another account (Allocate), or the account that owns the connection (Create). */
export type Mode = 'allocate' | 'create';

/** Everything the form asks, as the text that was typed. One property for each field of the request. */
export interface AllocationDraft {
  readonly mode: Mode;
  /** Asked when another account is to own it. */
  readonly ownerAccount: string;
  /** Asked when the connection's own account is to own it: the id of a virtual private or a Direct Connect gateway. */
  readonly gateway: string;
  readonly virtualInterfaceName: string;
  readonly vlan: string;
  readonly asn: string;
  readonly mtu: string;
  /** The BGP MD5 key. Secret: it is never stored, only sent. */
  readonly authKey: string;
  readonly addressFamily: string;
  readonly customerAddress: string;
  readonly amazonAddress: string;
  readonly tags: readonly TagDraft[];
}

/** What a person fills in; the mode is chosen. */
export type AllocationField = Exclude<keyof AllocationDraft, 'mode'>;

export const emptyDraft: AllocationDraft = {
  mode: 'allocate',
  ownerAccount: '',
  gateway: '',
  virtualInterfaceName: '',
  vlan: '',
  asn: '',
  mtu: '1500',
  authKey: '',
  addressFamily: 'ipv4',
  customerAddress: '',
  amazonAddress: '',
  tags: [],
};

/** The tags that were meant: rows in which something was typed. */
export function typedTags(draft: AllocationDraft): TagDraft[] {
  return draft.tags.filter(({ key, value }) => key !== '' || value !== '');
}

/** False for IPv6: then Amazon assigns both peer addresses itself. */
export function addressesApply({ addressFamily }: AllocationDraft): boolean {
  return addressFamily !== 'ipv6';
}

/**
 * The draft as it is sent: tidied, and without what was typed into fields that the mode or the address family has since
 * hidden.
 */
export function asSent(typed: AllocationDraft): AllocationDraft {
  const draft = tidy(typed);
  const { mode, ownerAccount, gateway } = draft;
  const hidesAddresses = !addressesApply(draft) && (draft.customerAddress || draft.amazonAddress);
  const hidden = mode === 'create' ? ownerAccount : gateway;
  if (!hidden && !hidesAddresses) return draft;
  return {
    ...draft,
    ...(mode === 'create' ? { ownerAccount: '' } : { gateway: '' }),
    ...(hidesAddresses && { customerAddress: '', amazonAddress: '' }),
  };
}

/** The draft as it may be kept: the key is left out, since it is secret. */
export function withoutKey(draft: AllocationDraft): AllocationDraft {
  return { ...draft, authKey: '' };
}
