import { consoleOrigin } from '../regions/partitions';
import type { SubjectKind } from './subject';

const routes: Record<SubjectKind | 'gateway', string> = {
  connection: 'connections',
  interconnect: 'connections',
  lag: 'lags',
  virtualInterface: 'virtual-interfaces',
  gateway: 'dxgateways',
};

/** The page of a resource in the AWS Console of its partition. Undefined where AWS publishes no address of that. */
export function consolePage(kind: SubjectKind | 'gateway', region: string, id: string): string | undefined {
  const origin = consoleOrigin(region);
  return (
    origin && `${origin}/directconnect/v2/home?region=${region}#/${routes[kind]}/${encodeURIComponent(id)}`
  );
}
