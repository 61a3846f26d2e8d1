import { consoleOrigin } from '../regions/partitions';
import { addresses } from './addresses';
import type { ResourceKind } from './kind';

const GATEWAYS = 'dxgateways';

/** A resource's page in its partition's AWS Console. Undefined where AWS publishes no console address. */
export function consolePage(kind: ResourceKind | 'gateway', region: string, id: string): string | undefined {
  const origin = consoleOrigin(region);
  const route = kind === 'gateway' ? GATEWAYS : addresses[kind].consoleRoute;
  return origin && `${origin}/directconnect/v2/home?region=${region}#/${route}/${encodeURIComponent(id)}`;
}
