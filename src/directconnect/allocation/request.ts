import { asnFields, parseAsn } from '../addressing/asn';
import { readPrefixes } from '../addressing/prefixes';
import type { Operations } from '../api';
import { asSent } from './asSent';
import { typedTags } from './draft';
import type { AllocationDraft } from './draft';
import { gatewayKind } from './gatewayKind';
import type { KnownNetwork } from './knownNetwork';
import { newInterfaceOperation, newInterfaceOperations } from './newInterface';
import type { NewInterface, NewInterfaceOperation } from './newInterface';
import { maySend, validate } from './rules';

/** A request that creates a virtual interface, for the operation that the draft's type and mode select. */
export type AllocationRequest = {
  readonly [Name in NewInterfaceOperation]: {
    readonly operation: Name;
    readonly input: Operations[Name]['input'];
  };
}[NewInterfaceOperation];

const number = (text: string) => (text === '' ? undefined : Number(text));

/**
 * The virtual interface that a tidied draft describes, without the fields that its request does not have. Empty fields
 * are left out, so that AWS chooses them.
 */
function fieldsOf(draft: AllocationDraft, asn: number): NewInterface {
  const tags = typedTags(draft);
  const { customerAddress, amazonAddress, virtualInterfaceName, vlan, rateLimit } = draft;
  const mtu = number(draft.mtu);
  const [ipv4, ipv6] = [number(draft.prefixCountIpv4), number(draft.prefixCountIpv6)];
  const { prefixes } = readPrefixes(draft.prefixes);
  const gateway = gatewayKind(draft.gateway);
  return {
    virtualInterfaceName,
    vlan: Number(vlan),
    ...asnFields(asn),
    ...(mtu !== undefined && { mtu }),
    ...(draft.authKey && { authKey: draft.authKey }),
    addressFamily: draft.addressFamily === 'ipv6' ? 'ipv6' : 'ipv4',
    ...(amazonAddress && { amazonAddress }),
    ...(customerAddress && { customerAddress }),
    ...(prefixes.length > 0 && { routeFilterPrefixes: prefixes.map(({ cidr }) => ({ cidr })) }),
    ...(rateLimit && { rateLimit }),
    ...(ipv4 !== undefined && { prefixPoolAllocatedCountIpv4: ipv4 }),
    ...(ipv6 !== undefined && { prefixPoolAllocatedCountIpv6: ipv6 }),
    ...(draft.siteLink && { enableSiteLink: true }),
    ...(tags.length > 0 && { tags: tags.map(({ key, value }) => ({ key, value })) }),
    ...(gateway && { [gateway]: draft.gateway }),
  };
}

/**
 * The request for a draft.
 * @throws RangeError when the draft breaks a blocking rule: ask `validate` first.
 */
export function toRequest(typed: AllocationDraft, known: KnownNetwork): AllocationRequest {
  const draft = asSent(typed);
  const asn = parseAsn(draft.asn);
  if (asn === undefined || !maySend(validate(draft, known))) {
    throw new RangeError('The draft breaks a rule of the request.');
  }
  const operation = newInterfaceOperation(draft.type, draft.mode);
  const input = {
    connectionId: known.facts.connection.id,
    ...(draft.mode === 'allocate' && { ownerAccount: draft.ownerAccount }),
    [newInterfaceOperations[operation].structure]: fieldsOf(draft, asn),
  };
  return { operation, input } as unknown as AllocationRequest;
}
