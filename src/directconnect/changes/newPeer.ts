import * as l10n from '@vscode/l10n';
import { asnFields, asnOf, parseAsn } from '../addressing/asn';
import { parseIpv4Interface, formatIpv4Interface, otherEnd } from '../addressing/ipv4';
import type { NewBGPPeer } from '../api';
import { asSent } from '../allocation/asSent';
import { emptyDraft } from '../allocation/draft';
import type { AllocationDraft } from '../allocation/draft';
import { knownNetwork } from '../allocation/knownNetwork';
import { networkFacts } from '../allocation/networkFacts';
import { maySend, validate } from '../allocation/rules';
import type { Finding } from '../allocation/rules';
import { peersOf } from '../impact/change';
import { familyName } from '../resources/bgpStatus';
import { interfaceTypeOf } from '../resources/interfaceTypes';
import type { Inventory, VirtualInterface } from '../resources/resources';
import { isGone, isLeaving } from '../resources/states';

/** A new BGP peer, as typed. */
export interface PeerDraft extends Pick<
  AllocationDraft,
  'asn' | 'customerAddress' | 'amazonAddress' | 'authKey'
> {
  readonly addressFamily: 'ipv4' | 'ipv6';
}

const FAMILIES = ['ipv4', 'ipv6'] as const;

/** The address family for which a virtual interface has no BGP peer; `undefined` when it has one for each. */
export function missingFamily(virtualInterface: VirtualInterface): 'ipv4' | 'ipv6' | undefined {
  const there = peersOf(virtualInterface).filter(({ bgpPeerState }) => !isGone(bgpPeerState));
  return FAMILIES.find((family) => !there.some(({ addressFamily }) => addressFamily === family));
}

/**
 * Why a virtual interface can't take another BGP peer; `undefined` if it can. AWS allows one for each address family,
 * and one that is being deleted counts until it is gone.
 */
export function whyNoPeerFits(virtualInterface: VirtualInterface): string | undefined {
  if (missingFamily(virtualInterface)) return undefined;
  const leaving = peersOf(virtualInterface).find(({ bgpPeerState }) => isLeaving(bgpPeerState));
  return leaving
    ? l10n.t('Its {0} peer is still being deleted. Try again once it is gone.', familyName(leaving))
    : l10n.t('It already has an IPv4 and an IPv6 peer, and AWS allows one of each.');
}

/** The initial values for a new peer: the ASN of the existing one, the rest empty. */
export const firstDraft = (
  virtualInterface: VirtualInterface,
  addressFamily: PeerDraft['addressFamily'],
): PeerDraft => ({
  addressFamily,
  asn: String(asnOf(peersOf(virtualInterface)[0] ?? {}) ?? asnOf(virtualInterface) ?? ''),
  ...{ customerAddress: '', amazonAddress: '', authKey: '' },
});

/** The only address left for Amazon's end of the link, once the customer's is typed; empty if there are several. */
export function amazonsEnd(customerAddress: string): string {
  const customer = parseIpv4Interface(customerAddress);
  const end = customer && otherEnd(customer);
  return end ? formatIpv4Interface(end) : '';
}

/** The rules of a request that also apply to an added peer. */
export class PeerRules {
  private readonly known;

  /** @param inventories that of the virtual interface's place, then all others that were read. */
  constructor(
    private readonly virtualInterface: VirtualInterface,
    region: string,
    [inventory, ...others]: readonly [Inventory, ...Inventory[]],
  ) {
    const { connectionId = '' } = virtualInterface;
    this.known = knownNetwork(networkFacts({ connectionId, region, inventory, others, accounts: [] }));
  }

  /** What is wrong, or may be, with some fields. What blocks comes first. */
  findings(draft: PeerDraft, ...fields: readonly (keyof PeerDraft)[]): readonly Finding[] {
    const all = validate(this.whole(draft), this.known);
    return all
      .filter(({ field }) => (fields as readonly string[]).includes(field))
      .toSorted((one, other) => Number(maySend([one])) - Number(maySend([other])));
  }

  /** The peer to ask for. Empty fields are left out, so that AWS chooses them. */
  request(draft: PeerDraft): NewBGPPeer {
    const { asn: text, customerAddress, amazonAddress, authKey } = asSent(this.whole(draft));
    const asn = parseAsn(text) ?? 0;
    return {
      ...asnFields(asn),
      addressFamily: draft.addressFamily,
      ...(amazonAddress && { amazonAddress }),
      ...(customerAddress && { customerAddress }),
      ...(authKey && { authKey }),
    };
  }

  private whole(draft: PeerDraft): AllocationDraft {
    const type = interfaceTypeOf(this.virtualInterface) ?? 'private';
    return { ...emptyDraft, ...draft, type, mode: 'create' };
  }
}
