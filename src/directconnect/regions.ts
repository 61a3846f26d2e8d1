import { partitionOf } from './partitions';

/**
 * The regions that have a Direct Connect endpoint, by partition. Source: AWS General Reference, "AWS Direct Connect
 * endpoints and quotas". Only an offer: a region that is not here can be named in a profile or the settings.
 */
const byPartition: Record<string, readonly string[]> = {
  'aws': [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'af-south-1',
    'ap-east-1',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'sa-east-1',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** The Direct Connect regions of the partition that a region is in; of the standard one without a region. */
export function regionsBeside(region: string | undefined): readonly string[] {
  return byPartition[partitionOf(region).id] ?? [];
}
