import { partitionOf } from '../regions/partitions';
import { addresses } from './addresses';
import type { ResourceKind } from './kind';

/**
 * The ARN of a resource.
 * @param account the owner's, 12 digits.
 */
export function arnOf(kind: ResourceKind, region: string, account: string, id: string): string {
  const { arnType } = addresses[kind];
  return `arn:${partitionOf(region).id}:directconnect:${region}:${account}:${arnType}/${id}`;
}
