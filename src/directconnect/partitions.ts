/** The partition that a region is in. Source: AWS General Reference, "Amazon Resource Names". */
export function partitionOf(region: string | undefined): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region?.startsWith('cn-')) return 'aws-cn';
  return region?.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Where the AWS Console of a region is. Source: the AWS Management Console's endpoints, by partition. */
export function consoleOrigin(region: string): string {
  const origins = {
    'aws': `https://${region}.console.aws.amazon.com`,
    'aws-cn': `https://${region}.console.amazonaws.cn`,
    'aws-us-gov': `https://${region}.console.amazonaws-us-gov.com`,
  };
  return origins[partitionOf(region)];
}
