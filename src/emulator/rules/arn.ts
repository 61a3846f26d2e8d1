import type { Tag } from '../estate/model';
import { isVisible } from '../estate/estate';
import { partitionOf } from '../identity/partition';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';

/** A resource that can be tagged. */
export interface Taggable {
  readonly ownerAccount: string;
  tags: Tag[];
}

/** How to find each resource type of an ARN, among those that the caller can see in the region. */
const FINDERS: Readonly<Record<string, (call: Call, id: string) => Taggable | undefined>> = {
  'dxcon': ({ estate, account, region }, id) =>
    only(
      estate.connections.get(id) ?? estate.interconnects.get(id),
      (found) => found.ownerAccount === account && found.region === region,
    ),
  'dxlag': ({ estate, account, region }, id) =>
    only(estate.lags.get(id), (found) => found.ownerAccount === account && found.region === region),
  'dxvif': ({ estate, account, region }, id) =>
    only(estate.virtualInterfaces.get(id), (found) => isVisible(found, account) && found.region === region),
  'dx-gateway': ({ estate, account }, id) =>
    only(estate.directConnectGateways.get(id), (found) => found.ownerAccount === account),
};

/**
 * The resource with an ARN: `arn:aws:directconnect:REGION:ACCOUNT:dxcon/dxcon-…`, likewise `dxlag`, `dxvif` and
 * `dx-gateway`, the last without a region. The account is the caller's, or that of a hosted interface's owner [G].
 * @throws Refusal when it is none of these, or the caller has no such resource in this region
 */
export function findByArn(call: Call, arn: string): Taggable {
  const match = /^arn:([a-z-]+):directconnect:([a-z0-9-]*):(\d{12}):([a-z-]+)\/([\w-]+)$/.exec(arn);
  const [, partition = '', region = '', account = '', type = '', id = ''] = match ?? [];
  const isHere = region === call.region || (region === '' && type === 'dx-gateway');
  const find = Object.hasOwn(FINDERS, type) ? FINDERS[type] : undefined;
  if (!find || !isHere || partition !== partitionOf(call.region))
    refuse(`${arn} is not the ARN of a resource in ${call.region}.`);
  const found = only(find(call, id), ({ ownerAccount }) => [call.account, ownerAccount].includes(account));
  return found ?? refuse(`Could not find resource with ARN ${arn}`);
}

function only<Resource>(
  resource: Resource | undefined,
  isWanted: (resource: Resource) => boolean,
): Resource | undefined {
  return resource !== undefined && isWanted(resource) ? resource : undefined;
}
