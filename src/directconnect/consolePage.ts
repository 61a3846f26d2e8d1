import { consoleOrigin } from './partitions';
import type { SubjectKind } from './subject';

const routes: Record<SubjectKind | 'gateway', string> = {
  connection: 'connections',
  interconnect: 'connections',
  lag: 'lags',
  virtualInterface: 'virtual-interfaces',
  gateway: 'dxgateways',
};

/** The page of a resource in the AWS Console of its partition. */
export function consolePage(kind: SubjectKind | 'gateway', region: string, id: string): string {
  return `${consoleOrigin(region)}/directconnect/v2/home?region=${region}#/${routes[kind]}/${encodeURIComponent(id)}`;
}
