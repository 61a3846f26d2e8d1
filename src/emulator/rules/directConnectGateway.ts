import { associationsOf, attachedTo } from '../estate/gatewayUse';
import type { Estate } from '../estate/estate';
import type { DirectConnectGateway } from '../estate/model';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';

const ASN_RANGES: readonly [first: number, last: number][] = [
  [64512, 65534],
  [4200000000, 4294967294],
];

/** The Amazon-side ASN of a Direct Connect gateway is private. */
export function checkAmazonSideAsn(asn: number): void {
  if (ASN_RANGES.some(([first, last]) => asn >= first && asn <= last)) return;
  const ranges = ASN_RANGES.map(([first, last]) => `${first} to ${last}`).join(' or ');
  refuse(`amazonSideAsn ${asn} is not valid. It must be ${ranges}.`);
}

/** One of the caller's Direct Connect gateways, unless it was deleted: then it "does not exist". */
export function liveDirectConnectGateway({ estate, account }: Call, id: string): DirectConnectGateway {
  const gateway = estate.directConnectGateways.get(id);
  if (gateway?.ownerAccount !== account || gateway.directConnectGatewayState === 'deleted') {
    refuse(`Direct Connect gateway ${id} does not exist`);
  }
  return gateway;
}

/** A gateway is deleted once nothing is attached to it or associated with it. */
export function checkUnused(id: string, estate: Estate): void {
  const [vif] = attachedTo(id, estate);
  if (vif)
    refuse(`${id} still has virtual interfaces, such as ${vif.virtualInterfaceId}. Detach them first.`);
  if (associationsOf(id, estate).length > 0) {
    refuse(`${id} is still associated with other gateways. Disassociate them first.`);
  }
}
