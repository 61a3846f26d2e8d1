/** The part of AWS that a region belongs to; ARNs begin with it. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** An ARN from a principal or another `service:region:account:resource`, as it is written where the region is. */
export function arnIn(region: string, principal: string): string {
  return `arn:${partitionOf(region)}:${principal}`;
}
