import type { Tag } from '../estate/model';
import { isVisible } from '../estate/estate';
import type { Call } from '../operations/call';
import { refuse } from '../refusal';

/** Something that tags can be put on. */
export interface Taggable {
  tags: Tag[];
}

/** How each resource type of an ARN is found, when the caller may see it in the region. */
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
 * The resource that an ARN names: `arn:aws:directconnect:REGION:ACCOUNT:dxcon/dxcon-…`, likewise `dxlag`, `dxvif` and
 * `dx-gateway`, the last without a region. The account is the caller's.
 * @throws Refusal when it is none of these, or the caller has no such resource in this region
 */
export function findByArn(call: Call, arn: string): Taggable {
  const match = /^arn:aws[a-z-]*:directconnect:([a-z0-9-]*):(\d{12}):([a-z-]+)\/([\w-]+)$/.exec(arn);
  const [, region = '', account = '', type = '', id = ''] = match ?? [];
  const expectedRegion = type === 'dx-gateway' ? ['', call.region] : [call.region];
  const find = Object.hasOwn(FINDERS, type) ? FINDERS[type] : undefined;
  if (!find || !expectedRegion.includes(region))
    refuse(`${arn} is not the ARN of a resource in ${call.region}.`);
  const found = account === call.account ? find(call, id) : undefined;
  return found ?? refuse(`Could not find resource with ARN ${arn}`);
}

function only<Resource>(
  resource: Resource | undefined,
  isWanted: (resource: Resource) => boolean,
): Resource | undefined {
  return resource !== undefined && isWanted(resource) ? resource : undefined;
}
