import { partitionOf } from '../regions/partitions';
import type { SubjectKind } from './subject';

/** Source: Service Authorization Reference, "Resource types defined by AWS Direct Connect". */
const types: Record<SubjectKind, string> = {
  connection: 'dxcon',
  interconnect: 'dxcon',
  lag: 'dxlag',
  virtualInterface: 'dxvif',
};

/**
 * The ARN of a resource.
 * @param account the owner's, 12 digits.
 */
export function arnOf(kind: SubjectKind, region: string, account: string, id: string): string {
  return `arn:${partitionOf(region).id}:directconnect:${region}:${account}:${types[kind]}/${id}`;
}
