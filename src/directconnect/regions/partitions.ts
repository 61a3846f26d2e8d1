/** A partition of AWS: a part of its own, with accounts, addresses and a console of its own. */
export interface Partition {
  /** As it stands in ARNs. */
  readonly id: string;
  /** What its regions begin with. */
  readonly prefix: string;
  /** What its services' host names end with. */
  readonly suffix: string;
  /** What those end with that are reached over IPv6 too. */
  readonly dualStackSuffix: string;
  /** The region that requests to its services without a region are signed for. */
  readonly globalRegion: string;
  /** What the host name of its console ends with, after the region. Undefined where AWS publishes none. */
  readonly consoleHost?: string;
}

const STANDARD: Partition = {
  id: 'aws',
  prefix: '',
  suffix: 'amazonaws.com',
  dualStackSuffix: 'api.aws',
  globalRegion: 'us-east-1',
  consoleHost: 'console.aws.amazon.com',
};

/**
 * The other partitions. Source: botocore, partitions.json and endpoints.json; of the consoles, AWS's pages "Amazon Web
 * Services in China" and "AWS GovCloud (US)".
 */
const OTHERS: readonly Partition[] = [
  {
    id: 'aws-cn',
    prefix: 'cn-',
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
    globalRegion: 'cn-north-1',
    consoleHost: 'console.amazonaws.cn',
  },
  {
    id: 'aws-us-gov',
    prefix: 'us-gov-',
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    globalRegion: 'us-gov-west-1',
    consoleHost: 'console.amazonaws-us-gov.com',
  },
  {
    id: 'aws-iso',
    prefix: 'us-iso-',
    suffix: 'c2s.ic.gov',
    dualStackSuffix: 'api.aws.ic.gov',
    globalRegion: 'us-iso-east-1',
  },
  {
    id: 'aws-iso-b',
    prefix: 'us-isob-',
    suffix: 'sc2s.sgov.gov',
    dualStackSuffix: 'api.aws.scloud',
    globalRegion: 'us-isob-east-1',
  },
  {
    id: 'aws-iso-e',
    prefix: 'eu-isoe-',
    suffix: 'cloud.adc-e.uk',
    dualStackSuffix: 'api.cloud-aws.adc-e.uk',
    globalRegion: 'eu-isoe-west-1',
  },
  {
    id: 'aws-iso-f',
    prefix: 'us-isof-',
    suffix: 'csp.hci.ic.gov',
    dualStackSuffix: 'api.aws.hci.ic.gov',
    globalRegion: 'us-isof-south-1',
  },
  {
    id: 'aws-eusc',
    prefix: 'eusc-',
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
    globalRegion: 'eusc-de-east-1',
  },
];

/** The partition that a region is in; the standard one for a region of no known kind, or for none. */
export function partitionOf(region: string | undefined): Partition {
  return OTHERS.find(({ prefix }) => region?.startsWith(prefix)) ?? STANDARD;
}

/** Where the AWS Console of a region is, as `https://host`. Undefined where AWS publishes no address of it. */
export function consoleOrigin(region: string): string | undefined {
  const { consoleHost } = partitionOf(region);
  return consoleHost && `https://${region}.${consoleHost}`;
}
