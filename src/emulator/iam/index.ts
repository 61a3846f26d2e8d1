import { partitionOf } from '../identity/partition';
import type { QueryService } from '../query/protocol';
import type { World } from '../world';
import { listAccountAliases } from './listAccountAliases';

/** IAM has no regions of its own: calls are signed for one region of each partition (IAM endpoints, AWS General Reference). */
const HOMES: Readonly<Record<string, string>> = {
  'aws': 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

/** IAM and its supported actions. To add one: a file and a line here. */
export function iam({ regions }: World): QueryService {
  return {
    service: 'iam',
    version: '2010-05-08',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    regions: [...new Set(regions.map((region) => HOMES[partitionOf(region)] ?? ''))],
    signed: new Map([['ListAccountAliases', listAccountAliases]]),
    unsigned: new Map(),
  };
}
